using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>
/// The work of the flow for a whole project, counted on one thread: it is asked what the analyzer asks in a tagged project.
/// </summary>
/// <param name="Steps">The steps of the work.</param>
/// <param name="Bytes">The bytes allocated, including those of the compiler on behalf of the flow.</param>
/// <param name="Graphs">The control-flow graphs that were built.</param>
/// <param name="Sends">The calls of members that the catalog lists as sends.</param>
internal sealed record FlowWork(long Steps, long Bytes, int Graphs, int Sends)
{
    /// <exception cref="TooMuchWork">A limit was exceeded.</exception>
    public static FlowWork Of(Compilation compilation, long mostSteps = long.MaxValue, long mostBytes = long.MaxValue)
    {
        var calls = Calls(compilation).ToList();
        var (steps, sends) = (0L, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var flow = new MediaCallFinder(compilation, ApiModels.BuiltIn, () =>
        {
            steps++;
            if (steps > mostSteps || Allocated() > mostBytes)
            {
                throw new TooMuchWork(steps, Allocated());
            }
        });
        foreach (var operation in calls)
        {
            if (flow.SinkOf(operation) is var (sink, target))
            {
                sends++;
                if (flow.MaySend(sink, target, CancellationToken.None))
                {
                    flow.Follow(operation.Syntax, out _, CancellationToken.None);
                }
            }

            if (flow.IsCarrier(operation))
            {
                flow.IsLost(operation.Syntax, CancellationToken.None);
            }
        }

        return new(steps, Allocated(), flow.GraphCount, sends);

        long Allocated() => GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The operations that the compiler hands to the analyzer.</summary>
    private static IEnumerable<IOperation> Calls(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes().Where(
                node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
            {
                if (model.GetOperation(node) is { } operation)
                {
                    yield return operation;
                }
            }
        }
    }
}

/// <summary>Stops an analysis that did more work than it may.</summary>
internal sealed class TooMuchWork(long steps, long bytes) : Exception
{
    public long Steps { get; } = steps;

    public long Bytes { get; } = bytes;
}
