using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers;

/// <summary>Reports attributes that declare a member, as a line of a catalog file would, and cannot be understood.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnotationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnreadableCatalog);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Report, SyntaxKind.Attribute);
    }

    private static void Report(SyntaxNodeAnalysisContext context)
    {
        var syntax = (AttributeSyntax)context.Node;
        if (!Annotations.HasName(syntax.Name.GetLastToken().ValueText) || syntax.Parent?.Parent is not { } target)
        {
            return;
        }

        foreach (var (bearer, member) in Bearers(context.SemanticModel, target, context.CancellationToken))
        {
            foreach (var attribute in bearer.GetAttributes())
            {
                if (attribute.ApplicationSyntaxReference is { } reference
                    && reference.SyntaxTree == syntax.SyntaxTree
                    && reference.Span == syntax.Span
                    && Annotations.ProblemOf(attribute, member) is { } problem)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableCatalog, syntax.GetLocation(), problem));
                    return;
                }
            }
        }
    }

    /// <summary>The symbols that an attribute at a place can belong to, and the members it then speaks of.</summary>
    private static IEnumerable<(ISymbol Bearer, ISymbol Member)> Bearers(SemanticModel model, SyntaxNode target, CancellationToken cancellation)
    {
        var declared = target switch
        {
            EventFieldDeclarationSyntax events => model.GetDeclaredSymbol(events.Declaration.Variables[0], cancellation),
            AnonymousFunctionExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellation).Symbol,
            _ => model.GetDeclaredSymbol(target, cancellation),
        };
        switch (declared)
        {
            case INamedTypeSymbol type:
                foreach (var constructor in type.InstanceConstructors)
                {
                    yield return (constructor, constructor);
                }

                break;
            case IParameterSymbol parameter:
                yield return (parameter, parameter.ContainingSymbol);
                foreach (var property in parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>())
                {
                    yield return (property, property);
                }

                break;
            case not null:
                yield return (declared, declared);
                break;
        }
    }
}
