using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Sdk;

/// <summary>A line of a catalog file that does not count, and why.</summary>
internal readonly record struct CatalogProblem(TextSpan Span, LinePositionSpan LineSpan, string Message);

/// <summary>The members of a catalog file and the lines that could not be understood.</summary>
internal readonly record struct ParsedCatalog(ImmutableArray<SdkMember> Members, ImmutableArray<CatalogProblem> Problems);

/// <summary>
/// Reads the catalog format: one <c>ID; role; key=value; …</c> per line, <c>#</c> for comments.
/// A line that is wrong is a problem; the others count all the same.
/// </summary>
internal static class CatalogParser
{
    private static readonly ImmutableArray<(string Word, SdkRole Role, string[] Keys, string? Required)> Roles = ImmutableArray.Create(
        ("carrier", SdkRole.Carrier, new[] { "media", "mime", "data", "when" }, (string?)"media"),
        ("send", SdkRole.Send, new[] { "media", "mime", "content", "receiver", "capability", "features", "absent", "when" }, null),
        ("client", SdkRole.Client, new[] { "service", "endpoint", "default" }, "service"),
        ("register", SdkRole.Register, new[] { "service", "endpoint", "default", "provides" }, "service"),
        ("live", SdkRole.Live, new[] { "source", "live" }, null),
        ("feature", SdkRole.Feature, new[] { "capability", "text" }, "capability"),
        ("redact", SdkRole.Redact, Array.Empty<string>(), null),
        ("safe", SdkRole.Safe, Array.Empty<string>(), null));

    public static ParsedCatalog Parse(SourceText text, CancellationToken cancellationToken = default)
    {
        var members = ImmutableArray.CreateBuilder<SdkMember>();
        var problems = ImmutableArray.CreateBuilder<CatalogProblem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var line in text.Lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            var member = ParseLine(content, out var problem);
            if (member is not null && !seen.Add(member.ToString()))
            {
                problem = $"'{member}' is listed twice";
            }
            else if (member is not null)
            {
                members.Add(member);
            }

            if (problem is not null)
            {
                problems.Add(new CatalogProblem(line.Span, text.Lines.GetLinePositionSpan(line.Span), problem));
            }
        }

