using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>
/// The facts for each file of a compilation: those of the project, and those that .editorconfig adds for the file. Made once
/// per compilation; thread-safe.
/// </summary>
internal sealed class DeploymentFactsProvider
{
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly DeploymentFactsBuilder _project;
    private readonly Scope _projectScope;
    private readonly ConcurrentDictionary<EditorConfigValues, Scope> _scopes = new();

    private DeploymentFactsProvider(AnalyzerConfigOptionsProvider options, DeploymentFactsBuilder project)
    {
        _options = options;
        _project = project;
        _projectScope = new Scope(project.ToFacts(), project.ToProblems());
    }

    /// <summary>The problems of the tags for the whole project: properties and attributes.</summary>
    public ImmutableArray<TagProblem> Problems => _projectScope.Problems;

    /// <summary>Reads the tags of the whole project.</summary>
    public static DeploymentFactsProvider Create(Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var project = new DeploymentFactsBuilder();
        foreach (var tag in TagReader.FromProperties(options.GlobalOptions))
        {
            project.Add(tag);
        }

        foreach (var (key, value, attribute) in TagReader.Metadata(compilation.Assembly))
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddMetadata(project, key, value, attribute);
        }

        return new DeploymentFactsProvider(options, project);
    }

    /// <summary>The facts for a file.</summary>
    public DeploymentFacts For(SyntaxTree tree) => ScopeOf(tree).Facts;

    /// <summary>The problems of the .editorconfig keys for a file. Files with the same keys share them.</summary>
    public ImmutableArray<TagProblem> ProblemsIn(SyntaxTree tree) =>
        ScopeOf(tree) is var scope && scope != _projectScope ? scope.Problems : ImmutableArray<TagProblem>.Empty;

    private static void AddMetadata(DeploymentFactsBuilder project, string key, string value, AttributeData attribute)
    {
        key = key.Trim();
        if (!key.StartsWith(TagKey.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (TagKey.Facts.FirstOrDefault(candidate => string.Equals(candidate.MetadataKey, key, StringComparison.OrdinalIgnoreCase)) is { } tagKey)
        {
            if (value.Trim() is { Length: > 0 } trimmed)
            {
                project.Add(new Tag(tagKey, TagSource.Attribute, trimmed, attribute));
            }
        }
        else if (TagVocabulary.Nearest(key.Substring(TagKey.Prefix.Length), TagKey.Facts.Select(candidate => candidate.Name)) is { } meant)
        {
            project.AddMisspeltKey(key, $"{TagKey.Prefix}.{meant}", attribute);
        }
    }

    private Scope ScopeOf(SyntaxTree tree)
    {
        var options = _options.GetOptions(tree);
        var values = EditorConfigValues.Read(options);
        if (values == default)
        {
            return _projectScope;
        }

        return _scopes.TryGetValue(values, out var scope) ? scope : _scopes.GetOrAdd(values, Add(options));
    }

    private Scope Add(AnalyzerConfigOptions options)
    {
        var builder = new DeploymentFactsBuilder(_project);
        foreach (var tag in TagReader.FromEditorConfig(options))
        {
            builder.Add(tag);
        }

        return new Scope(builder.ToFacts(), builder.ToProblems());
    }

    private sealed record Scope(DeploymentFacts Facts, ImmutableArray<TagProblem> Problems);

    /// <summary>The raw values for one file, which are the key of the cache. Usually there are none.</summary>
    private readonly record struct EditorConfigValues(string? Deployment, string? Jurisdiction, string? Camera, string? Consent, string? LimitedAccess, string? Explain)
    {
        public static EditorConfigValues Read(AnalyzerConfigOptions options) => new(
            Value(options, TagKey.Deployment),
            Value(options, TagKey.Jurisdiction),
            Value(options, TagKey.Camera),
            Value(options, TagKey.Consent),
            Value(options, TagKey.LimitedAccess),
            Value(options, TagKey.Explain));

        private static string? Value(AnalyzerConfigOptions options, TagKey key) =>
            options.TryGetValue(key.EditorConfigOption, out var value) ? value : null;
    }
}
