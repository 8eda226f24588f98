namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>A set of facts for a moment's work. Unions need one all the time, and each thread keeps its last one for the next.</summary>
internal static class ScratchSet
{
    /// <summary>Facts from which a set is left to the collector: it would stay as large as it once was, and take long to clear.</summary>
    private const int MaxKept = 1_000;

    [ThreadStatic]
    private static HashSet<AbstractValue>? s_kept;

    /// <summary>An empty set. Who takes it gives it back, or leaves it to the collector.</summary>
    public static HashSet<AbstractValue> Take()
    {
        var set = s_kept ?? [];
        s_kept = null;
        return set;
    }

    public static void Return(HashSet<AbstractValue>? set)
    {
        if (set?.Count < MaxKept)
        {
            set.Clear();
            s_kept = set;
        }
    }
}
