using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Resolution;

/// <summary>What the project registers with a dependency-injection container or a builder, found on first need.</summary>
internal sealed class Registrations
{
    private readonly CompilationModel _model;
    private readonly SummaryStore _summaries;
    private volatile StrongBox<ImmutableArray<Registration>>? _all;

    public Registrations(CompilationModel model, SummaryStore summaries)
    {
        _model = model;
        _summaries = summaries;
    }

    /// <summary>The registrations that can fill a dependency of this type, and of this key where one is asked for.</summary>
    public IReadOnlyList<Registration> Of(ITypeSymbol type, Value key, CancellationToken cancellation)
    {
        var name = FullName(type);
        var ofType = All(cancellation).Where(registration => Provides(registration, type, name)).ToList();
        var ofKey = ofType.Where(registration => IsUnder(registration.Key, key)).ToList();
        return ofKey.Count > 0 ? ofKey : ofType;
    }

    /// <summary>What the registrations that can fill an input were configured with: those of its class, or those of a name that is asked for.</summary>
    /// <param name="texts">Texts among which the name is.</param>
    public IEnumerable<Value> Configured(ISymbol input, IReadOnlyCollection<string> texts, CancellationToken cancellation)
    {
        if (TypeCapacities.TypeOf(input) is not { } type)
        {
            return [];
        }

        var name = FullName(type);
        return All(cancellation)
            .Where(registration => registration.Member.Provides.Contains(name)
                && !registration.Configured.IsEmpty
                && (registration.TypeArguments.IsEmpty
                    ? registration.Names.OfType<TextValue>().Any(text => texts.Contains(text.Text))
                    : registration.TypeArguments.Any(argument => IsOrImplements(input.ContainingType, argument))))
            .Select(registration => registration.Configured);
    }

    private static bool IsOrImplements(INamedTypeSymbol? type, ITypeSymbol argument) =>
        type is not null
        && (SymbolEqualityComparer.Default.Equals(type, argument)
            || type.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract, argument)));

    /// <summary>Found on first need. Threads that look at the same time share the summaries, which is where the work is.</summary>
    private ImmutableArray<Registration> All(CancellationToken cancellation) => (_all ??= new(Find(cancellation))).Value;

    private static bool IsUnder(Value registered, Value asked)
    {
        if (registered.IsEmpty || asked.IsEmpty)
        {
            return registered.IsEmpty && asked.IsEmpty;
        }

        return !registered.Any<TextValue>() || !asked.Any<TextValue>() || registered.OfType<TextValue>().Any(text => asked.Contains(text));
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
        var names = _model.Catalog.NamesOf(ApiRole.Register).ToArray();
        return ImmutableArray.CreateRange(_model.Index.BodiesMentioning(names, cancellation)
            .Select(body => _summaries.Of(body, cancellation))
            .OfType<FlowSummary>()
            .SelectMany(summary => summary.All())
            .SelectMany(summary => summary.Registrations));
    }

    private static string FullName(ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space}.{type.MetadataName}" : type.MetadataName;
}
