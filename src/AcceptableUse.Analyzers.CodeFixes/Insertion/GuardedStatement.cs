using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>Guards a statement with a consent check.</summary>
internal static class GuardedStatement
{
    private const string Exit = "throw new System.InvalidOperationException(\"The people shown have not consented.\");";

    /// <summary>
    /// The statement of a call, in the same function and in a list of statements; or null, for example when it is
    /// incomplete.
    /// </summary>
    public static StatementSyntax? Around(InvocationExpressionSyntax call)
    {
        var statement = call.Ancestors()
            .TakeWhile(
                node => node is not (LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or MemberDeclarationSyntax
                        and not GlobalStatementSyntax))
            .OfType<StatementSyntax>()
            .FirstOrDefault();
        return statement is { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax }
            and not (LocalFunctionStatementSyntax or BlockSyntax)
            && !statement.GetLastToken(includeZeroWidth: true).IsMissing
            ? statement
            : null;
    }

    /// <summary>
    /// The ways to guard a statement: a call of a check that throws; an <c>if</c> around the statement, unless it
    /// declares or returns something; an exit before it.
    /// </summary>
    /// <param name="statement">What <see cref="Around"/> returned.</param>
    /// <param name="text">The text of the document.</param>
    /// <param name="check">The check as an expression.</param>
    /// <param name="result">How the check signals consent.</param>
    public static IEnumerable<ImmutableArray<TextChange>> Guards(
        StatementSyntax statement, SourceText text, string check, ConsentResult result)
    {
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        if (!string.IsNullOrWhiteSpace(before))
        {
            yield break;
        }

        var newLine = text.NewLine();
        var step = before.Contains('\t') ? "\t" : "    ";
        if (result == ConsentResult.Completion)
        {
            yield return ImmutableArray.Create(new TextChange(new TextSpan(statement.SpanStart, 0), $"{check};{newLine}{before}"));
            yield break;
        }

        var (given, missing) = result == ConsentResult.True ? (check, $"!{check}") : ($"{check} is not null", $"{check} is null");
        if (statement is ExpressionStatementSyntax)
        {
            yield return ImmutableArray.CreateRange(
                new[] { new TextChange(new TextSpan(statement.SpanStart, 0), $"if ({given}){newLine}{before}{{{newLine}{before}{step}") }
                    .Concat(LinesWithin(statement, text).Select(start => new TextChange(new TextSpan(start, 0), step)))
                    .Append(new TextChange(new TextSpan(EndOfLine(statement, text), 0), $"{newLine}{before}}}")));
        }

        yield return ImmutableArray.Create(
            new TextChange(
                new TextSpan(statement.SpanStart, 0),
                $"if ({missing}){newLine}{before}{{{newLine}{before}{step}{Exit}{newLine}{before}}}{newLine}{newLine}{before}"));
    }

    /// <summary>The starts of the lines of a statement that can be indented: not those in strings, directives or empty lines.</summary>
    private static IEnumerable<int> LinesWithin(StatementSyntax statement, SourceText text)
    {
        var first = text.Lines.GetLineFromPosition(statement.SpanStart).LineNumber;
        var last = text.Lines.GetLineFromPosition(statement.Span.End).LineNumber;
        for (var number = first + 1; number <= last; number++)
        {
            var line = text.Lines[number];
            var content = line.ToString().TrimStart();
            if (content.Length > 0 && content[0] != '#' && !IsInString(statement.FindToken(line.Start), line.Start))
            {
                yield return line.Start;
            }
        }
    }

    /// <summary>Whether a position is within a string, where a blank more would be a blank of the text.</summary>
    private static bool IsInString(SyntaxToken token, int position) =>
        (token.SpanStart < position && position < token.Span.End)
        || token.Parent!.AncestorsAndSelf().Any(node => node is InterpolatedStringExpressionSyntax && node.SpanStart < position);

    /// <summary>The end of the line of a statement, after a comment; the end of the statement if more code follows on the line.</summary>
    private static int EndOfLine(StatementSyntax statement, SourceText text)
    {
        var end = text.Lines.GetLineFromPosition(statement.Span.End).End;
        return statement.GetTrailingTrivia().Span.End >= end || statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? end
            : statement.Span.End;
    }
}
