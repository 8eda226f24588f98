using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>Where a tag stands.</summary>
internal enum TagSource
{
    /// <summary>An MSBuild property that the targets make visible to the compiler.</summary>
    Property,

    /// <summary>An <c>[assembly: AssemblyMetadata]</c> attribute.</summary>
    Attribute,

    /// <summary>A key of .editorconfig, for a folder or a file.</summary>
    EditorConfig,
}

/// <summary>A fact that can be declared, and its name in each source.</summary>
internal sealed class TagKey
{
    /// <summary>What the names of all tags begin with, but for .editorconfig.</summary>
    public const string Prefix = "AcceptableUse";

    public static readonly TagKey Deployment = new("Deployment", "deployment");
    public static readonly TagKey Jurisdiction = new("Jurisdiction", "jurisdiction");
    public static readonly TagKey Camera = new("Camera", "camera");
    public static readonly TagKey Consent = new("Consent", "consent");
    public static readonly TagKey LimitedAccess = new("LimitedAccess", "limited_access");

    /// <summary>Says whether violations are errors. No fact about the deployment, and an MSBuild property only.</summary>
    public static readonly TagKey Enforce = new("Enforce", "enforce");

    /// <summary>Says whether suppressions have to be attributes. No fact either, and an MSBuild property only.</summary>
    public static readonly TagKey Strict = new("Strict", "strict");

    /// <summary>Says whether satisfied clauses are explained. No fact about the deployment either.</summary>
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

    /// <summary>The name a user gave the tag by in the source.</summary>
    public string NameIn(TagSource source) => source switch
    {
        TagSource.Property => PropertyName,
        TagSource.Attribute => MetadataKey,
        _ => EditorConfigOption,
    };
}

/// <summary>A tag as it was written: what, where, and the value with escapes decoded and blanks trimmed.</summary>
/// <param name="Attribute">The attribute that carries the tag, when an attribute does.</param>
internal sealed record Tag(TagKey Key, TagSource Source, string Value, AttributeData? Attribute = null)
{
    public string Name => Key.NameIn(Source);
}

/// <summary>A value that was not understood or contradicts another one. It adds nothing to the facts.</summary>
/// <param name="Name">The name of the tag in its source.</param>
/// <param name="Value">The part of the tag that is meant.</param>
/// <param name="Message">A sentence for the user, which names the allowed values.</param>
/// <param name="Location">Where the value stands, when it stands in source.</param>
/// <param name="Replacement">What the user most likely meant, or null.</param>
internal sealed record TagProblem(TagSource Source, string Name, string Value, string Message, Location? Location, string? Replacement);
