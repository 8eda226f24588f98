using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Exports;

/// <summary>
/// Finds the methods of a compilation that send media. It starts at the calls that send, like the analyzer, and asks which
/// parameters bring the media. A method that makes it up itself sends always, and so does whoever calls that.
/// </summary>
internal sealed class ExportFinder
{
    private readonly MediaCallFinder _finder;
    private readonly CompilationModel _model;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<IMethodSymbol, Sender> _senders = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, Sender> _forwarders = new(SymbolEqualityComparer.Default);
    private readonly Queue<Sender> _changed = [];
    private readonly Dictionary<SyntaxNode, FollowedCall> _calls = [];

    private readonly bool _isJudged;

    private ExportFinder(MediaCallFinder finder, bool isJudged, CancellationToken cancellation)
    {
        _finder = finder;
        _isJudged = isJudged;
        _model = finder.Model;
        _cancellation = cancellation;
    }

    /// <summary>
    /// The assembly metadata for all members that others can call or the platform runs, in a fixed order, and what the calls
    /// come to that were followed for it.
    /// </summary>
    /// <param name="isJudged">Whether the analyzer runs beside, and so judges what is found.</param>
    public static (ImmutableArray<(string Key, string Value)> Lines, IReadOnlyDictionary<SyntaxNode, FollowedCall> Calls) Find(
        MediaCallFinder finder, bool isJudged, CancellationToken cancellation)
    {
        var search = new ExportFinder(finder, isJudged, cancellation);
        foreach (var body in search.BodiesThatMaySend())
        {
            foreach (var part in finder.Summaries.Of(body, cancellation)?.All() ?? [])
            {
                foreach (var sinkCall in part.SinkCalls)
                {
                    search.Trace(sinkCall, body);
                }
            }
        }

        search.FollowCallers();
        return (search.Lines(), search._calls);
    }

    private IEnumerable<SyntaxNode> BodiesThatMaySend()
    {
        var names = new HashSet<string>(_model.Catalog.SendNames, StringComparer.Ordinal);
        foreach (var named in _model.Catalog.MembersOf(ApiRole.Send).GroupBy(member => member.Name, StringComparer.Ordinal))
        {
            // Names come first: to look up a type in all references costs more than to look for a word in all files.
            string[] written = [.. named.SelectMany(ReferenceFinder.NamesOf).Distinct(StringComparer.Ordinal)];
            var isUsable = _model.Index.FilesWith(written, _cancellation).Any()
                && (_model.Catalog.HasAnnotated(ApiRole.Send) || named.Any(IsUsable));
            names.Remove(named.Key);
            names.UnionWith(isUsable ? written : []);
        }

        var bodies = new HashSet<SyntaxNode>();
        foreach (var mention in _model.Index.Mentions([.. names], _cancellation))
        {
            if (MethodBodies.Of(mention) is { } body && !bodies.Contains(body) && _model.MayMean(mention, meant => MaySend(meant, body), _cancellation))
            {
                bodies.Add(body);
                yield return body;
            }
        }
    }

    /// <summary>Whether the project can call a member at all, told without binding any of its code.</summary>
    private bool IsUsable(ApiModel member) =>
        (member.Media != MediaRule.Rest || _finder.MayRequest(_cancellation))
        && (member.IsDeclared
            || member.Export is not null
            || member.TypeName.IndexOf('`') >= 0
            || _model.Types.Exist(member.TypeName));

    private bool MaySend(ISymbol meant, SyntaxNode body) => meant switch
    {
        IMethodSymbol method => _model.Catalog.MayKnow(method)
            && _model.Catalog.Find(method) is { Role: ApiRole.Send } sink
            && (_finder.MaySend(sink, method, _cancellation) || (sink.Media == MediaRule.Content && TakesContent(body))),
        INamedTypeSymbol type => type.InstanceConstructors.Any(constructor => MaySend(constructor, body)),
        IPropertySymbol property => _model.Catalog.HasAccessors
            && ((property.GetMethod is { } getter && MaySend(getter, body)) || (property.SetMethod is { } setter && MaySend(setter, body))),
        _ => false,
    };

    /// <summary>Whether a method takes built content, be it in a list: it may hand on what nobody in this project builds.</summary>
    private bool TakesContent(SyntaxNode body) =>
        _model.MethodOf(body, _cancellation) is { } method && method.Parameters.Any(parameter => IsContent(parameter.Type));

