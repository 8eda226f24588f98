using System.Collections.Immutable;
using AcceptableUse.Analyzers.Consent;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>
/// The flow half of the analyzer: from a call of a member that sends to the <see cref="MediaCall"/> it is. One
/// instance serves one compilation, from any thread.
/// </summary>
internal sealed class MediaCallFinder
{
    private readonly CompilationModel _model;
    private readonly SummaryStore _summaries;
    private readonly InputOrigins _sources;
    private readonly Registrations _registrations;
    private readonly ConsentAnalysis? _consent;
    private readonly HttpPrefilter _requests;
    private readonly FollowedCalls? _known;

    /// <param name="onStep">Told of every step of the work, so that tests can count them.</param>
    /// <param name="known">What was found in the same source before.</param>
    /// <param name="budget">The work that may be spent on it, as <see cref="SummaryStore"/> counts.</param>
    public MediaCallFinder(
        Compilation compilation,
        ApiModels catalog,
        Action? onStep = null,
        FollowedCalls? known = null,
        long budget = Limits.MaxWorkPerCompilation)
    {
        _known = known;
        _model = new CompilationModel(compilation, catalog, onStep);
        _summaries = new SummaryStore(_model, budget);
        _sources = new InputOrigins(_model, _summaries);
        _registrations = new Registrations(_model, _summaries);
        _requests = new HttpPrefilter(_model);
        _consent = catalog.HasRole(ApiRole.Consent) ? new ConsentAnalysis(_model) : null;
    }

    /// <summary>How many control-flow graphs were built so far.</summary>
    public int GraphCount => _model.GraphCount;

