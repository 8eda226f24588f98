using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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
        context.RegisterCompilationStartAction(start =>
        {
            // Nothing is asked of the many projects that have no such attribute.
            if (Annotations.TypesIn(start.Compilation).IsEmpty)
            {
                return;
            }

            var problems = new ConcurrentDictionary<ISymbol, IReadOnlyDictionary<(SyntaxTree, TextSpan), string>>(SymbolEqualityComparer.Default);
            start.RegisterSyntaxNodeAction(attribute => Report(attribute, member => problems.GetOrAdd(member, Annotations.ProblemsOf)), SyntaxKind.Attribute);
        });
    }

    private static void Report(SyntaxNodeAnalysisContext context, Func<ISymbol, IReadOnlyDictionary<(SyntaxTree, TextSpan), string>> problemsOf)
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

    /// <summary>The members that an attribute at a place can speak of.</summary>
    private static IEnumerable<ISymbol> MembersAt(SemanticModel model, SyntaxNode target, CancellationToken cancellation)
    {
        var parameter = target as ParameterSyntax;

        // The model looks for a parameter among all others, so it is asked for what has the parameters.
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