    private static bool IsContent(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsContent(array.ElementType),
        INamedTypeSymbol { TypeArguments.IsEmpty: false } generic => generic.TypeArguments.Any(IsContent),
        _ => type.ContainingAssembly is { } assembly && KnownProviders.BuiltIn.IsModelPackage(assembly.Name),
    };

    private void Trace(SinkCall sinkCall, SyntaxNode body)
    {
        var resolver = _finder.ResolverFor(_cancellation);
        var calls = _finder.Follow(sinkCall.Syntax, out var hitLimit, _cancellation);
        _calls[sinkCall.Syntax] = new FollowedCall(calls, hitLimit);
        var content = MediaCallFinder.ContentOf(sinkCall);
        if (sinkCall.Sink.Media == MediaRule.Rest)
        {
            foreach (var call in calls)
            {
                var isAzure = call.Service == ServiceOrigin.Azure;
                var request = Describe(sinkCall, calls, call.Media, call.Capabilities, isAzure, content, Value.Empty, resolver);
                Add(body, request, resolver.InputsByCalls(content));
            }

            return;
        }

        var destination = _finder.DestinationOf(sinkCall, resolver);
        if (destination == EndpointOrigin.Other)
        {
            return;
        }

        if (sinkCall.Sink.Media == MediaRule.Content)
        {
            TraceContent(sinkCall, body, calls, content, destination == EndpointOrigin.Azure, resolver);
            return;
        }

        var mediaType = sinkCall.Sink.MimeParameter is { } mime && sinkCall.Arguments.TryGetValue(mime, out var argument)
            ? argument.Value
            : Value.Empty;
        var kinds = MediaCallFinder.DirectKinds(sinkCall, resolver, content);
        if (kinds != MediaKinds.None || mediaType.Any<EntryValue>())
        {
            var media = Describe(sinkCall, calls, kinds, destination == EndpointOrigin.Azure, content, mediaType, resolver);
            Add(body, media, resolver.InputsByCalls(content.PayloadAlone));
        }
    }

    private void TraceContent(SinkCall sinkCall, SyntaxNode body, ImmutableArray<MediaCall> calls, Value content, bool isAzure, InputResolver resolver)
    {
        var classifier = new MediaClassifier(resolver);
        var resolution = resolver.ResolveMedia(content);
        var isBuilt = false;
        var given = Describe(sinkCall, ImmutableArray<MediaCall>.Empty, MediaKinds.None, isAzure, Value.Empty, Value.Empty, resolver);
        foreach (var (value, path) in resolution.Facts)
        {
            if (value is not MediaValue media)
            {
                continue;
            }

            var kinds = classifier.KindsOf(media);
            if (kinds != MediaKinds.None || media.MediaType.Any<EntryValue>())
            {
                isBuilt |= kinds != MediaKinds.None;
                var sent = WithMedia(given, sinkCall, calls, kinds, media.Payload, media.MediaType, resolver);
                if (MediaPath.IsByCalls(path))
                {
                    Add(path is null ? body : MethodBodies.Of(path.Step) ?? body, sent, resolver.InputsByCalls(media.Payload));
                }
                else if (_model.MethodOf(body, _cancellation) is { } own)
                {
                    // Whoever has stored it does not send it.
                    Note(own, sent, []);
                }
            }
        }

        if (!isBuilt && !calls.IsEmpty)
        {
            // The text says it: an image part in a hand-written body, or an image element of a template.
            Add(body, WithMedia(given, sinkCall, calls, calls[0].Media, content, Value.Empty, resolver), resolver.InputsByCalls(content));
        }

        foreach (var (method, parameters) in ByMethod(resolution.InputPaths, body))
        {
            SenderOf(_forwarders, method).Add(given, parameters);
        }
    }

    private SentMedia Describe(
        SinkCall sinkCall, ImmutableArray<MediaCall> calls, MediaKinds kinds, bool isAzure, Value payload, Value mediaType, InputResolver resolver)
    {
        var capabilities = new CapabilityClassifier(_model.Catalog, resolver).Classify(sinkCall);
        return Describe(sinkCall, calls, kinds, capabilities, isAzure, payload, mediaType, resolver);
    }

