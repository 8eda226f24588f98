using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>
/// Combines tags into facts. An invalid or contradictory value becomes a problem and adds nothing; the others still count.
/// </summary>
internal sealed class DeploymentFactsBuilder
{
    private readonly ImmutableSortedSet<string>.Builder _jurisdictions = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly List<string> _consents = [];
    private readonly List<string> _approvals = [];
    private readonly ImmutableArray<TagProblem>.Builder _problems = ImmutableArray.CreateBuilder<TagProblem>();
    private Deployments _deployments;
    private Cameras _cameras;
    private bool _isExplained;

    // For the contradiction of "none" with another deployment: the first tag with "none", and the first with another word.
    private Tag? _nowhere;
    private (Tag Tag, string Word)? _somewhere;
    private bool _contradictionKnown;

    public DeploymentFactsBuilder()
    {
    }

    /// <summary>Starts with the facts of a wider scope, without its problems.</summary>
    public DeploymentFactsBuilder(DeploymentFactsBuilder wider)
    {
        _jurisdictions.UnionWith(wider._jurisdictions);
        _consents.AddRange(wider._consents);
        _approvals.AddRange(wider._approvals);
        _deployments = wider._deployments;
        _cameras = wider._cameras;
        _isExplained = wider._isExplained;
        _nowhere = wider._nowhere;
        _somewhere = wider._somewhere;
        _contradictionKnown = wider.Contradicts;
    }

    private bool Contradicts => _nowhere is not null && _somewhere is not null;

    public void Add(Tag tag)
    {
        if (tag.Key == TagKey.Deployment)
        {
            AddDeployment(tag);
        }
        else if (tag.Key == TagKey.Jurisdiction)
        {
            AddJurisdiction(tag);
        }
        else if (tag.Key == TagKey.Camera)
        {
            AddCamera(tag);
        }
        else if (tag.Key == TagKey.Consent)
        {
            AddReference(tag, _consents, "where valid consent is documented");
        }
        else if (tag.Key == TagKey.LimitedAccess)
        {
            AddReference(tag, _approvals, "the Limited Access approval");
        }
        else if (!bool.TryParse(tag.Value, out var isOn))
        {
            NotUnderstood(tag, tag.Value, ["true", "false"]);
        }
        else if (tag.Key == TagKey.Explain)
        {
            _isExplained = isOn;
        }
    }

    /// <summary>Adds an attribute whose key is a misspelt tag, which would silently declare nothing.</summary>
    public void AddMisspeltKey(string key, string meant, AttributeData attribute)
    {
        var allowed = string.Join(", ", TagKey.Facts.Select(tagKey => tagKey.MetadataKey));
        _problems.Add(
            new TagProblem(
                TagSource.Attribute,
                key,
                key,
                $"'{Clip(key)}' is not the name of a tag; allowed names: {allowed}",
                ArgumentLocation(attribute, "key", 0),
                meant));
    }

    /// <summary>A key of .editorconfig that stands where the compiler reads none.</summary>
    public void AddMisplacedKey(MisplacedKey misplaced) => _problems.Add(new TagProblem(
        TagSource.EditorConfig,
        misplaced.Key,
        misplaced.Key,
        $"'{Clip(misplaced.Key)}' stands above the first section of .editorconfig, where it applies to no file; write it below a section such as [*.cs]",
        misplaced.Location,
        Replacement: null));

    /// <summary>An <c>AssemblyMetadata</c> item of a project in which items become no attributes.</summary>
    public void AddLostMetadata(string name) => _problems.Add(new TagProblem(
        TagSource.Attribute,
        name,
        name,
        $"'{Clip(name)}' is an AssemblyMetadata item, but GenerateAssemblyInfo or GenerateAssemblyMetadataAttributes is false, so it declares nothing; "
            + "write the attribute in the source, or set the MSBuild property of the tag",
        Location: null,
        Replacement: null));

    /// <summary>A key of .editorconfig that resembles a tag's, and so would silently declare nothing.</summary>
    public static TagProblem MisspeltEditorConfigKey(string key, string? meant) => new(
        TagSource.EditorConfig,
        key,
        key,
        meant is null
            ? $"'{Clip(key)}' in .editorconfig is not the name of a tag; allowed names: {string.Join(", ", TagKey.Facts.Add(TagKey.Explain).Select(tagKey => tagKey.EditorConfigOption))}"
            : $"'{Clip(key)}' in .editorconfig is not the name of a tag; write {meant}",
        Location: null,
        meant);

