using System.Collections.Immutable;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>What the project registers with a dependency-injection container or a builder, found on first need.</summary>
internal sealed class Registrations
{
    private readonly FlowEngine _engine;
    private readonly object _finding = new();
    private ImmutableArray<Registration> _all;

    public Registrations(FlowEngine engine) => _engine = engine;

    /// <summary>The registrations that can fill a dependency of this type, and of this key where one is asked for.</summary>
    public IReadOnlyList<Registration> Of(ITypeSymbol type, Value key, CancellationToken cancellation)
    {
        var name = FullName(type);
        var ofType = All(cancellation).Where(registration => Provides(registration, type, name)).ToList();
        var ofKey = ofType.Where(registration => IsUnder(registration.Key, key)).ToList();
        return ofKey.Count > 0 ? ofKey : ofType;
    }

    /// <summary>Found once; whoever is cancelled while looking leaves it to the next.</summary>
    private ImmutableArray<Registration> All(CancellationToken cancellation)
    {
        lock (_finding)
        {
            return _all.IsDefault ? _all = Find(cancellation) : _all;
        }
    }

    private static bool IsUnder(Value registered, Value asked)
    {
        if (registered.IsEmpty || asked.IsEmpty)
        {
            return registered.IsEmpty && asked.IsEmpty;
        }

        return !registered.Any<TextFact>() || !asked.Any<TextFact>() || registered.OfType<TextFact>().Any(text => asked.Contains(text));
    }

    private static bool Provides(Registration registration, ITypeSymbol type, string name)
    {
        if (!registration.Member.Provides.IsEmpty)
        {
            return registration.Member.Provides.Contains(name);
        }

        return registration.TypeArguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument, type));
    }

    private ImmutableArray<Registration> Find(CancellationToken cancellation)
    {
        var names = _engine.Catalog.NamesOf(SdkRole.Register).ToArray();
        return ImmutableArray.CreateRange(_engine.Index.BodiesMentioning(names, cancellation)
            .Select(body => _engine.SummarizeBody(body, cancellation))
            .OfType<UnitSummary>()
            .SelectMany(summary => summary.All())
            .SelectMany(summary => summary.Registrations));
    }

    private static string FullName(ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space}.{type.MetadataName}" : type.MetadataName;
}