    private SentMedia Describe(
        SinkCall sinkCall,
        ImmutableArray<MediaCall> calls,
        MediaKinds kinds,
        Capability capabilities,
        bool isAzure,
        Value payload,
        Value mediaType,
        InputResolver resolver)
    {
        var features = new List<ISymbol>();
        foreach (var name in sinkCall.Sink.FeatureParameters)
        {
            if (sinkCall.Arguments.TryGetValue(name, out var argument))
            {
                features.AddRange(resolver.Resolve(argument.Value).Inputs);
            }
        }

        var given = new SentMedia(
            MediaKinds.None,
            capabilities,
            sinkCall.Sink.AbsentCapabilities,
            isAzure,
            IsLive: false,
            ChecksConsent: false,
            JudgedBy: "",
            isAzure ? [] : [.. resolver.Resolve(sinkCall.Receiver).Inputs],
            features,
            MediaTypes: []);
        return WithMedia(given, sinkCall, calls, kinds, payload, mediaType, resolver);
    }

    /// <summary>What is known of a call, with what is known of one of the media that it sends.</summary>
    private SentMedia WithMedia(
        SentMedia given, SinkCall sinkCall, ImmutableArray<MediaCall> calls, MediaKinds kinds, Value payload, Value mediaType, InputResolver resolver) => given with
    {
        Kinds = kinds,
        IsLive = sinkCall.Sink.SendsLiveFrames || new MediaClassifier(resolver).CameraOf(payload) == CameraOrigin.Live,
        ChecksConsent = calls.Any(call => !call.ConsentChecks.IsEmpty),
        JudgedBy = JudgedBy(sinkCall.Sink, isJudgedHere: _isJudged && !calls.IsEmpty),
        MediaTypes = [.. resolver.Resolve(mediaType).Inputs],
    };

