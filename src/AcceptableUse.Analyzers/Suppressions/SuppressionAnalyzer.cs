using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Suppressions;

/// <summary>Reports attributes that suppress a clause rule, or AUP2006, without a justification.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuppressionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The clause rules, the one that says where they were not checked, and those that guard how they are suppressed.</summary>
    private static readonly ImmutableHashSet<string> JustifiedRules = RuleIds.Clauses.Append(RuleIds.RefusedSuppression)
        .Append(RuleIds.UnjustifiedSuppression)
        .Append(RuleIds.UncheckedReference)
        .ToImmutableHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.UnjustifiedSuppression, Rules.RefusedSuppression);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Razor arrives as generated code, and its attributes suppress like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.Attribute);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        // Compare names first: that is cheap, and excludes nearly all attributes. An alias shows by the rule that it names.
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is not { Arguments: var arguments }
            || (!IsNamedLikeSuppression(attribute.Name) && !arguments.Any(IsNamedLikeRule))
            || CheckIdOf(arguments) is not { } checkId
            || ConstantOf(checkId) is not { } id
            || !JustifiedRules.Contains(RuleOf(id))
            || !IsSuppression(context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type))
        {
            return;
        }

        var justification = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Justification");
        if (Justification.MissingIn(justification is null ? "" : ConstantOf(justification) ?? "") is { } missing)
        {
            var location = (justification ?? (SyntaxNode)attribute).GetLocation();
            if (RuleOf(id) == RuleIds.UnjustifiedSuppression)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.UnjustifiedSuppression, OutOfReach(location), RuleOf(id), missing));

                // For the whole assembly, it hides what is said of every other attribute, and of itself.
                if (SuppressionPolicy.IsOn(context.Options))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.RefusedSuppression, attribute.GetLocation(), RuleOf(id), "an attribute without a justification"));
                }

                return;
            }

            var finding = Diagnostic.Create(Rules.UnjustifiedSuppression, location, RuleOf(id), missing);
            context.ReportDiagnostic(finding);
            if (SuppressionPolicy.IsOn(context.Options)
                && SuppressionPolicy.Refuse(finding, context.Compilation, context.Options, context.CancellationToken) is { } refusal)
            {
                context.ReportDiagnostic(refusal);
            }
        }

        string? ConstantOf(AttributeArgumentSyntax argument) =>
            context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken).Value as string;
    }

    /// <summary>
    /// The same place as text of a file, not of a declaration, where the attribute that is reported would hide its own
    /// report.
    /// </summary>
    private static Location OutOfReach(Location location) =>
        Location.Create(location.GetLineSpan().Path, location.SourceSpan, location.GetLineSpan().Span);

    private static bool IsNamedLikeSuppression(NameSyntax name)
    {
        var simple = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax aliased => aliased.Name,
            _ => name as SimpleNameSyntax,
        };
        return simple?.Identifier.ValueText is "SuppressMessage" or "SuppressMessageAttribute"
            or "UnconditionalSuppressMessage" or "UnconditionalSuppressMessageAttribute";
    }

    private static bool IsNamedLikeRule(AttributeArgumentSyntax argument) =>
        argument.Expression is LiteralExpressionSyntax { Token.Value: string text } && text.StartsWith("AUP", StringComparison.Ordinal);

    private static bool IsSuppression(ITypeSymbol? type) =>
        type is { Name: "SuppressMessageAttribute" or "UnconditionalSuppressMessageAttribute" }
        && type.ContainingNamespace.ToDisplayString() == "System.Diagnostics.CodeAnalysis";

    /// <summary>The argument with the rule: the one named <c>checkId</c>, or else the second.</summary>
    private static AttributeArgumentSyntax? CheckIdOf(SeparatedSyntaxList<AttributeArgumentSyntax> arguments) =>
        arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "checkId")
        ?? (arguments.Count > 1 && arguments[1] is { NameColon: null, NameEquals: null } second ? second : null);

    /// <summary>The identifier, without the title that may follow it: <c>AUP1001:Facial recognition</c>.</summary>
    private static string RuleOf(string checkId) => checkId.Split(':')[0];
}
