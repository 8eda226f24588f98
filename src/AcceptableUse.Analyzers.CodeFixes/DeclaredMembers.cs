using AcceptableUse.Analyzers.Removal;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers;

/// <summary>The methods that a project declares something of, in source, in references and in catalog files.</summary>
internal static class DeclaredMethods
{
    public static IEnumerable<IMethodSymbol> Of(SdkRole role, DocumentCode code) =>
        code.Model.Compilation.GetSymbolsWithName(code.Catalog.HasName, SymbolFilter.Member, code.Cancellation)
            .Concat(AnnotatedMembers.OfReferences(code.Model.Compilation))
            .Concat(code.Catalog.DeclaredIn(code.Model.Compilation))
            .OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && code.Catalog.Find(method) is { IsDeclared: true } member && member.Role == role)
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
}
