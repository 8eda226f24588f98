using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>Where a tag is written.</summary>
internal enum TagSource
{
    /// <summary>An MSBuild property that the targets make visible to the compiler.</summary>
    Property,

    /// <summary>An <c>[assembly: AssemblyMetadata]</c> attribute.</summary>
    Attribute,

    /// <summary>A key of .editorconfig, for a folder or a file.</summary>
    EditorConfig,
}

/// <summary>The key of a tag, with its name in each source.</summary>
internal sealed class TagKey
{
    /// <summary>The prefix of all names except those in .editorconfig.</summary>
    public const string Prefix = "AcceptableUse";

    public static readonly TagKey Deployment = new("Deployment", "deployment");
    public static readonly TagKey Jurisdiction = new("Jurisdiction", "jurisdiction");
    public static readonly TagKey Camera = new("Camera", "camera");
    public static readonly TagKey Consent = new("Consent", "consent");
    public static readonly TagKey LimitedAccess = new("LimitedAccess", "limited_access");

    /// <summary>Whether violations are errors. Not a fact about the deployment, and an MSBuild property only.</summary>
    public static readonly TagKey Enforce = new("Enforce", "enforce");

    /// <summary>Whether suppressions must be attributes. Not a fact either, and an MSBuild property only.</summary>
    public static readonly TagKey Strict = new("Strict", "strict");

    /// <summary>Whether satisfied clauses are explained. Not a fact either.</summary>
    public static readonly TagKey Explain = new("Explain", "explain");

    private TagKey(string name, string editorConfigName)
    {
        Name = name;
        PropertyName = Prefix + name;
        PropertyOption = "build_property." + PropertyName;
        MetadataKey = Prefix + "." + name;
        EditorConfigOption = "acceptable_use." + editorConfigName;
    }

    /// <summary>The facts about the deployment.</summary>
    public static ImmutableArray<TagKey> Facts { get; } = ImmutableArray.Create(Deployment, Jurisdiction, Camera, Consent, LimitedAccess);

    /// <summary><c>Deployment</c>.</summary>
    public string Name { get; }

    /// <summary><c>AcceptableUseDeployment</c>, and as the compiler passes it on.</summary>
    public string PropertyName { get; }

    public string PropertyOption { get; }

    /// <summary><c>AcceptableUse.Deployment</c>.</summary>
    public string MetadataKey { get; }

    /// <summary><c>acceptable_use.deployment</c>.</summary>
    public string EditorConfigOption { get; }

    /// <summary>The name of the tag in a source.</summary>
    public string NameIn(TagSource source) => source switch
    {
        TagSource.Property => PropertyName,
        TagSource.Attribute => MetadataKey,
        _ => EditorConfigOption,
    };
}

/// <summary>A tag as it was written, with escapes decoded and blanks trimmed.</summary>
/// <param name="Attribute">The attribute with the tag, if it is in an attribute.</param>
internal sealed record Tag(TagKey Key, TagSource Source, string Value, AttributeData? Attribute = null)
{
    public string Name => Key.NameIn(Source);
}

/// <summary>An invalid or contradictory value. It adds nothing to the facts.</summary>
/// <param name="Name">The name of the tag in its source.</param>
/// <param name="Value">The invalid part of the tag.</param>
/// <param name="Message">A sentence for the user that names the allowed values.</param>
/// <param name="Location">The location of the value, if it is in source.</param>
/// <param name="Replacement">The most similar allowed value, or null.</param>
internal sealed record TagProblem(TagSource Source, string Name, string Value, string Message, Location? Location, string? Replacement);
