using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Suppressions;

/// <summary>
/// What a strict project refuses: hiding a finding by anything but an attribute. Checked per finding, so suppressions that hide
/// nothing are ignored.
/// </summary>
internal static class SuppressionPolicy
{
    /// <summary>Whether the project is strict.</summary>
    public static bool IsOn(AnalyzerOptions options) => IsOn(options, TagKey.Strict);

    /// <summary>Whether a switch of the project is <c>true</c>.</summary>
    public static bool IsOn(AnalyzerOptions options, TagKey key) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key.PropertyOption, out var value)
        && bool.TryParse(value.Trim(), out var isOn)
        && isOn;

    /// <summary>
    /// A diagnostic at the place of a finding, if it has one, that something other than an attribute hides; otherwise
    /// null.
    /// </summary>
    public static Diagnostic? Refuse(
        Diagnostic finding, Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var tree = finding.Location.SourceTree;
        if (HidingOption(finding, tree, compilation.Options, options, cancellationToken) is { } option)
        {
            return Diagnostic.Create(Rules.RefusedSuppression, finding.Location, finding.Id, option);
        }

        return tree is not null && HidingPragma(finding, tree, cancellationToken) is { } pragma
            ? Diagnostic.Create(Rules.RefusedSuppression, finding.Location, [pragma.GetLocation()], finding.Id, "a #pragma directive")
            : null;
    }

    /// <summary>The setting that hides the finding. In the precedence of the compiler, the first that names the rule decides.</summary>
    private static string? HidingOption(
        Diagnostic finding, SyntaxTree? tree, CompilationOptions compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (finding.WarningLevel > compilation.WarningLevel)
        {
            return "the warning level";
        }

        var severities = compilation.SyntaxTreeOptionsProvider;
        if (tree is not null
            && severities is not null
            && severities.TryGetDiagnosticValue(tree, finding.Id, cancellationToken, out var severity))
        {
            return Hides(severity) ? "a severity in .editorconfig" : null;
        }

        if (compilation.SpecificDiagnosticOptions.TryGetValue(finding.Id, out severity))
        {
            return Hides(severity) ? "NoWarn or a rule set" : null;
        }

        if (severities is not null && severities.TryGetGlobalDiagnosticValue(finding.Id, cancellationToken, out severity))
        {
            return Hides(severity) ? "a severity in a global config file" : null;
        }

        if (compilation.GeneralDiagnosticOption == ReportDiagnostic.Suppress)
        {
            return "a rule set";
        }

        if (tree is null)
        {
            return null;
        }

        // A severity for a category takes precedence over one for all analyzers.
        var config = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        var isBulk = config.TryGetValue($"dotnet_analyzer_diagnostic.category-{finding.Descriptor.Category}.severity", out var bulk)
            || config.TryGetValue("dotnet_analyzer_diagnostic.severity", out bulk);
        return isBulk && bulk!.Trim().ToLowerInvariant() is "none" or "silent" or "refactoring"
            ? "a severity for all analyzers or for their category"
            : null;
    }

    private static bool Hides(ReportDiagnostic severity) => severity is ReportDiagnostic.Suppress or ReportDiagnostic.Hidden;

    /// <summary>
    /// The directive that hides the finding: the last one before it that names the rule, or names no rule and so applies
    /// to all.
    /// </summary>
    private static PragmaWarningDirectiveTriviaSyntax? HidingPragma(
        Diagnostic finding, SyntaxTree tree, CancellationToken cancellationToken)
    {
        PragmaWarningDirectiveTriviaSyntax? last = null;
        var root = (CSharpSyntaxNode)tree.GetRoot(cancellationToken);
        for (var directive = root.GetFirstDirective(); directive is not null
            && directive.SpanStart < finding.Location.SourceSpan.Start; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && Means(pragma, finding.Id))
            {
                last = pragma;
            }
        }

        return last is not null && last.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) ? last : null;
    }

    private static bool Means(PragmaWarningDirectiveTriviaSyntax pragma, string rule) =>
        pragma.ErrorCodes.Count == 0
        || pragma.ErrorCodes.Any(code => code is IdentifierNameSyntax name && name.Identifier.ValueText == rule);
}