    /// <summary>
    /// The sink that an operation calls, and which method that is, or null. Cheap for the many calls that are none: their name is
    /// not known.
    /// </summary>
    public (ApiModel Sink, IMethodSymbol Target)? SinkOf(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: var method }:
                return SinkOf(method);
            case IObjectCreationOperation { Constructor: { } constructor }:
                return SinkOf(constructor);
            case IPropertyReferenceOperation { Property: var property }:
                return (property.GetMethod is { } getter ? SinkOf(getter) : null) ?? (property.SetMethod is { } setter ? SinkOf(setter) : null);
            default:
                return null;
        }
    }

    /// <summary>Whether a member is part of an SDK whose source the project has copied: what it sends is reported where it is called.</summary>
    public bool IsOfSdk(ISymbol member) => _model.Catalog.IsCopied(member);

    private (ApiModel Sink, IMethodSymbol Target)? SinkOf(IMethodSymbol method) =>
        _model.Catalog.MayKnow(method) && _model.Catalog.Find(method) is { Role: ApiRole.Send } sink ? (sink, method) : null;

    /// <summary>
    /// Whether a call of a sink can send media to a service, by what is written in the project: most plain HTTP cannot, nor
    /// can chat where nobody builds media.
    /// </summary>
    public bool MaySend(ApiModel sink, IMethodSymbol target, CancellationToken cancellation) => sink.Media switch
    {
        MediaRule.Rest => _requests.AreWritten(cancellation),
        MediaRule.Content => _model.Roles.Contain(ApiRole.Carrier, cancellation)
            || target.Parameters.Any(parameter => IsBody(parameter, sink) || TemplateImageOf(parameter, sink) is not null),
        _ => true,
    };

    /// <summary>Whether a plain HTTP request to a service can be made, by what is written in the project.</summary>
    public bool MayRequest(CancellationToken cancellation) => _requests.AreWritten(cancellation);

    /// <summary>Whether an invocation or object creation builds media. Cheap for the many that do not.</summary>
    public bool IsCarrier(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } =>
            _model.Catalog.HasName(method.Name) && _model.Catalog.Find(method) is { Role: ApiRole.Carrier },
        IObjectCreationOperation { Constructor: { } constructor } =>
            _model.Catalog.HasConstructor(constructor.ContainingType.Name)
                && _model.Catalog.Find(constructor) is { Role: ApiRole.Carrier },
        _ => false,
    };

    /// <summary>
    /// Whether media built here leaves the code that can be seen: returned to callers in other assemblies alone, or
    /// handed to a library that nothing is known of, and not sent besides.
    /// </summary>
    public bool IsLost(SyntaxNode carrier, CancellationToken cancellation)
    {
        if (MethodBodies.Of(carrier) is not { } body || _summaries.Of(body, cancellation) is not { } summary)
        {
            return false;
        }

        var resolver = new InputResolver(_sources, cancellation);
        var classifier = new MediaClassifier(resolver);
        var parts = summary.All().ToList();
        if (parts.Any(part => part.SinkCalls.Any(sinkCall => MediaIn(part, ContentOf(sinkCall)).Any())))
        {
            return false;
        }

        return IsOfInterest(parts.SelectMany(
            part => part.ExternalCalls.Where(call => call.Syntax != carrier).SelectMany(call => MediaIn(part, call.Given))))
            || (summary.Body.Symbol is { } method
                && MemberVisibility.IsVisibleOutside(method)
                && MediaIn(summary, summary.ReturnedAll).ToList() is { Count: > 0 } returned
                && !_sources.HasCallers(method, cancellation)
                && IsOfInterest(returned));

        // What the media type comes to can take a search of the whole project, so it is asked for last.
        bool IsOfInterest(IEnumerable<MediaValue> media) => media.Any(built => classifier.KindsOf(built) != MediaKinds.None);

        // The media built here; what a nested function was entered with may have been built around it.
        IEnumerable<MediaValue> MediaIn(FlowSummary part, Value value) =>
            (part == summary ? value.OfType<MediaValue>() : resolver.ResolveMedia(value).OfType<MediaValue>()).Where(
                media => media.Steps[0] == carrier);
    }

    /// <summary>What a call of a sink sends.</summary>
    /// <param name="call">The syntax of the call.</param>
    /// <param name="hitLimit">Whether a limit was hit, so that null need not mean silence.</param>
    /// <returns>
    /// The call, more than once where what it sends depends on who calls the method around it; none when it sends no media, or not
    /// to Azure.
    /// </returns>
    public ImmutableArray<MediaCall> Follow(SyntaxNode call, out bool hitLimit, CancellationToken cancellation)
    {
        if (_known is not null && _known.TryGet(call, out var known))
        {
            hitLimit = known.HitLimit;
            return known.Calls;
        }

        hitLimit = false;
        if (MethodBodies.Of(call) is not { } body || _summaries.Of(body, cancellation) is not { } summary)
        {
            hitLimit = _summaries.IsSpent;
            return ImmutableArray<MediaCall>.Empty;
        }

        hitLimit = summary.HitLimit;
        foreach (var part in summary.All())
        {
            foreach (var sinkCall in part.SinkCalls)
            {
                if (sinkCall.Syntax == call)
                {
                    var isCut = hitLimit;
                    var found = new CallerByCaller(_sources, cancellation).Judge(
                        resolver => Classify(sinkCall, part.Body, resolver, ref isCut), static (one, all) => one.SaysAll(all));
                    hitLimit = isCut;

                    // Whose service it is may be written where nobody looked any more.
                    if (_summaries.IsSpent && found.Any(one => one.Service == ServiceOrigin.Unknown))
                    {
                        hitLimit = true;
                        return ImmutableArray<MediaCall>.Empty;
                    }

                    var checks = found.IsEmpty ? ImmutableArray<Location>.Empty : ConsentChecksOf(sinkCall, cancellation);
                    return ImmutableArray.CreateRange(found, one => one with { ConsentChecks = checks });
                }
            }
        }

        return ImmutableArray<MediaCall>.Empty;
    }

    /// <summary>The source of the compilation, as the flow reads it.</summary>
    public CompilationModel Model => _model;

    /// <summary>What the bodies of the compilation do.</summary>
    public SummaryStore Summaries => _summaries;

    /// <summary>A resolver for one question.</summary>
    public InputResolver ResolverFor(CancellationToken cancellation) => new(_sources, cancellation);

    /// <summary>Where the client of a call leads.</summary>
    public EndpointOrigin DestinationOf(SinkCall sinkCall, InputResolver resolver) =>
        new ServiceClassifier(_model, resolver, _registrations).Decide(sinkCall);

    private ImmutableArray<Location> ConsentChecksOf(SinkCall sinkCall, CancellationToken cancellation) =>
        sinkCall.Sink.ChecksConsent ? ImmutableArray.Create(NameLocation(sinkCall.Syntax))
        : _consent is null ? ImmutableArray<Location>.Empty
        : ImmutableArray.CreateRange(_consent.Before(sinkCall.Syntax, cancellation).Select(NameLocation));

    private MediaCall? Classify(SinkCall sinkCall, MethodBody body, InputResolver resolver, ref bool hitLimit)
    {
        var content = ContentOf(sinkCall);
        switch (sinkCall.Sink.Media)
        {
            case MediaRule.Rest:
                return ClassifyRequest(sinkCall, content, resolver);
            case MediaRule.Content:
                return ClassifyContent(sinkCall, body, content, resolver, ref hitLimit);
            default:
                return (DirectKinds(sinkCall, resolver, content) | KindsOfUpload(sinkCall, body, resolver.Cancellation)) is var kinds
                    && kinds != MediaKinds.None
                    && ServiceOf(sinkCall, resolver) is { } service
                    ? ToCall(sinkCall, kinds, content, ImmutableArray<SyntaxNode>.Empty, service, resolver)
                    : null;
        }
    }

    /// <summary>The kinds that an uploaded file is used as where it is named again.</summary>
    private MediaKinds KindsOfUpload(SinkCall sinkCall, MethodBody body, CancellationToken cancellation)
    {
        if (!sinkCall.Sink.IsUpload || _summaries.Of(RootOf(body).Syntax, cancellation) is not { } summary)
        {
            return MediaKinds.None;
        }

        var file = new UploadedFile(sinkCall.Syntax);
        return summary.All()
            .SelectMany(part => part.SinkCalls)
            .SelectMany(other => ContentOf(other).OfType<MediaValue>())
            .Where(media => media.Payload.Contains(file))
            .Aggregate(MediaKinds.None, (kinds, media) => kinds | (MediaClassifier.KindsAtHand(media) ?? MediaKinds.None));
    }

    private static MethodBody RootOf(MethodBody body) => body.Parent is { } parent ? RootOf(parent) : body;

    private MediaCall? ClassifyContent(SinkCall sinkCall, MethodBody body, Value content, InputResolver resolver, ref bool hitLimit)
    {
        if (IsForwarding(body, sinkCall, content))
        {
            // What could not be followed here is missing at the callers too, and said there.
            hitLimit = false;
            return null;
        }

        var classifier = new MediaClassifier(resolver);
        var resolution = resolver.ResolveMedia(content);
        hitLimit |= resolution.HitLimit;
        var mayBeMedia = resolution.OfType<MediaValue>().Any(media => MediaClassifier.KindsAtHand(media) != MediaKinds.None);

        // Whose service it is mostly takes less of a search than what the media is.
        if (!(mayBeMedia || IsImageByText(sinkCall, resolver)) || ServiceOf(sinkCall, resolver) is not { } service)
        {
            return null;
        }

        var kinds = MediaKinds.None;
        var payload = Value.Empty;
        var path = ImmutableArray<SyntaxNode>.Empty;
        foreach (var (value, steps) in resolution.Facts)
        {
            if (value is MediaValue media && classifier.KindsOf(media) is var kind && kind != MediaKinds.None)
            {
                path = path.Length < Limits.MaxPathSteps ? path.AddRange(media.Steps).AddRange(MediaPath.StepsOf(steps)) : path;
                kinds |= kind;
                payload = payload.Union(media.Payload);
            }
        }

        if (kinds == MediaKinds.None && (!mayBeMedia || IsImageByText(sinkCall, resolver)))
        {
            kinds = MediaKinds.Image;
            payload = content;
        }

        return kinds == MediaKinds.None ? null : ToCall(sinkCall, kinds, payload, path, service, resolver);
    }

    private ServiceOrigin? ServiceOf(SinkCall sinkCall, InputResolver resolver) =>
        new ServiceClassifier(_model, resolver, _registrations).Classify(sinkCall);

    private MediaCall ToCall(
        SinkCall sinkCall, MediaKinds kinds, Value payload, ImmutableArray<SyntaxNode> path, ServiceOrigin service, InputResolver resolver)
    {
        var capabilities = new CapabilityClassifier(_model.Catalog, resolver).Classify(sinkCall);
        var asks = PromptClassifier.Classify(sinkCall, capabilities, resolver, out var silenced);
        return new MediaCall
        {
            Api = NameOf(sinkCall.Target),
            Media = kinds,
            Capabilities = capabilities,
            Service = service,
            IsWithoutHint = service == ServiceOrigin.Unknown && !new ServiceClassifier(_model, resolver, _registrations).HasHint(sinkCall.Sink),
            Camera = sinkCall.Sink.SendsLiveFrames ? CameraOrigin.Live : new MediaClassifier(resolver).CameraOf(payload),
            Location = CallLocation(sinkCall.Syntax),
            Sink = sinkCall.Sink,
            Asks = asks,
            Silenced = silenced,
            Path = ImmutableArray.CreateRange(path.Where(step => step != sinkCall.Syntax).Distinct().Select(NameLocation)),
        };
    }

    private MediaCall? ClassifyRequest(SinkCall sinkCall, Value content, InputResolver resolver)
    {
        // Most requests go elsewhere, which the address tells; what is in a body can take a search of the whole project.
        var address = resolver.ResolveAddress(ContentOf(sinkCall, exceptBody: true).Words);
        var texts = TextsOf(address);
        var configured = address.Unresolved
            .SelectMany(input => _registrations.Configured(input, texts, resolver.Cancellation))
            .SelectMany(value => TextsOf(resolver.ResolveAddress(value.Words)))
            .ToArray();
        string[] routed = [.. configured, .. RouteTexts.Of(sinkCall, resolver)];
        texts = [.. texts, .. routed];
        if (!RequestClassifier.MayBeSent(texts))
        {
            return null;
        }

        var classifier = new MediaClassifier(resolver);
        if (RequestClassifier.Classify([.. TextsOf(resolver.Resolve(content.Words)), .. routed], KindsOfBody, texts) is not { } request)
        {
            return null;
        }

        var asks = PromptClassifier.Classify(sinkCall, request.Capabilities, resolver, out var silenced);
        return new MediaCall
        {
            Api = NameOf(sinkCall.Target),
            Media = request.Media,
            Capabilities = request.Capabilities,
            Service = request.Service,
            Camera = classifier.CameraOf(content),
            Location = CallLocation(sinkCall.Syntax),
            Sink = sinkCall.Sink,
            Asks = asks,
            Silenced = silenced,
        };

        MediaKinds KindsOfBody(MediaRule rule) => classifier.KindsOfBody(rule, content.PayloadAlone, BodyOf(sinkCall));

        static string[] TextsOf(ResolvedInputs value) => [.. value.OfType<TextValue>().Select(text => text.Text)];
    }

    /// <summary>The expression of the body, or the whole call where no parameter is the body.</summary>
    private static SyntaxNode BodyOf(SinkCall sinkCall)
    {
        foreach (var argument in sinkCall.Arguments)
        {
            if (KnownProviders.BuiltIn.IsBodyParameter(argument.Key))
            {
                return argument.Value.Syntax;
            }
        }

        return sinkCall.Syntax;
    }

    /// <summary>
    /// Where content is JSON or a prompt template, an image is a matter of its text: an image part in the body of a
    /// protocol method, or an image element in a template.
    /// </summary>
    private static bool IsImageByText(SinkCall sinkCall, InputResolver resolver)
    {
        foreach (var parameter in sinkCall.Target.Parameters)
        {
            if (!sinkCall.Arguments.TryGetValue(parameter.Name, out var argument))
            {
                continue;
            }

            var isBody = IsBody(parameter, sinkCall.Sink);
            var image = isBody ? null : TemplateImageOf(parameter, sinkCall.Sink);
            if ((image is not null || isBody)
                && resolver.Resolve(argument.Value.Words).OfType<TextValue>()
                    .Any(text => image is null ? RequestClassifier.HasImagePart(text.Text) : text.Text.Contains(image))
                && !(resolver.CanUse(ApiRole.Redact) && Redaction.Covers(resolver.Resolve(argument.Value.PayloadAlone))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a parameter takes a request that is written by hand.</summary>
    public static bool IsBody(IParameterSymbol parameter, ApiModel sink) =>
        KnownProviders.BuiltIn.IsRequestBody(parameter.Type.Name)
        || (parameter.Type.Name is "BinaryData" && sink.ContentParameters.Contains(parameter.Name));

    /// <summary>What an image begins with in a parameter that takes a prompt template, or null for any other.</summary>
    private static string? TemplateImageOf(IParameterSymbol parameter, ApiModel sink) =>
        parameter.Type.SpecialType == SpecialType.System_String ? KnownProviders.BuiltIn.TemplateImageOf(sink.TypeName) : null;

    /// <summary>All that a call gives its service.</summary>
    public static Value ContentOf(SinkCall sinkCall, bool exceptBody = false)
    {
        var content = sinkCall.Sink.ReceiverCarries ? sinkCall.Receiver : Value.Empty;
        foreach (var argument in sinkCall.Arguments.OrderBy(argument => argument.Value.Syntax.SpanStart))
        {
            if ((sinkCall.Sink.ContentParameters.IsEmpty || sinkCall.Sink.ContentParameters.Contains(argument.Key))
                && !(exceptBody && KnownProviders.BuiltIn.IsBodyParameter(argument.Key)))
            {
                content = content.Union(argument.Value.Value);
            }
        }

        return content;
    }

    /// <summary>The kinds of media that a call sends of which its member decides, whatever built them.</summary>
    public static MediaKinds DirectKinds(SinkCall sinkCall, InputResolver resolver, Value content)
    {
        if (IsGivenNothing(sinkCall) || Redaction.Covers(sinkCall, resolver))
        {
            return MediaKinds.None;
        }

        if (MediaClassifier.KindsOf(sinkCall.Sink) is { } kinds)
        {
            return kinds;
        }

        if (sinkCall.Sink.Always is { } condition
            && sinkCall.Arguments.TryGetValue(condition.Parameter, out var decisive)
            && resolver.Resolve(decisive.Value).OfType<TextValue>().Any(
                text => string.Equals(text.Text, condition.Constant, StringComparison.OrdinalIgnoreCase)))
        {
            return MediaKinds.Image;
        }

        var mediaType = sinkCall.Sink.MimeParameter is { } mime && sinkCall.Arguments.TryGetValue(mime, out var argument)
            ? argument.Value
            : Value.Empty;
        return new MediaClassifier(resolver).KindsByType(sinkCall.Sink.Media, mediaType, content.PayloadAlone, sinkCall.Syntax);
    }

    /// <summary>Whether a member of a library that sends what it is given is given nothing: a wrapper may take an image or none.</summary>
    private static bool IsGivenNothing(SinkCall sinkCall) =>
        sinkCall.Sink is { Export: not null, ContentParameters.IsEmpty: false }
        && !sinkCall.Sink.ContentParameters.Any(name => sinkCall.Arguments.TryGetValue(name, out var argument) && !argument.IsNull);

    /// <summary>
    /// A decorator that hands on what it was given: the call of the decorator is reported, and once is enough.
    /// </summary>
    private bool IsForwarding(MethodBody body, SinkCall sinkCall, Value content)
    {
        for (var current = body; current is not null; current = current.Parent)
        {
            if (current.Symbol is { } method
                && method.Name == sinkCall.Target.Name
                && !content.Any<MediaValue>()
                && _model.Catalog.Find(method) is { Role: ApiRole.Send })
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            return $"new {method.ContainingType.Name}";
        }

        var type = method.IsExtensionMethod && method.Parameters.Length > 0 ? method.Parameters[0].Type : method.ContainingType;
        return $"{type.Name}.{(method.AssociatedSymbol ?? method).Name}";
    }

    /// <summary>Where the use of a member names it: a call, a creation, or a property.</summary>
    private static Location CallLocation(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.GetLocation(),
        PrimaryConstructorBaseTypeSyntax initializer => initializer.Type.GetLocation(),
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        ElementAccessExpressionSyntax access => access.ArgumentList.GetLocation(),
        _ => NameLocation(node),
    };

    /// <summary>Where a call names its member, and the node itself for anything else.</summary>
    private static Location NameLocation(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.GetLocation(),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.GetLocation(),
        _ => node.GetLocation(),
    };
}
