using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>Who can call a member.</summary>
internal static class MemberVisibility
{
    /// <summary>Whether other assemblies can call a method or read a property.</summary>
    public static bool IsVisibleOutside(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.PropertyGet))
        {
            return false;
        }

        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}
