using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>What the members of an enum, or of a struct that serves as one, say about the capability of a call.</summary>
internal static class EnumFeatures
{
    /// <summary>The facts of one member: what it selects, and its name. A member that the catalog does not know selects nothing.</summary>
    public static Value Of(ApiModels catalog, ISymbol member)
    {
        var known = catalog.HasName(member.Name) ? catalog.Find(member) : null;
        var value = Value.Of(new FeatureValue(known is { Role: ApiRole.Feature } ? known.Capabilities : Capability.None))
            .Add(new TextValue(member.Name));
        return known is { Role: ApiRole.Client } ? value.Add(new ClientValue(known, Value.Empty)) : value;
    }

    /// <summary>The facts of all members that a constant is made of, flags taken apart.</summary>
    public static Value Decompose(ApiModels catalog, INamedTypeSymbol type, object? constant)
    {
        var bits = ToBits(constant);
        var value = Value.Empty;
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field)
            {
                var own = ToBits(field.ConstantValue);
                if (own == bits || (own != 0 && (own & bits) == own))
                {
                    value = value.Union(Of(catalog, field));
                }
            }
        }

        return value;
    }

    private static ulong ToBits(object? constant) => constant switch
    {
        sbyte number => unchecked((ulong)number),
        byte number => number,
        short number => unchecked((ulong)number),
        ushort number => number,
        int number => unchecked((ulong)number),
        uint number => number,
        long number => unchecked((ulong)number),
        ulong number => number,
        _ => 0,
    };
}
