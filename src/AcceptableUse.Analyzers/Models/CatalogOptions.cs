using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The keys and values of one line or attribute, after its role. The first invalid value becomes the problem.
/// </summary>
internal sealed class CatalogOptions
{
    private readonly RoleFormat _role;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public CatalogOptions(RoleFormat role) => _role = role;

    public string? Problem { get; private set; }

    public bool TryAdd(string part, out string? problem)
    {
        var equals = part.IndexOf('=');
        var key = equals < 0 ? part : part.Substring(0, equals).TrimEnd();
        var value = equals < 0 ? "" : part.Substring(equals + 1).TrimStart();
        var keys = _role.Keys;

        problem = value.Length == 0
            ? $"'{part}' is not of the form key=value"
            : !keys.Contains(key)
                ? $"'{key}' is not a key of the role '{_role.Word}'{(keys.IsEmpty ? "" : $"; use {string.Join(", ", keys)}")}"
                : Has(key) ? $"the key '{key}' is given twice" : null;
        if (problem is not null)
        {
            return false;
        }

        _values.Add(key, value);
        return true;
    }

    /// <summary>The model of a member with these keys; valid only if there is no <see cref="Problem"/>.</summary>
    public ApiModel ToMember(char kind, string typeName, string name, ImmutableArray<string>? parameterTypes, bool isDeclared, ExportSource? export = null)
    {
        if (_role.Required is { } required && !Has(required))
        {
            Problem ??= $"the role '{_role.Word}' needs the key '{required}'";
        }

        var role = _role.Role;
        var capabilities = Capabilities("capability");
        return new ApiModel
        {
            Kind = kind,
            TypeName = typeName,
            Name = name,
            ParameterTypes = parameterTypes,
            IsDeclared = isDeclared,
            Role = role,
            Media = Media(allowContent: role == ApiRole.Send),
            MimeParameter = Text("mime"),
            DataParameters = List("data", ','),
            ContentParameters = List("content", ','),
            ReceiverCarries = Boolean("receiver") ?? false,
            Capabilities = role == ApiRole.Send && !Has("capability") ? Capability.Generate : capabilities,
            FeatureParameters = ImmutableArray.CreateRange(List("features", ',').Select(item => item.Split(':')[0].TrimEnd())),
            FeatureCapabilities = FeatureCapabilities(),
            AbsentCapabilities = Capabilities("absent"),
            When = Condition("when"),
            Always = Condition("always"),
            IsUpload = Boolean("upload") ?? false,
            Service = Service("service", allowArgument: role == ApiRole.Register, allowEndpoint: role != ApiRole.Send),
            EndpointParameters = List("endpoint", ','),
            DefaultService = Service("default", allowArgument: false, allowEndpoint: false),
            Provides = List("provides", '|'),
            SourceParameter = Text("source"),
            IsLive = role != ApiRole.Live || (Boolean("live") ?? true),
            ClientParameters = List("client", ','),
            SendsLiveFrames = role == ApiRole.Send && (Boolean("live") ?? false),
            ChecksConsent = Boolean("consent") ?? false,
            Export = export,
            FeatureText = Text("text"),
        };
    }

    public static ImmutableArray<string> Split(string list, char separator) =>
        ImmutableArray.CreateRange(list.Split(separator).Select(item => item.Trim()));

    private bool Has(string key) => _values.ContainsKey(key);

    private string? Text(string key) => _values.TryGetValue(key, out var value) ? value : null;

    private ImmutableArray<string> List(string key, char separator)
    {
        if (Text(key) is not { } value)
        {
            return ImmutableArray<string>.Empty;
        }

        var items = Split(value, separator);
        if (items.Any(item => item.Length == 0))
        {
            Problem ??= $"the list of '{key}' has an empty item";
        }

        return items;
    }

    private bool? Boolean(string key) => Choose<bool?>(key, null, ("true", true), ("false", false));

    private MediaRule Media(bool allowContent) =>
        allowContent
            ? Choose(
                "media",
                MediaRule.Content,
                ("content", MediaRule.Content),
                ("image", MediaRule.Image),
                ("video", MediaRule.Video),
                ("face", MediaRule.Face),
                ("mime", MediaRule.Mime),
                ("any", MediaRule.Any),
                ("rest", MediaRule.Rest))
            : Choose(
                "media",
                MediaRule.Content,
                ("image", MediaRule.Image),
                ("video", MediaRule.Video),
                ("face", MediaRule.Face),
                ("mime", MediaRule.Mime),
                ("any", MediaRule.Any));

    private ApiService Service(string key, bool allowArgument, bool allowEndpoint)
    {
        var choices =
            new List<(string, ApiService)> { ("azure", ApiService.Azure), ("other", ApiService.Other), ("unknown", ApiService.Unknown) };
        if (allowEndpoint)
        {
            choices.Add(("endpoint", ApiService.Endpoint));
        }

        if (allowArgument)
        {
            choices.Add(("argument", ApiService.Argument));
        }

        return Choose(key, ApiService.Unknown, choices.ToArray());
    }

    /// <summary>What single feature parameters can ask for: <c>features=visualFeatures:detect|describe,details:celebrity</c>.</summary>
    private ImmutableDictionary<string, Capability> FeatureCapabilities()
    {
        var all = ImmutableDictionary<string, Capability>.Empty;
        foreach (var item in List("features", ','))
        {
            if (item.IndexOf(':') is > 0 and var colon)
            {
                all = all.SetItem(item.Substring(0, colon).TrimEnd(), Capabilities(Split(item.Substring(colon + 1), '|')));
            }
        }

        return all;
    }

    private Capability Capabilities(string key) => Capabilities(List(key, '|'));

    private Capability Capabilities(ImmutableArray<string> words)
    {
        var capabilities = Capability.None;
        foreach (var word in words)
        {
            var capability = CapabilityWords.Parse(word);
            if (capability == Capability.None)
            {
                Problem ??= $"'{word}' is not a capability; use {string.Join(", ", CapabilityWords.All.Select(c => c.Word))}";
            }

            capabilities |= capability;
        }

        return capabilities;
    }

    private (string Parameter, string Constant)? Condition(string key)
    {
        if (Text(key) is not { } value)
        {
            return null;
        }

        var colon = value.IndexOf(':');
        if (colon <= 0 || colon == value.Length - 1)
        {
            Problem ??= $"'{key}' is not of the form parameter:constant";
            return null;
        }

        return (value.Substring(0, colon).TrimEnd(), value.Substring(colon + 1).TrimStart());
    }

    private T Choose<T>(string key, T absent, params (string Word, T Value)[] choices)
    {
        if (Text(key) is not { } value)
        {
            return absent;
        }

        foreach (var choice in choices)
        {
            if (choice.Word == value)
            {
                return choice.Value;
            }
        }

        Problem ??= $"'{value}' is not a value of '{key}'; use {string.Join(", ", choices.Select(c => c.Word))}";
        return absent;
    }
}
