using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Finds whose summaries a body is going to ask for, without evaluating it.</summary>
internal sealed class CalleeFinder(CompilationModel model)
{
    /// <summary>The bodies in source that the calls of a body, and the properties it reads, lead to.</summary>
    public IEnumerable<SyntaxNode> Of(SyntaxNode body, CancellationToken cancellation) =>
        model.MethodBodyOf(body, cancellation) is not { } methodBody
            ? []
            : methodBody.Graph.Blocks
                .SelectMany(block => block.BranchValue is { } branchValue ? block.Operations.Add(branchValue) : block.Operations)
                .SelectMany(operation => operation.DescendantsAndSelf())
                .Select(CalledBy)
                .OfType<IMethodSymbol>()
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
                .SelectMany(method => BodiesOf(method, cancellation));

    private static IMethodSymbol? CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => (method.ReducedFrom ?? method).OriginalDefinition,
        IObjectCreationOperation { Constructor: { } constructor } => constructor.OriginalDefinition,
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => getter.OriginalDefinition,
        _ => null,
    };

    private IEnumerable<SyntaxNode> BodiesOf(IMethodSymbol method, CancellationToken cancellation)
    {
        // What returns nothing is mostly not asked for, and what many implement counts as one.
        if (!model.IsInSource(method)
            || (method.MethodKind != MethodKind.Constructor && TypeCapacities.Of(method.ReturnType) == TypeCapacity.Nothing))
        {
            return [];
        }

        var implementations = model.Implementations(method, cancellation);
        return implementations.Length > Limits.MaxSeparateImplementations
            ? []
            : implementations.Select(implementation => model.BodyOf(implementation, cancellation)).OfType<SyntaxNode>();
    }
}
