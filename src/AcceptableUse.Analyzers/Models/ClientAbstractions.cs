using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>Types that stand for a model service without saying whose.</summary>
internal static class ClientAbstractions
{
    /// <summary>Whether a type in source plays a model client.</summary>
    public static bool IsImplementedBy(ITypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (IsAbstraction(contract))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsAbstraction(ITypeSymbol type) => KnownProviders.BuiltIn.IsClientAbstraction(type.Name);

    /// <summary>Whether an external type is a client of a service that is none of the catalog's.</summary>
    public static bool IsProvider(ITypeSymbol type)
    {
        if (type.ContainingAssembly is not { } assembly || KnownProviders.BuiltIn.IsNeutralPackage(assembly.Name))
        {
            return false;
        }

        return KnownProviders.BuiltIn.IsProviderClient(type.Name) || IsImplementedBy(type);
    }
}
