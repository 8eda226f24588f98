using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>
/// What the source of a solution does with media, counted by looking at each expression for itself. The flow engine has
/// no part in it, so that a fix that confuses the engine does not look like one that helped.
/// </summary>
internal sealed class Exposure
{
    /// <summary>What builds media, each as its text without blanks.</summary>
    public List<string> Carriers { get; } = [];

    /// <summary>Those of the carriers that a clause rule names among its locations, whatever the answer is to hold.</summary>
    public List<string> ReportedCarriers { get; } = [];

    /// <summary>How often the source calls a method of its own that builds media.</summary>
    public int MakerCalls { get; private set; }

    /// <summary>How many calls can send media.</summary>
    public int Sends { get; private set; }

    /// <summary>
    /// How much is asked of the services: features that a clause is about, by name or text, switches that are on, and reported fields
    /// of answers.
    /// </summary>
    public int Asked { get; private set; }

    /// <summary>What a service can do by the calls of it, added up.</summary>
    public int Capabilities { get; private set; }

    public int Redactions { get; private set; }

    public int ConsentChecks { get; private set; }

    /// <summary>How many members an attribute declares to do something with media.</summary>
    public int Declarations { get; private set; }

    /// <summary>How often a clause rule is suppressed by an attribute.</summary>
    public int Exceptions { get; private set; }

    public static async Task<Exposure> Of(Solution solution, IEnumerable<Diagnostic> diagnostics)
    {
        var clauses = diagnostics.Where(diagnostic => RuleIds.Clauses.Contains(diagnostic.Id)).ToList();
        var exposure = new Exposure
        {
            Asked = clauses.Count(diagnostic => diagnostic.Properties.GetValueOrDefault(Verdict.EvidenceProperty) == Verdict.SchemaEvidence),
        };
        var named = clauses
            .Where(diagnostic => diagnostic.Properties.GetValueOrDefault(Verdict.EvidenceProperty) != Verdict.SchemaEvidence)
            .SelectMany(diagnostic => diagnostic.AdditionalLocations)
            .ToHashSet();
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            var catalog = CatalogOf(project, compilation);
            foreach (var tree in compilation.SyntaxTrees)
            {
                var model = compilation.GetSemanticModel(tree);
                foreach (var node in (await tree.GetRootAsync()).DescendantNodes())
                {
                    exposure.Count(node, model, catalog, named);
                }
            }
        }

        return exposure;
    }

    /// <summary>The catalog that a project is analysed by.</summary>
    public static ApiModels CatalogOf(Project project, Compilation compilation) => ApiModels.Of(
        CatalogFiles.MembersOf(project.AnalyzerOptions.AdditionalFiles, CancellationToken.None),
        AnnotatedMembers.In(compilation, CancellationToken.None));

    private void Count(SyntaxNode node, SemanticModel model, ApiModels catalog, HashSet<Location> named)
    {
        switch (node)
        {
            case AttributeSyntax attribute:
                Exceptions += attribute.Name.ToString().Contains("SuppressMessage", StringComparison.Ordinal)
                    && RuleIds.Clauses.Any(rule => attribute.ToString().Contains(rule, StringComparison.Ordinal)) ? 1 : 0;
                Declarations += model.GetTypeInfo(attribute).Type is { ContainingNamespace.Name: "AcceptableUse" } ? 1 : 0;
                break;
            case LiteralExpressionSyntax literal:
                var isFeature = literal.Token.Value is string text && (catalog.FeatureOf(text) & CapabilityMatrix.Any) != 0;
                Asked += isFeature || literal.IsKind(SyntaxKind.TrueLiteralExpression) ? 1 : 0;
                break;
            case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
                or IdentifierNameSyntax { Parent: not InvocationExpressionSyntax }
                when model.GetSymbolInfo(node).Symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol:
                var symbol = model.GetSymbolInfo(node).Symbol!;
                if (node is IdentifierNameSyntax && symbol is IMethodSymbol)
                {
                    break;
                }

                ConsentChecks +=
                    symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "VerifiesConsentAttribute") ? 1 : 0;
                MakerCalls +=
                    symbol.DeclaringSyntaxReferences.Any(declared => Makes(declared.GetSyntax(), model.Compilation, catalog)) ? 1 : 0;
                Count(node, catalog.Find(symbol), named);
                break;
        }
    }

    private static bool Makes(SyntaxNode body, Compilation compilation, ApiModels catalog) => body
        .DescendantNodes()
        .Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
            && compilation.GetSemanticModel(body.SyntaxTree).GetSymbolInfo(node).Symbol is { } made
            && catalog.Find(made) is { Role: ApiRole.Carrier });

    private void Count(SyntaxNode node, ApiModel? member, HashSet<Location> named)
    {
        switch (member?.Role)
        {
            case ApiRole.Carrier:
                Carriers.Add(Text(node));
                if (named.Any(
                    location => location.SourceTree == node.SyntaxTree
                        && node.Span.Contains(location.SourceSpan)
                        && NameOf(node).Contains(location.SourceSpan)))
                {
                    ReportedCarriers.Add(Text(node));
                }

                break;
            case ApiRole.Send:
                Sends++;
                Capabilities += System.Numerics.BitOperations.PopCount((uint)(member.Capabilities & CapabilityMatrix.Any));
                break;
            case ApiRole.Redact:
                Redactions++;
                break;
            case ApiRole.Feature when (member.Capabilities & CapabilityMatrix.Any) != 0:
                Asked++;
                break;
        }
    }

    /// <summary>Where a location may be that means this node and none of its arguments.</summary>
    private static Microsoft.CodeAnalysis.Text.TextSpan NameOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.Span
        : node is InvocationExpressionSyntax invocation ? invocation.Expression.Span
        : node.Span;

    private static string Text(SyntaxNode node) => string.Concat(node.DescendantTokens().Select(token => token.Text));
}
