using AcceptableUse.Analyzers.Removal;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Redaction;

/// <summary>The redactors that a project declares, in source, in references and in catalog files.</summary>
internal static class Redactors
{
    public static IEnumerable<Redactor> In(DocumentCode code) =>
        code.Model.Compilation.GetSymbolsWithName(code.Catalog.HasName, SymbolFilter.Member, code.Cancellation)
            .Concat(AnnotatedMembers.OfReferences(code.Model.Compilation))
            .Concat(code.Catalog.DeclaredIn(code.Model.Compilation))
            .OfType<IMethodSymbol>()
            .Where(method => code.Catalog.Find(method) is { Role: SdkRole.Redact, IsDeclared: true })
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
            .Select(Redactor.Of)
            .OfType<Redactor>()
            .OrderBy(redactor => redactor.Name, StringComparer.Ordinal)
            .ThenBy(redactor => redactor.Method.ToDisplayString(), StringComparer.Ordinal);
}
