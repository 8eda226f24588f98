using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>
/// Decides whose service a client belongs to: by the member that made it, by the host of its endpoint, by what the
/// container was told, and last by its type.
/// </summary>
internal sealed class ServiceClassifier
{
    private const int MaxNesting = 4;

    private readonly CompilationModel _model;
    private readonly InputResolver _resolver;
    private readonly Registrations _registrations;

    public ServiceClassifier(CompilationModel model, InputResolver resolver, Registrations registrations)
    {
        _model = model;
        _resolver = resolver;
        _registrations = registrations;
    }

    /// <summary>Where the client of a call leads, by what the called member says of itself and else by its client.</summary>
    public EndpointOrigin Decide(SinkCall call) => call.Sink.Service switch
    {
        ApiService.Azure => EndpointOrigin.Azure,
        ApiService.Other => EndpointOrigin.Other,
        _ => Decide(call.Receiver, call.ReceiverType, depth: 0) is var decided && decided == EndpointOrigin.Unknown && call.Sink.Export is not null
            ? DecideAddresses(call.Receiver)
            : decided,
    };

    /// <summary>The service of a client, or null when it is provably not Azure.</summary>
    public ServiceOrigin? Classify(SinkCall call) => Decide(call) switch
    {
        EndpointOrigin.Azure => ServiceOrigin.Azure,
        EndpointOrigin.Other => null,
        _ => ServiceOrigin.Unknown,
    };

    /// <summary>Whether anything but the call itself hints at Azure: a package of it, or somebody who declared the call.</summary>
    public bool HasHint(ApiModel sink) =>
        sink.IsDeclared
        || _model.Compilation.ReferencedAssemblyNames.Any(assembly => KnownProviders.BuiltIn.IsAzurePackage(assembly.Name));

    /// <summary>Where the addresses lead that an object of a library was made with, if they agree.</summary>
    private EndpointOrigin DecideAddresses(Value made)
    {
        var votes = _resolver.Resolve(made.Words).OfType<TextValue>()
            .Where(text => text.Text.Contains("://"))
            .Select(text => Endpoints.Classify(text.Text))
            .ToList();
        return Combine(votes);
    }

    private EndpointOrigin Decide(Value client, ITypeSymbol? type, int depth)
    {
        if (depth > MaxNesting)
        {
            return EndpointOrigin.Unknown;
        }

        if (client.OfType<EntryValue>().Any(input =>
                TypeOf(input.Symbol) is { } entryType && DecideType(entryType) == EndpointOrigin.Azure && !IsMixed(entryType)))
        {
            return EndpointOrigin.Azure;
        }

        var resolution = _resolver.ResolveUntil(client, static fact => fact is ClientValue { Root.Service: ApiService.Azure });
        var votes = new List<EndpointOrigin>();
        foreach (var known in resolution.OfType<ClientValue>())
        {
            votes.Add(DecideClient(known));
        }

        foreach (var injected in resolution.OfType<ServiceRequest>())
        {
            votes.Add(DecideInjected(injected.Type, injected.Key, depth));
        }

        foreach (var open in resolution.Unresolved)
        {
            if (TypeOf(open) is { } inputType && (ClientAbstractions.IsAbstraction(inputType) || votes.Count == 0))
            {
                votes.Add(DecideInjected(inputType, KeyOf(open), depth));
            }
        }

        if (votes.Count == 0 && resolution.OfType<HeapObject>().Where(made => made.Provider is not null).ToList() is { Count: > 0 } providers)
        {
            // A class in source reaches what its members hold; one of a library that is not known is somebody else's.
            votes.AddRange(providers.Select(made => OwnClientOf(made) is { } own ? DecideOwn(own, depth) : EndpointOrigin.Other));
        }

        if (votes.Count == 0 && type is not null)
        {
            votes.Add(DecideType(type));
        }

        return Combine(votes);
    }

    /// <summary>One way to Azure is enough; short of that, one undecided way leaves it undecided.</summary>
    private static EndpointOrigin Combine(List<EndpointOrigin> votes) =>
        votes.Contains(EndpointOrigin.Azure) ? EndpointOrigin.Azure
        : votes.Count == 0 || votes.Contains(EndpointOrigin.Unknown) ? EndpointOrigin.Unknown
        : EndpointOrigin.Other;

    private EndpointOrigin DecideClient(ClientValue client) => client.Root.Service switch
    {
        ApiService.Azure => EndpointOrigin.Azure,
        ApiService.Other => EndpointOrigin.Other,
        ApiService.Endpoint => DecideEndpoint(client.Endpoint, client.Root.DefaultService),
        _ => EndpointOrigin.Unknown,
    };

