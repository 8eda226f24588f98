using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>A word by which an address asks for a capability.</summary>
/// <param name="Parameters">The parameters of the query whose value the word is in; empty for the whole address.</param>
/// <param name="IsAssumed">Whether a value that is decided at run time counts as this word.</param>
internal sealed record RequestFeature(string Word, Capability Capability, string[] Parameters, bool IsAssumed);

/// <summary>A request of plain HTTP to an AI service.</summary>
/// <param name="Words">What its address contains. The first stands at the start of a segment, unless it begins with a slash.</param>
/// <param name="Except">What its address does not contain.</param>
/// <param name="Capabilities">What it does, besides what the features of its address ask for.</param>
/// <param name="Media">What it sends.</param>
/// <param name="NeedsImagePart">Whether its body must have an image part.</param>
/// <param name="IsShared">Whether other services have the same path, so that the host or the key must tell.</param>
internal sealed record RequestModel(
    string[] Words,
    string[] Except,
    Capability Capabilities,
    ImmutableArray<RequestFeature> Features,
    MediaRule Media,
    bool NeedsImagePart,
    bool IsShared)
{
    /// <summary>Whether it is known, and no person is recognised by it.</summary>
    public bool IsHarmless => Capabilities == Capability.None && Features.IsEmpty;
}

/// <summary>A header with the key of a service, and what that service can do with a picture.</summary>
/// <param name="NeedsImagePart">Whether the picture must be an image part of the body.</param>
internal sealed record KeyHeader(string Name, Capability Capabilities, bool NeedsImagePart);
