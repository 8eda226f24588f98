using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>The members that a member overrides or implements.</summary>
internal static class MemberHierarchy
{
    /// <summary>Whether a member overrides or implements the member with this definition.</summary>
    public static bool OverridesOrImplements(ISymbol member, ISymbol definition)
    {
        if (definition.ContainingType?.TypeKind != TypeKind.Interface)
        {
            return Overridden(member).Any(overridden => SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, definition));
        }

        return member.ContainingType.AllInterfaces
            .Where(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, definition.ContainingType))
            .SelectMany(contract => contract.GetMembers(definition.Name))
            .Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, definition) && IsImplementedBy(candidate, member));
    }

    /// <summary>The members that a member overrides, the nearest first.</summary>
    public static IEnumerable<ISymbol> Overridden(ISymbol member)
    {
        for (var current = NextOverridden(member); current is not null; current = NextOverridden(current))
        {
            yield return current;
        }
    }

    /// <summary>The interface members that a member implements, implicitly or explicitly.</summary>
    public static IEnumerable<ISymbol> Implemented(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor }
        ? []
        : member.ContainingType.AllInterfaces.SelectMany(contract => Candidates(contract, member)).Where(candidate => IsImplementedBy(candidate, member));

    private static ISymbol? NextOverridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    /// <summary>The interface members that a member may implement: those of its name, unless its name can differ from theirs.</summary>
    private static ImmutableArray<ISymbol> Candidates(INamedTypeSymbol contract, ISymbol member) =>
        member.CanBeReferencedByName ? contract.GetMembers(member.Name) : contract.GetMembers();

    private static bool IsImplementedBy(ISymbol contractMember, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(contractMember), member);
}
