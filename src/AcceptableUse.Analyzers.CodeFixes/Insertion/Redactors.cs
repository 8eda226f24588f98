using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>The redactors of a project that can wrap an expression.</summary>
internal static class Redactors
{
    public static IEnumerable<Redactor> In(DocumentCode code) => DeclaredMembers.Of(ApiRole.Redact, code)
        .OfType<IMethodSymbol>()
        .Select(Redactor.Of)
        .OfType<Redactor>()
        .OrderBy(redactor => redactor.Name, StringComparer.Ordinal)
        .ThenBy(redactor => redactor.Method.ToDisplayString(), StringComparer.Ordinal);
}
