using System.Collections.Immutable;
using System.Globalization;
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
            errors.AddRange(
                (await project.GetCompilationAsync())!
                    .GetDiagnostics()
                    .Where(
                        diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                            && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
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
            var blank = changed.ToFullString().Split('\n').FirstOrDefault(
                line => line.TrimEnd('\r') is [.., ' ' or '\t'] && !lines.Contains(line));
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
        var (all, allAfter) = (await test.Diagnose(before), await test.Diagnose(after));
        var (reported, remaining) = (Visible(all), Visible(allAfter));
        Assert.DoesNotContain(remaining, diagnostic => diagnostic.Id == "AD0001");
        Assert.True(Count(remaining, RuleIds.Clauses) <= Count(reported, RuleIds.Clauses), "more is reported than before");
        Assert.True(
            Count(remaining, RuleIds.UnseenDestination, RuleIds.TooLarge) <= Count(
                reported, RuleIds.UnseenDestination, RuleIds.TooLarge),
            "media is out of sight");

        var (was, now) = (await Exposure.Of(before, reported), await Exposure.Of(after, remaining));
        Assert.True(now.Sends == was.Sends, "calls went away");
        Assert.True(now.Declarations == was.Declarations, "a fix declares for itself what is safe");
        if (now.Exceptions > was.Exceptions)
        {
            await IsOnRecord(all, allAfter, after, now.Exceptions - was.Exceptions);
        }
        else if (now.Redactions > was.Redactions || now.ConsentChecks > was.ConsentChecks)
        {
            Assert.True(
                now.ConsentChecks == was.ConsentChecks || !Lowered(reported, remaining).Except([RuleIds.Surveillance]).Any(),
                "consent is for AUP1003");
            await IsSafeguarded(test, before, after);
        }
        else
        {
            SendsLess(was, now);
        }
    }

    /// <summary>
    /// The same is reported as before, but some of it suppressed, and each attribute that does so is asked for its
    /// reason.
    /// </summary>
    private static async Task IsOnRecord(ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after, Solution changed, int added)
    {
        Assert.Equal(Texts(before), Texts(after));
        Assert.True(
            Count(after, RuleIds.UnjustifiedSuppression) - Count(before, RuleIds.UnjustifiedSuppression) == added,
            "nobody asks for the reason of an exception");

        var exceptions = new HashSet<SyntaxReference>();
        foreach (var project in changed.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            exceptions.UnionWith(after
                .Where(diagnostic => diagnostic.IsSuppressed && compilation.ContainsSyntaxTree(diagnostic.Location.SourceTree!))
                .Select(diagnostic => diagnostic.GetSuppressionInfo(compilation)?.Attribute?.ApplicationSyntaxReference)
                .OfType<SyntaxReference>());
        }

        var known = before.Count(diagnostic => diagnostic.IsSuppressed);
        Assert.True(
            exceptions.DistinctBy(exception => (exception.SyntaxTree, exception.Span)).Count() == added + known,
            "an exception excepts nothing");

        static IEnumerable<string> Texts(ImmutableArray<Diagnostic> diagnostics) => diagnostics
            .Where(diagnostic => RuleIds.Clauses.Contains(diagnostic.Id))
            .Select(Text)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>
    /// Without redactors and checks it would all be reported as before, and each that was added keeps something from
    /// being reported.
    /// </summary>
    private static async Task IsSafeguarded(FixTest test, Solution before, Solution after)
    {
        var bare = Reports(await test.Diagnose(await Counterfactual.Without(before)));
        Assert.True(
            bare.SequenceEqual(Reports(await test.Diagnose(await Counterfactual.Without(after)))), "media is hidden from sight besides");

        Assert.True(await Idle(test, after) <= await Idle(test, before), "an added safeguard changes nothing");
    }

    /// <summary>How many safeguards there are without which no more is reported.</summary>
    private static async Task<int> Idle(FixTest test, Solution solution)
    {
        var reports = Reports(await test.Diagnose(solution)).Count;
        var idle = 0;
        foreach (var without in await Counterfactual.WithoutEach(solution))
        {
            idle += Reports(await test.Diagnose(without)).Count > reports ? 0 : 1;
        }

        return idle;
    }

    private static void SendsLess(Exposure was, Exposure now)
    {
        Assert.True(
            now.Carriers.Count < was.Carriers.Count
                || now.MakerCalls < was.MakerCalls
                || now.Asked < was.Asked
                || now.Capabilities < was.Capabilities,
            "as much is sent as before");

        // What still builds media and was reported must be reported still, or the engine was led astray.
        var unreported = Without(was.Carriers, was.ReportedCarriers);
        var hidden = Without(Without(now.Carriers, now.ReportedCarriers), unreported);
        Assert.True(hidden.Count == 0, $"no longer reported: {string.Join(", ", hidden)}");
    }

    private static ImmutableArray<Diagnostic> Visible(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.RemoveAll(diagnostic => diagnostic.IsSuppressed);

    /// <summary>The clause rules that are reported less often.</summary>
    private static IEnumerable<string> Lowered(ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after) =>
        RuleIds.Clauses.Where(rule => Count(after, rule) < Count(before, rule));

    /// <summary>The reports of clause rules without their places, which a fix may move.</summary>
    private static List<string> Reports(ImmutableArray<Diagnostic> diagnostics) =>
        [.. Visible(diagnostics).Where(diagnostic => RuleIds.Clauses.Contains(diagnostic.Id)).Select(Text).Order(StringComparer.Ordinal)];

    private static string Text(Diagnostic diagnostic) =>
        $"{diagnostic.Location.SourceTree?.FilePath}: {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private static int Count(IEnumerable<Diagnostic> diagnostics, params IEnumerable<string> rules) =>
        diagnostics.Count(diagnostic => rules.Contains(diagnostic.Id));

    private static List<string> Without(List<string> all, List<string> some)
    {
        var rest = all.ToList();
        some.ForEach(each => rest.Remove(each));
        return rest;
    }
}
