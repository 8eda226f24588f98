using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>Sources as they are on most keystrokes: broken in one to three places. The same seed gives the same mutant.</summary>
internal static class Mutant
{
#if ROSLYN_BETWEEN
    private const int OfTheSuite = 100;
#else
    private const int OfTheSuite = 1000;
#endif

    /// <summary>Set for a longer run: <c>FUZZ_MUTANTS=20000</c>.</summary>
    public static readonly int? LongRun = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_MUTANTS"), out var count) ? count : null;

    /// <summary>How many mutants a run takes.</summary>
    public static int Count => LongRun ?? OfTheSuite;

    public static string Of(string source, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            source = Once(source, random);
        }

        return source;
    }

    private static string Once(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
        if (tokens.Length < 2)
        {
            return source;
        }

        var token = tokens[random.Next(tokens.Length)];
        switch (random.Next(9))
        {
            case 0:
                return source.Remove(token.SpanStart, token.Span.Length);
            case 1:
                return source.Insert(token.Span.End, " " + token.Text);
            case 2:
                return Swap(source, token, tokens[random.Next(tokens.Length)]);
            case 3:
                return Replace(source, token, tokens[random.Next(tokens.Length)].Text);
            case 4:
                return source[..random.Next(source.Length)];
            case 5:
                return source[..(source.LastIndexOf('\n', token.SpanStart) + 1)];
            case 6:
                return source.Insert(token.SpanStart, "{}()[]<>;,"[random.Next(10)].ToString());
            case 7:
                var braces = tokens.Where(candidate => candidate.Text is "{" or "}" or "(" or ")").ToArray();
                return braces.Length == 0 ? source : Replace(source, braces[random.Next(braces.Length)], "");
            default:
                var members = tokens.Where(
                    candidate => candidate.IsKind(SyntaxKind.IdentifierToken)
                        && (random.Next(10) == 0 || ApiModels.BuiltIn.HasName(candidate.ValueText))).ToArray();
                return members.Length == 0
                    ? source.Insert(token.SpanStart, "await ")
                    : Rename(source, members[random.Next(members.Length)].Text);
        }
    }

    private static string Rename(string source, string name) => source.Replace(name, name + "X", StringComparison.Ordinal);

    private static string Replace(string source, SyntaxToken token, string text) =>
        source.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, text);

    private static string Swap(string source, SyntaxToken one, SyntaxToken other)
    {
        var (first, second) = one.SpanStart < other.SpanStart ? (one, other) : (other, one);
        return Replace(Replace(source, second, first.Text), first, second.Text);
    }
}
