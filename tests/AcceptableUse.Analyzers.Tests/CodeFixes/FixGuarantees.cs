using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>What holds for every change that a fix of a clause rule makes, whatever the test is about.</summary>
internal static class FixGuarantees
{
    public static async Task Check(FixTest test, Solution before, Solution after)
    {
        await Compiles(before, after);
        await KeepsTrivia(before, after);
        await DoesNotHide(test, before, after);
    }

    private static async Task Compiles(Solution before, Solution after)
    {
        var known = await Errors(before);
        Assert.Empty((await Errors(after)).Except(known));
    }

    private static async Task<List<string>> Errors(Solution solution)
    {
        var errors = new List<string>();
        foreach (var project in solution.Projects)
        {
            // Much of the SDKs is marked as experimental by errors of their own.
            errors.AddRange((await project.GetCompilationAsync())!.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
                .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}"));
        }

        return errors;
    }

    /// <summary>Comments on lines of their own and directives stay; no blanks are left at the end of a line.</summary>
    private static async Task KeepsTrivia(Solution before, Solution after)
    {
        foreach (var document in before.Projects.SelectMany(project => project.Documents))
        {
            var root = (await document.GetSyntaxRootAsync())!;
            var changed = (await after.GetDocument(document.Id)!.GetSyntaxRootAsync())!;
            var kept = changed.DescendantTrivia().Select(trivia => trivia.ToString().Trim()).ToList();
            foreach (var trivia in root.DescendantTrivia().Where(IsToStay))
            {
                Assert.True(kept.Remove(trivia.ToString().Trim()), $"lost: {trivia}");
            }

            var lines = root.ToFullString().Split('\n').ToHashSet();
            var blank = changed.ToFullString().Split('\n').FirstOrDefault(line => line.TrimEnd('\r') is [.., ' ' or '\t'] && !lines.Contains(line));
            Assert.True(blank is null, $"blanks at the end of a line: {blank}");
        }
    }

    private static bool IsToStay(SyntaxTrivia trivia) =>
        trivia.IsDirective
        || (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            && trivia.SyntaxTree!.GetText().Lines.GetLineFromPosition(trivia.SpanStart) is var line
            && line.Text!.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.Start, trivia.SpanStart)).Trim().Length == 0);

    /// <summary>A report may only go because less is sent or asked, or because it is on record why it may be.</summary>
    private static async Task DoesNotHide(FixTest test, Solution before, Solution after)
    {
        var (reported, remaining) = (await test.Diagnose(before), await test.Diagnose(after));
        Assert.DoesNotContain(remaining, diagnostic => diagnostic.Id == "AD0001");
        Assert.True(Count(remaining, RuleIds.Clauses) <= Count(reported, RuleIds.Clauses), "more is reported than before");
        Assert.True(Count(remaining, RuleIds.UnseenDestination, RuleIds.TooLarge) <= Count(reported, RuleIds.UnseenDestination, RuleIds.TooLarge), "media is out of sight");

        var (was, now) = (await Exposure.Of(before, reported), await Exposure.Of(after, remaining));
        Assert.True(now.Sends == was.Sends, "calls went away");
        if (now.Exceptions > was.Exceptions)
        {
            var unjustified = Count(remaining, RuleIds.UnjustifiedSuppression) - Count(reported, RuleIds.UnjustifiedSuppression);
            Assert.True(unjustified == now.Exceptions - was.Exceptions, "nobody asks for the reason of an exception");
            Assert.True(Count(remaining, RuleIds.Clauses) < Count(reported, RuleIds.Clauses), "an exception excepts nothing");
            return;
        }

        if (now.Redactions > was.Redactions || now.ConsentChecks > was.ConsentChecks)
        {
            return;
        }

        Assert.True(now.Carriers.Count < was.Carriers.Count || now.MakerCalls < was.MakerCalls || now.Asked < was.Asked || now.Capabilities < was.Capabilities, "as much is sent as before");

        // What still builds media and was reported must be reported still, or the engine was led astray.
        var unreported = Without(was.Carriers, was.ReportedCarriers);
        var hidden = Without(Without(now.Carriers, now.ReportedCarriers), unreported);
        Assert.True(hidden.Count == 0, $"no longer reported: {string.Join(", ", hidden)}");
    }

    private static int Count(IEnumerable<Diagnostic> diagnostics, params IEnumerable<string> rules) =>
        diagnostics.Count(diagnostic => rules.Contains(diagnostic.Id));

    private static List<string> Without(List<string> all, List<string> some)
    {
        var rest = all.ToList();
        some.ForEach(each => rest.Remove(each));
        return rest;
    }
}