    /// <summary>The facts so far.</summary>
    public DeploymentFacts ToFacts() => new()
    {
        // If "none" contradicts another deployment, the other one counts.
        Deployments = Contradicts ? _deployments & ~Deployments.None : _deployments,
        Jurisdictions = _jurisdictions.ToImmutable(),
        Cameras = _cameras,
        Consent = Join(_consents),
        LimitedAccess = Join(_approvals),
        IsExplained = _isExplained,
    };

    /// <summary>The problems of the tags added to this builder.</summary>
    public ImmutableArray<TagProblem> ToProblems() =>
        Contradicts && !_contradictionKnown
            ? _problems.ToImmutable().Add(Contradiction(_nowhere!, _somewhere!.Value))
            : _problems.ToImmutable();

    private void AddDeployment(Tag tag)
    {
        foreach (var item in TagVocabulary.Items(tag.Value))
        {
            var (word, value) = TagVocabulary.Deployment.FirstOrDefault(entry => Same(entry.Word, item));
            if (word is null)
            {
                NotUnderstood(tag, item, TagVocabulary.Deployment.Select(entry => entry.Word));
                continue;
            }

            _deployments |= value;
            if (value == Deployments.None)
            {
                _nowhere ??= tag;
            }
            else
            {
                _somewhere ??= (tag, word);
            }
        }
    }

    private void AddJurisdiction(Tag tag)
    {
        foreach (var item in TagVocabulary.Items(tag.Value))
        {
            if (Countries.ToAlpha2(item) is { } country)
            {
                _jurisdictions.Add(country);
            }
            else
            {
                Report(tag, item, $"'{Clip(item)}' in {tag.Name} is not valid; allowed values: ISO 3166 codes of countries, such as US, USA, 840 or US-CA");
            }
        }
    }

    private void AddCamera(Tag tag)
    {
        foreach (var item in TagVocabulary.Items(tag.Value))
        {
            var (word, value) = TagVocabulary.Camera.FirstOrDefault(entry => Same(entry.Word, item));
            if (word is null)
            {
                NotUnderstood(tag, item, TagVocabulary.Camera.Select(entry => entry.Word));
            }

            _cameras |= value;
        }
    }

    private void AddReference(Tag tag, List<string> references, string wanted)
    {
        if (!TagVocabulary.IsReference(tag.Value))
        {
            Report(tag, tag.Value, $"'{Clip(tag.Value)}' in {tag.Name} is not a reference; give a reference to {wanted}, such as a document number or an address");
        }
        else if (!references.Contains(tag.Value))
        {
            references.Add(tag.Value);
        }
    }

    private void NotUnderstood(Tag tag, string value, IEnumerable<string> allowed) => Report(
        tag,
        value,
        $"'{Clip(value)}' in {tag.Name} is not valid; allowed values: {string.Join(", ", allowed)}",
        TagVocabulary.Nearest(value, allowed));

    private void Report(Tag tag, string value, string message, string? replacement = null) =>
        _problems.Add(new TagProblem(tag.Source, tag.Name, value, message, ValueLocation(tag), replacement));

    private static TagProblem Contradiction(Tag nowhere, (Tag Tag, string Word) somewhere) => new(
        nowhere.Source,
        nowhere.Name,
        "none",
        $"'none' in {nowhere.Name} contradicts '{somewhere.Word}' in {somewhere.Tag.Name}; allowed values: law-enforcement, real-time-surveillance or both, or none alone",
        ValueLocation(nowhere) ?? ValueLocation(somewhere.Tag),
        Replacement: null);

    private static Location? ValueLocation(Tag tag) => tag.Attribute is { } attribute ? ArgumentLocation(attribute, "value", 1) : null;

    /// <summary>The location of the argument in source, found by name first: named arguments can be in any order.</summary>
    private static Location? ArgumentLocation(AttributeData attribute, string name, int position)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
        {
            return null;
        }

        var arguments = syntax.ArgumentList?.Arguments ?? default;
        var argument = arguments.FirstOrDefault(candidate => candidate.NameColon?.Name.Identifier.ValueText == name)
            ?? arguments.ElementAtOrDefault(position);
        return (argument?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }

    private static string? Join(List<string> references) => references.Count == 0 ? null : string.Join("; ", references);

    private static bool Same(string word, string item) => string.Equals(word, item, StringComparison.OrdinalIgnoreCase);

    /// <summary>Keeps a message on one readable line, whatever the tag contains.</summary>
    private static string Clip(string value)
    {
        const int Longest = 60;
        var clipped = value.Length <= Longest ? value : value.Substring(0, Longest) + "…";
        return new string([.. clipped.Select(c => char.IsControl(c) ? ' ' : c)]);
    }
}
