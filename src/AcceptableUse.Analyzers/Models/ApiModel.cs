using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>What an SDK member does with media. The kebab-case names are the words of the catalog files.</summary>
internal enum ApiRole
{
    /// <summary>Builds media content: its result, or the object whose property it sets, contains media.</summary>
    Carrier,

    /// <summary>Sends its arguments to a service.</summary>
    Send,

    /// <summary>Makes or configures a client of a service.</summary>
    Client,

    /// <summary>Registers a client with a container or builder.</summary>
    Register,

    /// <summary>Yields frames, live from a camera or not.</summary>
    Live,

    /// <summary>Selects a capability, as an enum member does.</summary>
    Feature,

    /// <summary>Returns a copy without recognisable faces, or removes them from its argument.</summary>
    Redact,

    /// <summary>Verifies that the people shown have consented.</summary>
    Consent,

    /// <summary>Known to be harmless.</summary>
    Safe,
}

/// <summary>How the analysis decides which media a member builds or sends.</summary>
internal enum MediaRule
{
    /// <summary>By the content that reaches the call: only media built by a carrier counts.</summary>
    Content,
    Image,
    Video,
    Face,

    /// <summary>By the evidence for a media type: a string such as <c>image/png</c>, a data URI or a file extension.</summary>
    Mime,

    /// <summary>As <see cref="Mime"/>, but an image without evidence: the member sends whatever a user attaches.</summary>
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

/// <summary>Where an export comes from.</summary>
/// <param name="Library">The assembly that exports.</param>
/// <param name="JudgedBy">
/// The assemblies on the way, itself among them, that have judged a call of their own by their own tags, so that only what those
/// leave out is left to report.
/// </param>
internal sealed record ExportSource(string Library, ImmutableArray<string> JudgedBy);

/// <summary>
/// One line of a catalog file: a member, by the names of its type and itself, and what it does. The role decides which
/// properties apply.
/// </summary>
internal sealed class ApiModel
{
    /// <summary>The prefix of the documentation comment ID: M, P, F or E.</summary>
    public required char Kind { get; init; }

    /// <summary>The full metadata name of the type, nested types with a dot: <c>OpenAI.Chat.ChatClient</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The last part of <see cref="TypeName"/>, without what marks it as generic: how source writes the type.</summary>
    public string SimpleTypeName
    {
        get
        {
            var segment = TypeName.Substring(TypeName.LastIndexOf('.') + 1);
            var tick = segment.IndexOf('`');
            return tick < 0 ? segment : segment.Substring(0, tick);
        }
    }

    /// <summary>The member name; <c>.ctor</c> for constructors, <c>Item</c> for indexers.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is one half of a property, by the name that the compiler gives it.</summary>
    public bool IsAccessor => Kind == 'M' && (IsNamed("get_") || IsNamed("set_"));

    /// <summary>
    /// The short type names of the first parameters; empty for the overload without parameters, null for any overload.
    /// </summary>
    public required ImmutableArray<string>? ParameterTypes { get; init; }

    public required ApiRole Role { get; init; }

    /// <summary>Whether a user declares it, in a file or by an attribute; such a member may be in source.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Carrier, send: how the media is decided.</summary>
    public MediaRule Media { get; init; }

    /// <summary>Carrier, send: the parameter with the media type, or the property beside it.</summary>
    public string? MimeParameter { get; init; }

    /// <summary>
    /// Carrier: the parameters with the payload; empty means all. Redact: the parameters that are redacted in place.
    /// </summary>
    public ImmutableArray<string> DataParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Send: the parameters with content; empty means all.</summary>
    public ImmutableArray<string> ContentParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Send: whether the receiver contains the content, as a conversation does.</summary>
    public bool ReceiverCarries { get; init; }

    /// <summary>
    /// Send: what the service can do with the media; if <see cref="FeatureParameters"/> decide, the capabilities when the
    /// features are unknown at compile time. Feature: the capability that it selects.
    /// </summary>
    public Capability Capabilities { get; init; }

    /// <summary>Send: the parameters that select features.</summary>
    public ImmutableArray<string> FeatureParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Send: what a feature parameter can ask for by itself; one that is not listed can ask for everything.</summary>
    public ImmutableDictionary<string, Capability> FeatureCapabilities { get; init; } = ImmutableDictionary<string, Capability>.Empty;

    /// <summary>Send: the capability when the feature arguments are omitted, null or empty.</summary>
    public Capability AbsentCapabilities { get; init; }

    /// <summary>
    /// Carrier, send: the entry applies only if this parameter is this constant, or unknown at compile time. For a property
    /// the parameter is <c>value</c>.
    /// </summary>
    public (string Parameter, string Constant)? When { get; init; }

    /// <summary>Send: if this parameter is this constant, an image is sent, whatever else tells.</summary>
    public (string Parameter, string Constant)? Always { get; init; }

    /// <summary>Send: whether what it returns names the file that it sent, so that it is an image where it is used as one.</summary>
    public bool IsUpload { get; init; }

    /// <summary>Client, register, send: whose service it is. A send that does not know sends to that of its client.</summary>
    public ApiService Service { get; init; }

    /// <summary>Send: the parameters with the client, beside the receiver.</summary>
    public ImmutableArray<string> ClientParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Send: whether it sends frames live from a camera of its own.</summary>
    public bool SendsLiveFrames { get; init; }

    /// <summary>Send: whether a check of consent has succeeded whenever it sends.</summary>
    public bool ChecksConsent { get; init; }

    /// <summary>Send: the assembly that exports it, or null for a line of a catalog and for an attribute.</summary>
    public ExportSource? Export { get; init; }

    /// <summary>Send: where attributes say that it goes, or null where the code does.</summary>
    public Route? Route { get; init; }

    /// <summary>Client, register: the parameters with the endpoint.</summary>
    public ImmutableArray<string> EndpointParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Client, register: whose service it is if the endpoint is missing or unknown.</summary>
    public ApiService DefaultService { get; init; }

    /// <summary>Register: the full names of the types that it makes injectable.</summary>
    public ImmutableArray<string> Provides { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Live: the parameter that decides whether the source is a camera; null if the member alone decides.</summary>
    public string? SourceParameter { get; init; }

    /// <summary>Live: false if the source is known not to be a camera.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>Feature: the string that selects it, if features are strings.</summary>
    public string? FeatureText { get; init; }

    private bool IsNamed(string prefix) => Name.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>The documentation comment ID as the catalog file writes it.</summary>
    public override string ToString()
    {
        var name = Name == ".ctor" ? "#ctor" : Name;
        var parameters = ParameterTypes is { } types ? $"({string.Join(",", types)})" : "";
        return $"{Kind}:{TypeName}.{name}{parameters}";
    }
}
