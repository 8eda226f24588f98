using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers;

/// <summary>
/// Reports invalid lines of catalog files and invalid attributes, by which users declare their own members. The valid ones
/// still count.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnreadableCatalog);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(ReportLines);
        context.RegisterCompilationStartAction(start =>
        {
            // Most projects have no such attribute and need no syntax action.
            if (Annotations.TypesIn(start.Compilation).IsEmpty)
            {
                return;
            }

            var problems = new ConcurrentDictionary<ISymbol, IReadOnlyDictionary<(SyntaxTree, TextSpan), string>>(
                SymbolEqualityComparer.Default);
            start.RegisterSyntaxNodeAction(
                attribute => ReportAttribute(attribute, member => problems.GetOrAdd(member, Annotations.ProblemsOf)),
                SyntaxKind.Attribute);
        });
    }

    private static void ReportLines(AdditionalFileAnalysisContext context)
    {
        if (!CatalogFiles.Is(context.AdditionalFile)
            || CatalogFiles.Read(context.AdditionalFile, context.CancellationToken) is not { } catalog)
        {
            return;
        }

        foreach (var problem in catalog.Problems)
        {
            var location = Location.Create(context.AdditionalFile.Path, problem.Span, problem.LineSpan);
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableCatalog, location, problem.Message));
        }
    }

    private static void ReportAttribute(
        SyntaxNodeAnalysisContext context, Func<ISymbol, IReadOnlyDictionary<(SyntaxTree, TextSpan), string>> problemsOf)
    {
        var syntax = (AttributeSyntax)context.Node;
        if (!Annotations.HasName(syntax.Name.GetLastToken().ValueText) || syntax.Parent?.Parent is not { } target)
        {
            return;
        }

        foreach (var member in MembersAt(context.SemanticModel, target, context.CancellationToken))
        {
            if (problemsOf(member).TryGetValue((syntax.SyntaxTree, syntax.Span), out var problem))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableCatalog, syntax.GetLocation(), problem));
                return;
            }
        }
    }

    /// <summary>The members that an attribute on a declaration can describe.</summary>
    private static IEnumerable<ISymbol> MembersAt(SemanticModel model, SyntaxNode target, CancellationToken cancellation)
    {
        var parameter = target as ParameterSyntax;

        // The model would search all parameters for this one, so ask for their owner.
        var declared = (parameter?.Parent?.Parent ?? target) switch
        {
            EventFieldDeclarationSyntax events => model.GetDeclaredSymbol(events.Declaration.Variables[0], cancellation),
            AnonymousFunctionExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellation).Symbol,
            var declaration => model.GetDeclaredSymbol(declaration, cancellation),
        };
        switch (declared)
        {
            case INamedTypeSymbol { DelegateInvokeMethod: { } invoke }:
                yield return invoke;
                break;
            case INamedTypeSymbol type:
                foreach (var constructor in type.InstanceConstructors)
                {
                    yield return constructor;
                }

                if (parameter is not null)
                {
                    foreach (var property in type.GetMembers(parameter.Identifier.ValueText).OfType<IPropertySymbol>())
                    {
                        yield return property;
                    }
                }

                break;
            case not null:
                yield return declared;
                break;
        }
    }
}
