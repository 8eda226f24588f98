namespace AcceptableUse.Analyzers.Adversaries;

/// <summary>
/// Code of any size whose shape makes an analysis across methods repeat work. An image flows through all of it, and
/// <c>[|…|]</c> marks each call that sends it to Azure.
/// </summary>
/// <param name="Name">The things that a size counts.</param>
/// <param name="Largest">The largest size that is measured, a multiple of sixteen.</param>
/// <param name="MarkedSource">The source of a size, marks and all.</param>
/// <param name="References">The packages, by the name of a project in <c>tests/References</c>.</param>
internal sealed record Adversary(string Name, int Largest, Func<int, string> MarkedSource, string References = "AzureOpenAI")
{
    public static IReadOnlyList<Adversary> All { get; } =
    [
        new("callers of one helper", 512, ManyCallers.Of),
        new("members that share fields", 304, SharedFields.Of),
        new("links of a chain of builders", 64, BuilderChain.Of),
        new("handlers of one event", 208, EventHandlers.Of),
        new("registrations of one interface", 112, Registrations.Of, "ExtensionsAI"),
        new("kinds of nodes of two visitors", 32, MutualVisitors.Of),
        new("agents that wrap agents", 64, Decorators.Of),
        new("methods that return this", 128, FluentApi.Of),
        new("generic wrappers in each other", 64, NestedWrappers.Of),
        new("factories that call factories", 64, FactoryChain.Of),
    ];

    /// <summary>Three sizes, each four times the one before.</summary>
    public IReadOnlyList<int> Sizes => [Largest / 16, Largest / 4, Largest];

    /// <summary>The source of a size without the marks.</summary>
    public string SourceOf(int size) =>
        MarkedSource(size).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    public override string ToString() => Name;
}
