using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>Who can call a member.</summary>
internal static class MemberVisibility
{
    /// <summary>Whether other assemblies can call a method or constructor, or use a property.</summary>
    /// <param name="hasFriends">Whether there are assemblies that can call internal members as well.</param>
    public static bool IsVisibleOutside(IMethodSymbol method, bool hasFriends = false)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet))
        {
            return false;
        }

        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            var isVisible = symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
                || (hasFriends && symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal);
            if (!isVisible)
            {
                return false;
            }
        }

        return true;
    }
}