    private EndpointOrigin DecideEndpoint(Value endpoint, ApiService fallback)
    {
        var otherwise = fallback switch
        {
            ApiService.Azure => EndpointOrigin.Azure,
            ApiService.Other => EndpointOrigin.Other,
            _ => EndpointOrigin.Unknown,
        };

        var resolution = _resolver.ResolveUntil(
            endpoint, static fact => fact is TextValue { Text.Length: > 0 } text && Endpoints.Classify(text.Text) == EndpointOrigin.Azure);
        var votes = resolution.OfType<TextValue>().Where(text => text.Text.Length > 0).Select(
            text => Endpoints.Classify(text.Text)).ToList();

        // What nothing in source fills, or only with an empty text, still has a name: AzureOpenAIOptions.Endpoint.
        foreach (var open in votes.Count == 0 ? resolution.Inputs : resolution.Unresolved)
        {
            votes.Add(
                Endpoints.Classify(open.Name) is var byName && byName != EndpointOrigin.Unknown
                    ? byName
                    : Endpoints.Classify(open.ContainingType?.Name ?? ""));
        }

        if (votes.Contains(EndpointOrigin.Azure))
        {
            return EndpointOrigin.Azure;
        }

        if (votes.Count == 0)
        {
            return otherwise;
        }

        if (votes.Contains(EndpointOrigin.Unknown))
        {
            return otherwise == EndpointOrigin.Azure ? EndpointOrigin.Azure : EndpointOrigin.Unknown;
        }

        return EndpointOrigin.Other;
    }

    private EndpointOrigin DecideInjected(ITypeSymbol type, Value key, int depth)
    {
        if (DecideType(type) == EndpointOrigin.Azure)
        {
            return EndpointOrigin.Azure;
        }

        var votes = new List<EndpointOrigin>();
        foreach (var registration in _registrations.Of(type, key, _resolver.Cancellation))
        {
            votes.Add(registration.Member.Service switch
            {
                ApiService.Azure => EndpointOrigin.Azure,
                ApiService.Other => EndpointOrigin.Other,
                ApiService.Endpoint => DecideEndpoint(registration.Endpoint.PayloadAlone, registration.Member.DefaultService),
                _ => registration.Client.Any<ClientValue>() || OwnClientIn(registration.TypeArguments) is not { } own
                    ? Decide(registration.Client, type: null, depth + 1)
                    : DecideOwn(own, depth),
            });
        }

        return Combine(votes);
    }

    private INamedTypeSymbol? OwnClientIn(IEnumerable<ITypeSymbol> types) => types.OfType<INamedTypeSymbol>().FirstOrDefault(
        type => type.TypeKind == TypeKind.Class && _model.IsInSource(type) && ClientAbstractions.IsImplementedBy(type));

    private INamedTypeSymbol? OwnClientOf(HeapObject made) =>
        _model.SymbolAt(made.Creation, _resolver.Cancellation).Symbol is { ContainingType: { } type } ? OwnClientIn([type.OriginalDefinition]) : null;

    /// <summary>Where a client of the project's own leads: to the clients that its members hold, or to somebody else if they hold none.</summary>
    private EndpointOrigin DecideOwn(INamedTypeSymbol client, int depth)
    {
        var members = Value.Empty;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var type = client; type is not null && _model.IsInSource(type); type = type.BaseType)
        {
            foreach (var member in type.OriginalDefinition.GetMembers())
            {
                // What a derived class overrides is not there.
                if (member is IFieldSymbol or IPropertySymbol
                    && seen.Add(member.Name)
                    && TypeOf(member) is { } held
                    && (ClientAbstractions.IsAbstraction(held)
                        || DecideType(held) == EndpointOrigin.Azure
                        || KnownProviders.BuiltIn.IsProviderClient(held.Name)))
                {
                    members = members.Add(new EntryValue(member));
                }
            }
        }

        return members.IsEmpty ? EndpointOrigin.Other : Decide(members, type: null, depth + 1);
    }

    /// <summary>A type of an Azure package says it all; others say nothing.</summary>
    private static EndpointOrigin DecideType(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.ContainingAssembly is { } assembly && KnownProviders.BuiltIn.IsAzurePackage(assembly.Name))
            {
                return EndpointOrigin.Azure;
            }
        }

        return EndpointOrigin.Unknown;
    }

    /// <summary>Whether a type is of an Azure package whose clients also serve others.</summary>
    private static bool IsMixed(ITypeSymbol type) =>
        type.ContainingAssembly is { } assembly && KnownProviders.BuiltIn.IsMixedPackage(assembly.Name);

    /// <summary>The key that an attribute on a parameter or property asks for.</summary>
    private static Value KeyOf(ISymbol input)
    {
        foreach (var attribute in input.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || !KnownProviders.BuiltIn.IsKeyAttribute(type.Name, out var property))
            {
                continue;
            }

            var key = property is null
                ? attribute.ConstructorArguments.FirstOrDefault()
                : attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value;
            if (key.Kind != TypedConstantKind.Error && !key.IsNull)
            {
                return Value.Of(key.Value is string text ? new TextValue(text) : UnknownValue.Instance);
            }
        }

        return Value.Empty;
    }

    private static ITypeSymbol? TypeOf(ISymbol input) => input switch
    {
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
