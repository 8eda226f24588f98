using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>The methods and properties to which attributes, in source or references, or catalog files give a role.</summary>
internal static class DeclaredMembers
{
    public static IEnumerable<ISymbol> Of(ApiRole role, DocumentCode code) =>
        code.Model.Compilation.GetSymbolsWithName(code.Catalog.HasName, SymbolFilter.Member, code.Cancellation)
            .Concat(AnnotatedMembers.OfReferences(code.Model.Compilation))
            .Concat(code.Catalog.DeclaredIn(code.Model.Compilation))
            .Where(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false }
                && code.Catalog.Find(member) is { IsDeclared: true } declared && declared.Role == role)
            .Distinct<ISymbol>(SymbolEqualityComparer.Default);
}
