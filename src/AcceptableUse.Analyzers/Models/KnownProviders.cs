using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// What <c>known.providers</c> says: packages, hosts, paths and names of types, besides the members in the catalog. Read
/// once, when first asked; immutable and safe to share between threads.
/// </summary>
internal sealed class KnownProviders
{
    private static readonly Lazy<KnownProviders> LazyBuiltIn = new(() => Parse(ReadBuiltIn(), out _));

    /// <summary>The sections of the file, with the flags and keys of their lines.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Sections = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["packages"] = ["models", "azure", "mixed", "neutral", "platform"],
        ["shared namespaces"] = [],
        ["client types"] = ["abstraction", "provider"],
        ["hosts"] = ["service=", "word="],
        ["settings"] = ["service="],
        ["requests"] = ["capability=", "features=", "except=", "media=", "body", "shared", "harmless"],
        ["features"] = ["capability=", "in=", "decided"],
        ["keys"] = ["capability=", "body"],
        ["image parts"] = ["word="],
        ["request bodies"] = ["type", "parameter"],
        ["templates"] = ["image="],
        ["notes"] = ["note="],
        ["texts that ask nothing"] = ["message", "speaker"],
        ["tools"] = ["function", "agent", "plugin", "attribute"],
        ["answer types"] = ["method", "property"],
        ["injection"] = ["method", "parameter", "attribute", "key="],
        ["cameras"] = [],
        ["routes"] = ["path", "header", "query", "body"],
        ["writers"] = [],
        ["files"] = ["method", "parameter"],
        ["namespaces without media"] = [],
        ["frame libraries"] = ["except="],
    };

    private readonly NamePattern[] _modelPackages;
    private readonly NamePattern[] _azurePackages;
    private readonly NamePattern[] _mixedPackages;
    private readonly NamePattern[] _neutralPackages;
    private readonly NamePattern[] _platformPackages;
    private readonly NamePattern[] _sharedNamespaces;
    private readonly NamePattern[] _abstractions;
    private readonly NamePattern[] _providers;
    private readonly string[] _bodyTypes;
    private readonly string[] _bodyParameters;
    private readonly (NamePattern Types, string Image)[] _templates;
    private readonly (NamePattern Types, string Note)[] _notes;
    private readonly Dictionary<string, NamePattern> _messages;
    private readonly Dictionary<string, NamePattern> _speakers;
    private readonly Dictionary<string, NamePattern> _tools;
    private readonly Dictionary<string, NamePattern> _agentTools;
    private readonly string[] _plugins;
    private readonly string[] _toolAttributes;
    private readonly string[] _answerMethods;
    private readonly string[] _answerProperties;
    private readonly NamePattern[] _serviceMethods;
    private readonly string[] _serviceKeys;
    private readonly Dictionary<string, string?> _keyAttributes;
    private readonly Dictionary<string, RoutePart> _routes;
    private readonly ILookup<string, string> _routeNames;
    private readonly HashSet<string> _paths;
    private readonly NamePattern[] _writers;
    private readonly string[] _fileMethods;
    private readonly string[] _fileParameters;
    private readonly string[][] _namespacesWithoutMedia;
    private readonly (NamePattern Namespaces, string[] Except)[] _frameLibraries;

    private KnownProviders(ProviderFile file)
    {
        _modelPackages = file.PatternsOf("packages", "models");
        _azurePackages = file.PatternsOf("packages", "azure");
        _mixedPackages = file.PatternsOf("packages", "mixed");
        _neutralPackages = file.PatternsOf("packages", "neutral");
        _platformPackages = [.. _modelPackages, .. file.PatternsOf("packages", "platform")];
        _sharedNamespaces = [.. file["shared namespaces"].Select(line => NamePattern.Parse(line.Name))];
        _abstractions = file.PatternsOf("client types", "abstraction");
        _providers = file.PatternsOf("client types", "provider");
        (AzureHosts, UnknownHosts) = ByService(file, "hosts", "unknown");
        HostWords = WordsOf(file, "hosts", _ => true, LastLabels);
        (AzureSettings, OtherSettings) = ByService(file, "settings", "other");
        Requests = RequestsOf(file);
        Keys = [.. file["keys"].Select(line => new KeyHeader(line.Name, CapabilitiesOf(file, line), line.Has("body")))];
        ImageParts = [.. file["image parts"].Select(part => part.Name)];
        ImageWords = WordsOf(file, "image parts", _ => true, part => part);
        _bodyTypes = file.NamesOf("request bodies", "type");
        _bodyParameters = file.NamesOf("request bodies", "parameter");
        _templates = [.. file["templates"].Select(line =>
            (NamePattern.Parse(line.Name), line.ValueOf("image") ?? Missing(file, line, "image")))];
        _notes = [.. file["notes"].Select(line => (NamePattern.Parse(line.Name), line.ValueOf("note") ?? Missing(file, line, "note")))];
        _messages = MembersOf(file, "texts that ask nothing", "message");
        _speakers = MembersOf(file, "texts that ask nothing", "speaker");
        _tools = MembersOf(file, "tools", "function");
        _agentTools = MembersOf(file, "tools", "agent");
        _plugins = file.NamesOf("tools", "plugin");
        _toolAttributes = file.NamesOf("tools", "attribute");
        _answerMethods = file.NamesOf("answer types", "method");
        _answerProperties = file.NamesOf("answer types", "property");
        _serviceMethods = file.PatternsOf("injection", "method");
        _serviceKeys = file.NamesOf("injection", "parameter");
        _keyAttributes = file["injection"]
            .Where(line => line.Has("attribute") || line.Has("key"))
            .ToDictionary(line => line.Name, line => line.ValueOf("key"), StringComparer.Ordinal);
        CameraAddresses = [.. file["cameras"].Select(line => line.Name)];
        _routes = new(StringComparer.Ordinal);
        foreach (var part in (RoutePart[])Enum.GetValues(typeof(RoutePart)))
        {
            foreach (var name in file.NamesOf("routes", part.ToString().ToLowerInvariant()))
            {
                _routes[name] = part;
            }
        }

        _routeNames = _routes.Keys.ToLookup(name => name.Split('.')[0], SimpleName, StringComparer.Ordinal);
        _paths = new(_routes.Where(route => route.Value == RoutePart.Path).Select(route => SimpleName(route.Key)), StringComparer.Ordinal);
        _writers = [.. file["writers"].Select(line => NamePattern.Parse(line.Name))];
        _fileMethods = file.NamesOf("files", "method");
        _fileParameters = file.NamesOf("files", "parameter");
        _namespacesWithoutMedia = [.. file["namespaces without media"].Select(line => line.Name.Split('.'))];
        _frameLibraries = [.. file["frame libraries"].Select(line =>
            (NamePattern.Parse(line.Name), ProviderLine.WordsOf(line.ValueOf("except"))))];
    }

    /// <summary>What ships with the analyzer.</summary>
    public static KnownProviders BuiltIn => LazyBuiltIn.Value;

    /// <summary>How the hosts of Azure AI services end.</summary>
    public string[] AzureHosts { get; }

    /// <summary>How hosts end of which it is not known whether the code of conduct binds their customers.</summary>
    public string[] UnknownHosts { get; }

    /// <summary>Words of which every such host contains one.</summary>
    public string[] HostWords { get; }

    /// <summary>Words in the name of a setting by which its endpoint is on Azure.</summary>
    public string[] AzureSettings { get; }

    /// <summary>Words in the name of a setting by which its endpoint is not on Azure.</summary>
    public string[] OtherSettings { get; }

    /// <summary>The requests of plain HTTP, of which the first that fits an address counts.</summary>
    public RequestModel[] Requests { get; }

    /// <summary>Headers with the key of a service.</summary>
    public KeyHeader[] Keys { get; }

    /// <summary>Marks of an image in the JSON of a request.</summary>
    public string[] ImageParts { get; }

    /// <summary>Words of which every image part contains one, and which source does not put together from smaller ones.</summary>
    public string[] ImageWords { get; }

    /// <summary>How the address of a camera begins.</summary>
    public string[] CameraAddresses { get; }

    /// <summary>Whether media can reach a model through an assembly.</summary>
    public bool IsModelPackage(string assembly) => _modelPackages.AnyMatches(assembly);

    /// <summary>Whether the clients of an assembly use Azure services.</summary>
    public bool IsAzurePackage(string assembly) => _azurePackages.AnyMatches(assembly);

    /// <summary>Whether the clients of an assembly use Azure services and others.</summary>
    public bool IsMixedPackage(string assembly) => _mixedPackages.AnyMatches(assembly);

    /// <summary>Whether an assembly brings no service of its own.</summary>
    public bool IsNeutralPackage(string assembly) => _neutralPackages.AnyMatches(assembly);

    /// <summary>Whether an assembly is built by no user: the platform and the SDKs.</summary>
    public bool IsPlatformPackage(string assembly) => _platformPackages.AnyMatches(assembly);

    /// <summary>Whether others than an SDK declare types in a namespace.</summary>
    public bool IsSharedNamespace(string space) => _sharedNamespaces.AnyMatches(space);

    /// <summary>Whether types of this simple name stand for a model without saying whose.</summary>
    public bool IsClientAbstraction(string type) => _abstractions.AnyMatches(type);

    /// <summary>Whether types of this simple name are clients, provided that their package is not neutral.</summary>
    public bool IsProviderClient(string type) => _providers.AnyMatches(type);

    /// <summary>Whether values of this type are requests that are written by hand.</summary>
    public bool IsRequestBody(string type) => Array.IndexOf(_bodyTypes, type) >= 0;

    /// <summary>Whether the parameter of an HTTP client takes the body of a request.</summary>
    public bool IsBodyParameter(string parameter) => Array.IndexOf(_bodyParameters, parameter) >= 0;

    /// <summary>What an image begins with in a text that a type takes as a prompt template, or null if it takes none.</summary>
    public string? TemplateImageOf(string fullTypeName)
    {
        foreach (var (types, image) in _templates)
        {
            if (types.Matches(fullTypeName))
            {
                return image;
            }
        }

        return null;
    }

    /// <summary>The service of a type, by the word for its note in the policy, or null where it has none.</summary>
    public string? NoteOf(string fullTypeName)
    {
        foreach (var (types, note) in _notes)
        {
            if (types.Matches(fullTypeName))
            {
                return note;
            }
        }

        return null;
    }

    /// <summary>Whether the texts that a method is given ask nothing, such as an answer; a constructor has the name of its type.</summary>
    public bool AsksNothing(string type, string method) => _messages.TryGetValue(method, out var types) && types.Matches(type);

    /// <summary>Whether a static member stands for a speaker who asks nothing.</summary>
    public bool IsSilentSpeaker(string type, string member) => _speakers.TryGetValue(member, out var types) && types.Matches(type);

    /// <summary>Whether a method makes a tool, of its name, what describes it, and a function or a schema.</summary>
    public bool MakesTool(string type, string method) => _tools.TryGetValue(method, out var types) && types.Matches(type);

    /// <summary>Whether a method makes a tool of an agent, its first argument.</summary>
    public bool MakesToolOfAgent(string type, string method) => _agentTools.TryGetValue(method, out var types) && types.Matches(type);

    /// <summary>Whether a method makes tools of the methods of a type, its type argument or that of an argument.</summary>
    public bool MakesToolsOfType(string method) => Array.IndexOf(_plugins, method) >= 0;

    /// <summary>Whether an attribute marks a method of such a type as a tool.</summary>
    public bool MarksTool(string attribute) => Array.IndexOf(_toolAttributes, attribute) >= 0;

    /// <summary>Whether a method is told, by a type argument or a <c>typeof</c>, the type that a model answers in.</summary>
    public bool TakesAnswerType(string method) => Array.IndexOf(_answerMethods, method) >= 0;

    /// <summary>Whether a property is the type that a model answers in.</summary>
    public bool IsAnswerType(string property) => Array.IndexOf(_answerProperties, property) >= 0;

    /// <summary>Whether a generic method of this name asks a container for a service.</summary>
    public bool IsServiceMethod(string method) => _serviceMethods.AnyMatches(method);

    /// <summary>Whether a parameter of such a method, or of one that registers a service, is the key of the service.</summary>
    public bool IsServiceKey(string parameter) => Array.IndexOf(_serviceKeys, parameter) >= 0;

    /// <summary>Whether an attribute says under which key a service is asked for.</summary>
    /// <param name="property">The property that is the key, or null where it is the first argument.</param>
    public bool IsKeyAttribute(string attribute, out string? property) => _keyAttributes.TryGetValue(attribute, out property);

    /// <summary>What an attribute of a REST library says of a call, or null for any other attribute.</summary>
    /// <param name="attribute">The name of its type.</param>
    public RoutePart? PartOfRoute(string space, string attribute) =>
        HasRoutes(space) && _routes.TryGetValue($"{space}.{WithoutSuffix(attribute)}", out var part) ? part : null;

    /// <summary>Whether a namespace is that of a REST library.</summary>
    public bool HasRoutes(string space) => _routeNames.Contains(space);

    /// <summary>The attributes of a REST library, by its namespace, without their suffix.</summary>
    public IEnumerable<string> RouteNames(string space) => _routeNames[space];

    /// <summary>Whether an attribute of this name can be one with the path of a request.</summary>
    public bool IsRoute(string attribute) => _paths.Contains(WithoutSuffix(attribute));

    private static string SimpleName(string route) => route.Substring(route.IndexOf('.') + 1);

    private static string WithoutSuffix(string attribute) =>
        attribute.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - "Attribute".Length) : attribute;

    /// <summary>Whether objects of a type write what they are given into a stream that they were made with.</summary>
    public bool IsWriter(string type) => _writers.AnyMatches(type);

    /// <summary>Whether a method can write a file whose path this parameter is.</summary>
    public bool IsFile(string method, string parameter) =>
        Array.IndexOf(_fileParameters, parameter) >= 0
        && Array.Exists(_fileMethods, start => method.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether no media comes out of the types of a namespace.</summary>
    public bool IsWithoutMedia(INamespaceSymbol space)
    {
        foreach (var names in _namespacesWithoutMedia)
        {
            var current = space;
            var i = names.Length - 1;
            while (i >= 0 && current is { IsGlobalNamespace: false } && current.Name == names[i])
            {
                current = current.ContainingNamespace;
                i--;
            }

            if (i < 0 && current is { IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what a type makes is of use to its own library only.</summary>
    public bool IsFrameLibrary(string space, string type)
    {
        foreach (var (namespaces, except) in _frameLibraries)
        {
            if (namespaces.Matches(space))
            {
                return Array.IndexOf(except, type) < 0;
            }
        }

        return false;
    }

    /// <param name="problems">What is wrong with the text; such lines are left out, or say less.</param>
    public static KnownProviders Parse(string text, out IReadOnlyList<string> problems)
    {
        var file = ProviderFile.Parse(text, Sections);
        problems = file.Problems;
        return new KnownProviders(file);
    }

    public static string ReadBuiltIn()
    {
        using var stream = typeof(KnownProviders).Assembly.GetManifestResourceStream("known.providers")!;
        return SourceText.From(stream).ToString();
    }

    private static RequestModel[] RequestsOf(ProviderFile file)
    {
        var features = file["features"]
            .ToLookup(line => ProviderLine.WordsOf(line.Name)[0], line => FeatureOf(file, line), StringComparer.Ordinal);
        return [.. file["requests"].Select(line => new RequestModel(
            ProviderLine.WordsOf(line.Name),
            ProviderLine.WordsOf(line.ValueOf("except")),
            CapabilitiesOf(file, line),
            FeaturesOf(line),
            MediaOf(line),
            line.Has("body"),
            line.Has("shared")))];

        MediaRule MediaOf(ProviderLine line)
        {
            switch (line.ValueOf("media"))
            {
                case null:
                    return MediaRule.Image;
                case "video":
                    return MediaRule.Video;
                case "face":
                    return MediaRule.Face;
                case "mime":
                    return MediaRule.Any;
                default:
                    Missing(file, line, "media");
                    return MediaRule.Image;
            }
        }

        ImmutableArray<RequestFeature> FeaturesOf(ProviderLine line)
        {
            var set = line.ValueOf("features");
            if (set is not null && !features.Contains(set))
            {
                file.Report(line.Number, $"'{set}' is not a set of [features]");
            }

            return set is null ? ImmutableArray<RequestFeature>.Empty : ImmutableArray.CreateRange(features[set]);
        }
    }

    private static RequestFeature FeatureOf(ProviderFile file, ProviderLine line)
    {
        var words = ProviderLine.WordsOf(line.Name);
        if (words.Length != 2)
        {
            file.Report(line.Number, $"'{line.Name}' is not a set and a word");
        }

        return new RequestFeature(
            words[words.Length - 1], CapabilitiesOf(file, line), line.ValueOf("in")?.Split('|') ?? [], !line.Has("decided"));
    }

    private static Capability CapabilitiesOf(ProviderFile file, ProviderLine line)
    {
        var all = Capability.None;
        foreach (var word in line.ValueOf("capability")?.Split('|') ?? [])
        {
            var capability = CapabilityWords.Parse(word.Trim());
            all |= capability;
            if (capability == Capability.None)
            {
                file.Report(line.Number, $"'{word}' is not a capability");
            }
        }

        return all;
    }

    private static (string[] Azure, string[] Others) ByService(ProviderFile file, string section, string other)
    {
        foreach (var line in file[section].Where(line => line.ValueOf("service") is not "azure" && line.ValueOf("service") != other))
        {
            Missing(file, line, "service");
        }

        return (Of("azure"), Of(other));

        string[] Of(string service) => [.. file[section].Where(line => line.ValueOf("service") == service).Select(line => line.Name)];
    }

    /// <summary>For each name in a section a part of it: the one that the line gives, else one that is derived.</summary>
    private static string[] WordsOf(ProviderFile file, string section, Func<ProviderLine, bool> isOne, Func<string, string> derive)
    {
        var words = new List<string>();
        foreach (var line in file[section].Where(isOne))
        {
            var word = line.ValueOf("word") ?? derive(line.Name);
            if (!line.Name.Contains(word))
            {
                file.Report(line.Number, $"'{word}' is not part of '{line.Name}'");
                word = line.Name;
            }

            words.Add(word);
        }

        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    private static Dictionary<string, NamePattern> MembersOf(ProviderFile file, string section, string flag)
    {
        var members = new Dictionary<string, NamePattern>(StringComparer.Ordinal);
        foreach (var line in file[section].Where(line => line.Has(flag)))
        {
            var dot = line.Name.LastIndexOf('.');
            var name = line.Name.Substring(dot + 1);
            if (members.ContainsKey(name))
            {
                file.Report(line.Number, $"'{name}' is a member of two types");
            }

            members[name] = NamePattern.Parse(dot < 0 ? "*" : line.Name.Substring(0, dot));
        }

        return members;
    }

    /// <summary>The domain under which a host lies.</summary>
    private static string LastLabels(string host)
    {
        var last = host.LastIndexOf('.');
        return last <= 0 ? host : host.Substring(host.LastIndexOf('.', last - 1) + 1);
    }

    private static string Missing(ProviderFile file, ProviderLine line, string key)
    {
        file.Report(line.Number, $"'{line.Name}' has no valid '{key}'");
        return line.Name;
    }
}