    /// <summary>The assemblies that judge a call on its way, in a fixed order.</summary>
    private string JudgedBy(ApiModel sink, bool isJudgedHere)
    {
        IEnumerable<string> there = sink.Export?.JudgedBy ?? ImmutableArray<string>.Empty;
        var all = isJudgedHere ? there.Append(_model.Compilation.Assembly.Name) : there;
        return string.Join(",", all.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal));
    }

    /// <summary>Takes note of media that is there in a body, and of the methods whose parameters bring it there.</summary>
    private void Add(SyntaxNode place, SentMedia media, IEnumerable<ResolvedInput> inputs)
    {
        var own = _model.MethodOf(place, _cancellation);
        var isGiven = false;
        foreach (var (method, parameters) in ByMethod(inputs, place))
        {
            isGiven |= SymbolEqualityComparer.Default.Equals(method, own);
            Note(method, media, parameters);
        }

        if (own is not null && !isGiven)
        {
            Note(own, media, []);
        }
    }

    /// <summary>
    /// The parameters among some inputs, of methods that lead here by calls. A method that only stores what it is given, for
    /// another to send, does not send. Bytes beside texts are the media, and the texts tell something about it.
    /// </summary>
    private IEnumerable<(IMethodSymbol Method, IReadOnlyCollection<IParameterSymbol> Parameters)> ByMethod(
        IEnumerable<ResolvedInput> inputs, SyntaxNode body)
    {
        var byMethod = inputs
            .Where(input => MediaPath.IsByCalls(input.Path) && !IsKept(input.Symbol, input.Path is null ? body : MethodBodies.Of(input.Path.Step)))
            .Select(input => input.Symbol)
            .OfType<IParameterSymbol>()
            .Where(parameter => parameter.ContainingSymbol is IMethodSymbol
            {
                MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction),
            })
            .GroupBy(
                parameter => Definitions.Of((IMethodSymbol)parameter.ContainingSymbol),
                (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
        foreach (var parameters in byMethod)
        {
            var bytes = parameters.Where(parameter => TypeCapacities.IsRaw(parameter.Type)).ToList();
            yield return (parameters.Key, bytes.Count > 0 ? bytes : [.. parameters]);
        }
    }

    /// <summary>Whether a parameter of a primary constructor is read after the object was made, so that it is as good as a field.</summary>
    private bool IsKept(ISymbol input, SyntaxNode? reader) =>
        input.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
        && reader is not null
        && _model.MethodOf(reader, _cancellation) is { MethodKind: not MethodKind.Constructor };

    private void Note(IMethodSymbol method, SentMedia media, IReadOnlyCollection<IParameterSymbol> content)
    {
        var sender = SenderOf(_senders, Definitions.Of(method));
        if (sender.Add(media, content))
        {
            _changed.Enqueue(sender);
        }
    }

    private static Sender SenderOf(Dictionary<IMethodSymbol, Sender> senders, IMethodSymbol method)
    {
        if (!senders.TryGetValue(method, out var sender))
        {
            senders.Add(method, sender = new Sender(method));
        }

        return sender;
    }

    /// <summary>Whoever calls a method that sends always, or gives one that sends what it is given something of its own, sends always.</summary>
    private void FollowCallers()
    {
        while (_changed.Count > 0)
        {
            var sender = _changed.Dequeue();
            var targets = InputOrigins.Contracts(sender.Method);
            foreach (var body in _model.Uses.BodiesUsing(sender.Method, _cancellation))
            {
                _model.Step(_cancellation);
                if (_model.MethodOf(body, _cancellation) is { } caller && _finder.Summaries.Of(body, _cancellation) is { } summary)
                {
                    FollowCalls(sender, targets, Definitions.Of(caller), summary);
                }
            }
        }
    }

    private void FollowCalls(Sender sender, HashSet<IMethodSymbol> targets, IMethodSymbol caller, FlowSummary summary)
    {
        foreach (var call in summary.All().SelectMany(part => part.Calls).Where(call => targets.Contains(call.Target)))
        {
            var content = Value.Empty;
            foreach (var (parameter, value) in call.Arguments)
            {
                content = sender.Content.Contains(parameter.Ordinal) ? content.Union(value) : content;
            }

            var own = ByMethod(InputsOf(content), MethodBodies.Of(call.Syntax)!)
                .FirstOrDefault(given => SymbolEqualityComparer.Default.Equals(given.Method, caller)).Parameters ?? [];
            if (sender.SendsAlways || !content.IsEmpty)
            {
                foreach (var media in sender.Media.ToArray())
                {
                    Note(caller, media, sender.SendsAlways ? [] : own);
                }
            }
        }
    }

    /// <summary>The inputs of a value in its own method. Only what a nested function was entered with takes a search.</summary>
    private IEnumerable<ResolvedInput> InputsOf(Value content)
    {
        var inputs = content.OfType<EntryValue>().Select(input => input.Symbol).ToList();
        return inputs.Exists(IsOfNested)
            ? _finder.ResolverFor(_cancellation).InputsByCalls(content)
            : inputs.Select(input => new ResolvedInput(input, Path: null));

        static bool IsOfNested(ISymbol input) =>
            input is ILocalSymbol or { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } };
    }

    private ImmutableArray<(string Key, string Value)> Lines()
    {
        var hasFriends = _model.Compilation.Assembly.GetAttributes()
            .Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");
        var lines = new HashSet<(string Key, string Value)>();
        foreach (var sender in _senders.Values.Concat(_forwarders.Values.Where(forwarder => !_senders.ContainsKey(forwarder.Method))))
        {
            foreach (var member in InputOrigins.Contracts(sender.Method).Where(member => IsVisible(member, hasFriends)))
            {
                Add(ExportFormat.SendsKey, ExportLine.Of(member, sender));
            }

            if (sender.SendsAlways && IsRunByPlatform(sender.Method))
            {
                Add(ExportFormat.RunsKey, ExportLine.Of(sender.Method, sender));
            }
        }

        return ImmutableArray.CreateRange(lines.OrderBy(line => line.Key, StringComparer.Ordinal).ThenBy(line => line.Value, StringComparer.Ordinal));

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                lines.Add((key, value));
            }
        }
    }

    /// <summary>Whether a method overrides or implements one of the platform, which calls it.</summary>
    private static bool IsRunByPlatform(IMethodSymbol method) =>
        InputOrigins.Contracts(method).Any(contract =>
            contract.ContainingAssembly is { } assembly && KnownProviders.BuiltIn.IsPlatformPackage(assembly.Name));

    /// <summary>
    /// Whether others can call a member. One of another assembly counts if it can have been made for this purpose: what a
    /// platform or a generic interface declares is implemented by many for many purposes.
    /// </summary>
    private bool IsVisible(IMethodSymbol member, bool hasFriends)
    {
        if (_model.IsInSource(member))
        {
            return MemberVisibility.IsVisibleOutside(member, hasFriends);
        }

        return member is { MethodKind: MethodKind.Ordinary, ContainingType.IsGenericType: false, ContainingAssembly: { } assembly }
            && !KnownProviders.BuiltIn.IsPlatformPackage(assembly.Name)
            && !KnownProviders.BuiltIn.IsModelPackage(assembly.Name)
            && _model.Catalog.Find(member) is not { Role: ApiRole.Send };
    }
}
