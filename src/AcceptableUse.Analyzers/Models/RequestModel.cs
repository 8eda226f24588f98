using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>A word by which an address asks for a capability.</summary>
/// <param name="Parameter">The parameter of the query whose value the word is in, or null for the whole address.</param>
internal sealed record RequestFeature(string Word, Capability Capability, string? Parameter);

/// <summary>A request of plain HTTP to an AI service.</summary>
/// <param name="Words">What its address contains. The first stands at the start of a segment, unless it begins with a slash.</param>
/// <param name="Except">What its address does not contain.</param>
/// <param name="Capabilities">What it does, besides what the features of its address ask for.</param>
/// <param name="IsShared">Whether other services have the same path, so that the host and the body must tell.</param>
internal sealed record RequestModel(
    string[] Words,
    string[] Except,
    Capability Capabilities,
    ImmutableArray<RequestFeature> Features,
    bool IsShared);
