using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>Adds assembly attributes in their place: after the usings and any existing attributes, before everything else.</summary>
internal static class AssemblyAttribute
{
    /// <summary>The file with an attribute list on its own line.</summary>
    /// <param name="unit">The file.</param>
    /// <param name="list">The attribute list, with its target and without trivia.</param>
    /// <param name="newLine">The line break of this file.</param>
    public static CompilationUnitSyntax AddTo(CompilationUnitSyntax unit, AttributeListSyntax list, string newLine)
    {
        var last = (SyntaxNode?)unit.AttributeLists.LastOrDefault()
            ?? (SyntaxNode?)unit.Usings.LastOrDefault()
            ?? unit.Externs.LastOrDefault();
        var next = last?.GetLastToken().GetNextToken(includeZeroWidth: true) ?? unit.GetFirstToken(includeZeroWidth: true);
        var split = last is null ? BeforeOpenCondition(next.LeadingTrivia) : AfterClosedCondition(next.LeadingTrivia);

        var before = next.LeadingTrivia.Take(split).ToList();
        var previous = before.Count > 0 || last is null ? before : [.. last.GetTrailingTrivia()];
        if (last is not null && previous.Count == 0 || previous.Count > 0 && !EndsLine(previous[previous.Count - 1]))
        {
            before.Add(SyntaxFactory.EndOfLine(newLine));
        }

        if (last is UsingDirectiveSyntax or ExternAliasDirectiveSyntax)
        {
            before.Add(SyntaxFactory.EndOfLine(newLine));
        }

        var after = next.LeadingTrivia.Skip(split).ToList();
        if (!next.IsKind(SyntaxKind.EndOfFileToken)
            && last is not AttributeListSyntax
            && !(after.Count > 0 && after[0].IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            after.Insert(0, SyntaxFactory.EndOfLine(newLine));
        }

        return unit
            .ReplaceToken(next, next.WithLeadingTrivia(after))
            .AddAttributeLists(list.WithLeadingTrivia(before).WithTrailingTrivia(SyntaxFactory.EndOfLine(newLine)));
    }

    private static bool EndsLine(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.ToFullString().EndsWith("\n", StringComparison.Ordinal);

    /// <summary>The file header stays on top, but the attribute must not land inside a conditional section that continues below.</summary>
    private static int BeforeOpenCondition(SyntaxTriviaList trivia) => Conditions(trivia).Open ?? trivia.Count;

    /// <summary>A comment stays with the code that follows, but the attribute must not land inside a conditional section around a using.</summary>
    private static int AfterClosedCondition(SyntaxTriviaList trivia) => Conditions(trivia).Closed;

    /// <summary>The first <c>#if</c> that is not closed here, and the end of the last outermost one.</summary>
    private static (int? Open, int Closed) Conditions(SyntaxTriviaList trivia)
    {
        var open = new Stack<int>();
        var closed = 0;
        for (var i = 0; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.IfDirectiveTrivia))
            {
                open.Push(i);
            }
            else if (trivia[i].IsKind(SyntaxKind.EndIfDirectiveTrivia))
            {
                if (open.Count > 0)
                {
                    open.Pop();
                }

                closed = open.Count == 0 ? i + 1 : closed;
            }
        }

        return (open.Count == 0 ? null : open.Last(), closed);
    }
}
