using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>What a member of an SDK does with media. The kebab-case names are the words of the catalog files.</summary>
internal enum ApiRole
{
    /// <summary>Builds media content: what it makes, or the object whose property it sets, holds media.</summary>
    Carrier,

    /// <summary>Sends what it is given to a service.</summary>
    Send,

    /// <summary>Makes or configures a client of a service.</summary>
    Client,

    /// <summary>Registers a client with a container or builder.</summary>
    Register,

    /// <summary>Yields frames, live from a camera or not.</summary>
    Live,

    /// <summary>An enum member or the like that selects a capability.</summary>
    Feature,

    /// <summary>Yields a copy without recognisable faces, or takes them out of what it is given.</summary>
    Redact,

    /// <summary>Verifies that the people shown have consented.</summary>
    Consent,

    /// <summary>Known, and harmless.</summary>
    Safe,
}

/// <summary>How the media that a member builds or sends is known.</summary>
internal enum MediaRule
{
    /// <summary>By the content that reaches the call: it counts only if a carrier built media.</summary>
    Content,
    Image,
    Video,
    Face,

    /// <summary>By the evidence for a media type: a string such as <c>image/png</c>, a data URI, a file extension.</summary>
    Mime,

    /// <summary>As <see cref="Mime"/>, and without evidence an image: whatever a user attaches is sent.</summary>
    Any,

    /// <summary>By the address and body of an HTTP request.</summary>
    Rest,
}

/// <summary>Whose service a client talks to.</summary>
internal enum ApiService
{
    /// <summary>Not decided by the member.</summary>
    Unknown,
    Azure,

    /// <summary>Provably not Azure.</summary>
    Other,

    /// <summary>The host of an endpoint decides.</summary>
    Endpoint,

    /// <summary>The client among the arguments decides.</summary>
    Argument,
}

/// <summary>
/// One line of a catalog file: a member, named by type and member name, and what it does.
/// Which of the properties mean something depends on the role.
/// </summary>
internal sealed class ApiModel
{
    /// <summary>The prefix of the documentation comment ID: M, P, F or E.</summary>
    public required char Kind { get; init; }

    /// <summary>The full metadata name of the type, nested types with a dot: <c>OpenAI.Chat.ChatClient</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The member name; <c>.ctor</c> for constructors, <c>Item</c> for indexers.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The short type names that the first parameters must have; empty for the overload without parameters,
    /// null when any overload is meant.
    /// </summary>
    public required ImmutableArray<string>? ParameterTypes { get; init; }

    public required ApiRole Role { get; init; }

    /// <summary>A user says so, in a file or by an attribute; such a member may stand in source.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Carrier, send: how the media is known.</summary>
    public MediaRule Media { get; init; }

    /// <summary>Carrier, send: the parameter, or the property set beside, that tells the media type.</summary>
    public string? MimeParameter { get; init; }

    /// <summary>
    /// Carrier: the parameters that hold the payload; empty means all. Redact: the parameters that are changed in place.
    /// </summary>
    public ImmutableArray<string> DataParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Send: the parameters that can hold content; empty means all.</summary>
    public ImmutableArray<string> ContentParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Send: the receiver itself holds the content, as a conversation does.</summary>
    public bool ReceiverCarries { get; init; }

    /// <summary>
    /// Send: what the service can do with the media; where <see cref="FeatureParameters"/> decide, what applies
    /// when they are not known at compile time. Feature: what the feature selects.
    /// </summary>
    public Capability Capabilities { get; init; }

    /// <summary>Send: the parameters whose features decide the capability.</summary>
    public ImmutableArray<string> FeatureParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Send: the capability when the feature arguments are omitted, null or empty.</summary>
    public Capability AbsentCapabilities { get; init; }

    /// <summary>
    /// Carrier, send: the entry applies only if this parameter has this constant, or one that is not decided. For a
    /// property the parameter is <c>value</c>.
    /// </summary>
    public (string Parameter, string Constant)? When { get; init; }

    /// <summary>Client, register: whose service it is.</summary>
    public ApiService Service { get; init; }

    /// <summary>Client, register: the parameters that tell the endpoint.</summary>
    public ImmutableArray<string> EndpointParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Client, register: whose service it is when no endpoint is given or it is not decided.</summary>
    public ApiService DefaultService { get; init; }

    /// <summary>Register: the full names of the types that can be injected afterwards.</summary>
    public ImmutableArray<string> Provides { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Live: the parameter that decides whether the source is a camera; null when the member alone decides.</summary>
    public string? SourceParameter { get; init; }

    /// <summary>Live: false for what is known not to be a camera.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>Feature: the string that selects it where features are strings.</summary>
    public string? FeatureText { get; init; }

    /// <summary>The documentation comment ID as the catalog file writes it.</summary>
    public override string ToString()
    {
        var name = Name == ".ctor" ? "#ctor" : Name;
        var parameters = ParameterTypes is { } types ? $"({string.Join(",", types)})" : "";
        return $"{Kind}:{TypeName}.{name}{parameters}";
    }
}
