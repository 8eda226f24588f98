using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>The regions of a control-flow graph.</summary>
internal static class Regions
{
    /// <summary>
    /// The regions of this graph that a block lies in, from the inside. The root of a lambda's graph names the region of the
    /// graph around it as its enclosing one, whose block numbers mean nothing here.
    /// </summary>
    public static IEnumerable<ControlFlowRegion> Around(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion!)
        {
            yield return region;
        }
    }

    /// <summary>The innermost finally region that a block lies in.</summary>
    public static ControlFlowRegion? FinallyAround(BasicBlock block)
    {
        foreach (var region in Around(block))
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                return region;
            }
        }

        return null;
    }

    /// <summary>Whether blocks only lead forward and no exception is handled, so that each is reached once, in order.</summary>
    public static bool AreStraight(ControlFlowGraph graph)
    {
        foreach (var block in graph.Blocks)
        {
            if (LeadsBack(block.ConditionalSuccessor)
                || LeadsBack(block.FallThroughSuccessor)
                || Around(block).Any(region => region.Kind == ControlFlowRegionKind.Try))
            {
                return false;
            }
        }

        return true;

        static bool LeadsBack(ControlFlowBranch? branch) =>
            branch?.Destination is { } destination && destination.Ordinal <= branch.Source.Ordinal;
    }
}