        return new ParsedCatalog(members.ToImmutable(), problems.ToImmutable());
    }

    private static SdkMember? ParseLine(string line, out string? problem)
    {
        var parts = line.Split(';');
        if (!TryParseId(parts[0].Trim(), out var kind, out var typeName, out var name, out var parameterTypes, out problem))
        {
            return null;
        }

        if (parts.Length == 1)
        {
            problem = "a role must follow the member, after a semicolon";
            return null;
        }

        var roleWord = parts[1].Trim();
        var role = Roles.FirstOrDefault(r => r.Word == roleWord);
        if (role.Word is null)
        {
            problem = $"'{roleWord}' is not a role; use one of {string.Join(", ", Roles.Select(r => r.Word))}";
            return null;
        }

        var options = new Options();
        for (var i = 2; i < parts.Length; i++)
        {
            if (!options.TryAdd(parts[i].Trim(), role.Word, role.Keys, out problem))
            {
                return null;
            }
        }

        if (role.Required is { } required && !options.Has(required))
        {
            problem = $"the role '{role.Word}' needs the key '{required}'";
            return null;
        }

        var capabilities = options.Capabilities("capability");
        var parsed = new SdkMember
        {
            Kind = kind,
            TypeName = typeName,
            Name = name,
            ParameterTypes = parameterTypes,
            Role = role.Role,
            Media = options.Media(allowContent: role.Role == SdkRole.Send),
            MimeParameter = options.Text("mime"),
            DataParameters = options.List("data", ','),
            ContentParameters = options.List("content", ','),
            ReceiverCarries = options.Boolean("receiver") ?? false,
            Capabilities = role.Role == SdkRole.Send && !options.Has("capability") ? Capability.Generate : capabilities,
            FeatureParameters = options.List("features", ','),
            AbsentCapabilities = options.Capabilities("absent"),
            When = options.When(),
            Service = options.Service("service", allowArgument: role.Role == SdkRole.Register, allowEndpoint: true),
            EndpointParameters = options.List("endpoint", ','),
            DefaultService = options.Service("default", allowArgument: false, allowEndpoint: false),
            Provides = options.List("provides", '|'),
            SourceParameter = options.Text("source"),
            IsLive = options.Boolean("live") ?? true,
            FeatureText = options.Text("text"),
        };

        problem = options.Problem;
        return problem is null ? parsed : null;
    }

    private static bool TryParseId(
        string id,
        out char kind,
        out string typeName,
        out string name,
        out ImmutableArray<string>? parameterTypes,
        out string? problem)
    {
        kind = id.Length > 1 && id[1] == ':' ? id[0] : '\0';
        typeName = name = "";
        parameterTypes = null;
        problem = null;

        if (kind is not ('M' or 'P' or 'F' or 'E'))
        {
            problem = $"'{id}' does not begin with M:, P:, F: or E:";
            return false;
        }

        var end = id.IndexOf('(');
        if (end >= 0)
        {
            if (id[id.Length - 1] != ')')
            {
                problem = "the parameter list is not closed";
                return false;
            }

            var list = id.Substring(end + 1, id.Length - end - 2);
            parameterTypes = list.Trim().Length == 0 ? ImmutableArray<string>.Empty : Split(list, ',');
            if (kind != 'M' || parameterTypes.Value.Any(p => !IsParameterType(p)))
            {
                problem = $"'({list})' is not a list of short type names such as (String,Byte[],Boolean?,IEnumerable`1)";
                return false;
            }
        }

        var qualifiedName = end >= 0 ? id.Substring(2, end - 2) : id.Substring(2);
        var dot = qualifiedName.LastIndexOf('.');
        if (dot > 0)
        {
            typeName = qualifiedName.Substring(0, dot);
            name = qualifiedName.Substring(dot + 1);
            if (kind == 'M' && name == "#ctor")
            {
                name = ".ctor";
            }
        }

        if (dot <= 0 || !typeName.Split('.').All(IsTypeName) || !(name == ".ctor" || SyntaxFacts.IsValidIdentifier(name)))
        {
            problem = $"'{id}' does not name a type and a member";
            return false;
        }

        return true;
    }

    /// <summary>An identifier, with <c>`1</c> after it for a generic type.</summary>
    private static bool IsTypeName(string segment)
    {
        var tick = segment.IndexOf('`');
        return tick < 0
            ? SyntaxFacts.IsValidIdentifier(segment)
            : tick < segment.Length - 1
                && SyntaxFacts.IsValidIdentifier(segment.Substring(0, tick))
                && segment.Skip(tick + 1).All(c => c is >= '0' and <= '9');
    }

    private static bool IsParameterType(string type)
    {
        var length = type.Length;
        while (length > 0)
        {
            if (type[length - 1] is '@' or '?' or '*')
            {
                length--;
            }
            else if (length > 1 && type[length - 1] == ']' && type[length - 2] == '[')
            {
                length -= 2;
            }
            else
            {
                break;
            }
        }

        return IsTypeName(type.Substring(0, length));
    }

    private static ImmutableArray<string> Split(string list, char separator) =>
        ImmutableArray.CreateRange(list.Split(separator).Select(item => item.Trim()));

    /// <summary>The keys of one line, read by type; the first value that cannot be read becomes the problem.</summary>
    private sealed class Options
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

        public string? Problem { get; private set; }

        public bool Has(string key) => _values.ContainsKey(key);

        public string? Text(string key) => _values.TryGetValue(key, out var value) ? value : null;

        public bool TryAdd(string part, string role, string[] keys, out string? problem)
        {
            var equals = part.IndexOf('=');
            var key = equals < 0 ? part : part.Substring(0, equals).TrimEnd();
            var value = equals < 0 ? "" : part.Substring(equals + 1).TrimStart();

            problem =
                value.Length == 0 ? $"'{part}' is not of the form key=value"
                : Array.IndexOf(keys, key) < 0 ? $"'{key}' is not a key of the role '{role}'{(keys.Length == 0 ? "" : $"; use {string.Join(", ", keys)}")}"
                : Has(key) ? $"the key '{key}' is given twice"
                : null;
            if (problem is not null)
            {
                return false;
            }

            _values.Add(key, value);
            return true;
        }

        public ImmutableArray<string> List(string key, char separator)
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

        public bool? Boolean(string key) => Choose<bool?>(key, null, ("true", true), ("false", false));

        public MediaRule Media(bool allowContent) =>
            allowContent
                ? Choose("media", MediaRule.Content, ("content", MediaRule.Content), ("image", MediaRule.Image), ("video", MediaRule.Video), ("face", MediaRule.Face), ("mime", MediaRule.Mime), ("rest", MediaRule.Rest))
                : Choose("media", MediaRule.Content, ("image", MediaRule.Image), ("video", MediaRule.Video), ("face", MediaRule.Face), ("mime", MediaRule.Mime));

        public SdkService Service(string key, bool allowArgument, bool allowEndpoint)
        {
            var choices = new List<(string, SdkService)> { ("azure", SdkService.Azure), ("other", SdkService.Other), ("unknown", SdkService.Unknown) };
            if (allowEndpoint)
            {
                choices.Add(("endpoint", SdkService.Endpoint));
            }

            if (allowArgument)
            {
                choices.Add(("argument", SdkService.Argument));
            }

            return Choose(key, SdkService.Unknown, choices.ToArray());
        }

        public Capability Capabilities(string key)
        {
            var capabilities = Capability.None;
            foreach (var word in List(key, '|'))
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

        public (string Parameter, string Constant)? When()
        {
            if (Text("when") is not { } value)
            {
                return null;
            }

            var colon = value.IndexOf(':');
            if (colon <= 0 || colon == value.Length - 1)
            {
                Problem ??= "'when' is not of the form parameter:constant";
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
}
