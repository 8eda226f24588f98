using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>Writes the call of a declared member.</summary>
internal static class MemberCall
{
    /// <summary>The argument list, without parentheses; null where a required parameter has no argument.</summary>
    /// <param name="parameters">The parameters that may be given.</param>
    /// <param name="scope">Where the call is written; its cancellation token is passed on.</param>
    /// <param name="argumentFor">The argument for any other parameter, or null to leave it out.</param>
    public static string? Arguments(IEnumerable<IParameterSymbol> parameters, Scope scope, Func<IParameterSymbol, string?> argumentFor)
    {
        var arguments = new List<string>();
        var isPositional = true;
        foreach (var parameter in parameters)
        {
            var argument = Scope.IsToken(parameter.Type) ? scope.Token ?? (parameter.IsOptional ? null : "default") : argumentFor(parameter);
            if (argument is null && !parameter.IsOptional)
            {
                return null;
            }

            if (argument is not null)
            {
                arguments.Add(isPositional ? argument : $"{Escaped(parameter.Name)}: {argument}");
            }

            isPositional &= argument is not null;
        }

        return string.Join(", ", arguments);
    }

    /// <summary>A name as source writes it, with an @ before a keyword.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
