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
    private volatile bool _cannotListKeys;

    private DeploymentFactsProvider(AnalyzerConfigOptionsProvider options, DeploymentFactsBuilder project)
    {
        _options = options;
        _project = project;
        _projectScope = new Scope(project.ToFacts(), project.ToProblems());
    }

    /// <summary>The problems of the tags for the whole project: properties and attributes.</summary>
    public ImmutableArray<TagProblem> Problems => _projectScope.Problems;

    /// <summary>The facts of the whole project, without what single files add.</summary>
    public DeploymentFacts Project => _projectScope.Facts;

    /// <summary>
    /// Whether a deployment is declared, for the project or, by what the targets have read, for a folder of it. No file is asked for its
    /// options, since each project would pay for that at each keystroke.
    /// </summary>
    public bool IsTagged =>
        _projectScope.Facts.IsDeclared
        || IsSet(TagKey.Deployment.PropertyOption)
        || IsSet("build_property._AcceptableUseFolderTags");

    /// <summary>Reads the tags of the whole project.</summary>
    public static DeploymentFactsProvider Create(
        Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var project = new DeploymentFactsBuilder();
        foreach (var tag in TagReader.FromProperties(options.GlobalOptions))
        {
            project.Add(tag);
        }

        foreach (var misplaced in MisplacedKey.In(options.GlobalOptions))
        {
            project.AddMisplacedKey(misplaced);
        }

        foreach (var name in TagReader.LostMetadata(options.GlobalOptions))
        {
            project.AddLostMetadata(name);
        }

        foreach (var (key, value, attribute) in TagReader.Metadata(compilation.Assembly))
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddMetadata(project, key, value, attribute);
        }

        return new DeploymentFactsProvider(options, project);
    }

    /// <summary>The facts for a file, or, for generated code, for the file that it was made from.</summary>
    /// <param name="tree">The code.</param>
    /// <param name="origin">The file that the code was made from, if it was. What its path does not decide, the path of
    /// the code does.</param>
    public DeploymentFacts For(SyntaxTree tree, AdditionalText? origin = null)
    {
        var options = _options.GetOptions(tree);
        return ScopeOf(origin is null ? options : new LayeredOptions(_options.GetOptions(origin), options)).Facts;
    }

    /// <summary>The problems of the .editorconfig keys for a file. Files with the same keys share them.</summary>
    public IEnumerable<TagProblem> ProblemsIn(SyntaxTree tree) => ProblemsIn(_options.GetOptions(tree));

    /// <inheritdoc cref="ProblemsIn(SyntaxTree)"/>
    public IEnumerable<TagProblem> ProblemsIn(AdditionalText file) => ProblemsIn(_options.GetOptions(file));

    private bool IsSet(string option) => _options.GlobalOptions.TryGetValue(option, out var value) && value.Length > 0;

    private static void AddMetadata(DeploymentFactsBuilder project, string key, string value, AttributeData attribute)
    {
        key = key.Trim();
        if (TagKey.Facts.FirstOrDefault(
            candidate => string.Equals(candidate.MetadataKey, key, StringComparison.OrdinalIgnoreCase)) is { } tagKey)
        {
            if (value.Trim() is { Length: > 0 } trimmed)
            {
                project.Add(new Tag(tagKey, TagSource.Attribute, trimmed, attribute));
            }
        }
        else if (TagNames.MeantMetadataKey(key) is { } meant)
        {
            project.AddMisspeltKey(key, meant, attribute);
        }
    }

    private IEnumerable<TagProblem> ProblemsIn(AnalyzerConfigOptions options)
    {
        var misspelt = TagNames.Misspelt(KeysOf(options)).Select(key => DeploymentFactsBuilder.MisspeltEditorConfigKey(key.Key, key.Meant));
        return ScopeOf(options) is var scope && scope != _projectScope ? scope.Problems.Concat(misspelt) : misspelt;
    }

    /// <summary>A host that cannot list the keys of one file cannot do so for any, and says it by an exception, so it is asked once.</summary>
    private IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        var keys = _cannotListKeys ? null : TagNames.KeysOf(options);
        _cannotListKeys = keys is null;
        return keys ?? [];
    }

    private Scope ScopeOf(AnalyzerConfigOptions options)
    {
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
    private readonly record struct EditorConfigValues(
        string? Deployment, string? Jurisdiction, string? Camera, string? Consent, string? LimitedAccess, string? Explain)
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
