using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>Builds calls of declared members.</summary>
internal static class MemberCall
{
    /// <summary>The argument list without parentheses; null if a required parameter has no argument.</summary>
    /// <param name="parameters">The parameters of the member.</param>
    /// <param name="scope">The scope of the call; its cancellation token is passed on.</param>
    /// <param name="argumentFor">The argument for any other parameter, or null to omit it.</param>
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

    /// <summary>A name in source, with an @ before a keyword.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
