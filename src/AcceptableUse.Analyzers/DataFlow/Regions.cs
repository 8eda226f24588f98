using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>The regions of a control-flow graph.</summary>
internal static class Regions
{
    /// <summary>The innermost region that a block lies in, or null when that is the whole graph.</summary>
    public static ControlFlowRegion? Around(BasicBlock block) => InGraph(block.EnclosingRegion);

    /// <summary>The region around a region, or null when that is the whole graph.</summary>
    public static ControlFlowRegion? Around(ControlFlowRegion region) => InGraph(region.EnclosingRegion);

    /// <summary>The innermost region of a kind that a block lies in.</summary>
    public static ControlFlowRegion? Around(BasicBlock block, ControlFlowRegionKind kind)
    {
        var region = Around(block);
        while (region is not null && region.Kind != kind)
        {
            region = Around(region);
        }

        return region;
    }

    /// <summary>
    /// The root of a lambda's graph names the region of the graph around it as its enclosing one, whose block numbers mean
    /// nothing here.
    /// </summary>
    private static ControlFlowRegion? InGraph(ControlFlowRegion? region) => region is { Kind: not ControlFlowRegionKind.Root } ? region : null;
}
