using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Suppressions;

/// <summary>Reports attributes that suppress a clause rule without a justification.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuppressionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The letters of <c>reference: ; approved by: ; until: </c>, the template with nothing filled in.</summary>
    private const string UnfilledTemplate = "referenceapprovedbyuntil";

    /// <summary>The clause rules, and those that guard how they are suppressed.</summary>
    private static readonly ImmutableHashSet<string> JustifiedRules =
        RuleIds.Clauses.Append(RuleIds.RefusedSuppression).Append(RuleIds.UnjustifiedSuppression).ToImmutableHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnjustifiedSuppression, Rules.RefusedSuppression);

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
        // Compare the name first: it is cheap, and excludes nearly all attributes.
        var attribute = (AttributeSyntax)context.Node;
        if (!IsNamedLikeSuppression(attribute.Name)
            || attribute.ArgumentList is not { Arguments: var arguments }
            || CheckIdOf(arguments) is not { } checkId
            || ConstantOf(checkId) is not { } id
            || !JustifiedRules.Contains(RuleOf(id))
            || !IsSuppression(context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type))
        {
            return;
        }

        var justification = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Justification");
        if (justification is null || !IsJustification(ConstantOf(justification) ?? ""))
        {
            var finding = Diagnostic.Create(Rules.UnjustifiedSuppression, (justification ?? (SyntaxNode)attribute).GetLocation(), RuleOf(id));
            context.ReportDiagnostic(finding);
            if (SuppressionPolicy.IsOn(context.Options)
                && SuppressionPolicy.Refuse(finding, context.Compilation, context.Options, context.CancellationToken) is { } refusal)
            {
                context.ReportDiagnostic(refusal);
            }

            // For the whole assembly, it hides what is said of every other attribute, and of itself.
            if (RuleOf(id) == RuleIds.UnjustifiedSuppression && SuppressionPolicy.IsOn(context.Options))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.RefusedSuppression, attribute.GetLocation(), RuleOf(id), "an attribute without a justification"));
            }
        }

        string? ConstantOf(AttributeArgumentSyntax argument) =>
            context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken).Value as string;
    }

    private static bool IsNamedLikeSuppression(NameSyntax name)
    {
        var simple = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax aliased => aliased.Name,
            _ => name as SimpleNameSyntax,
        };
        return simple?.Identifier.ValueText is "SuppressMessage" or "SuppressMessageAttribute" or "UnconditionalSuppressMessage" or "UnconditionalSuppressMessageAttribute";
    }

    private static bool IsSuppression(ITypeSymbol? type) =>
        type is { Name: "SuppressMessageAttribute" or "UnconditionalSuppressMessageAttribute" }
        && type.ContainingNamespace.ToDisplayString() == "System.Diagnostics.CodeAnalysis";

    /// <summary>The argument with the rule: the one named <c>checkId</c>, or else the second.</summary>
    private static AttributeArgumentSyntax? CheckIdOf(SeparatedSyntaxList<AttributeArgumentSyntax> arguments) =>
        arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "checkId")
        ?? (arguments.Count > 1 && arguments[1] is { NameColon: null, NameEquals: null } second ? second : null);

    /// <summary>The identifier, without the title that may follow it: <c>AUP1001:Facial recognition</c>.</summary>
    private static string RuleOf(string checkId) => checkId.Split(':')[0];

    /// <summary>Whether the text is more than a placeholder or an unfilled template.</summary>
    private static bool IsJustification(string text)
    {
        var letters = new string([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
        return letters != UnfilledTemplate && TagVocabulary.IsReference(letters);
    }
}
