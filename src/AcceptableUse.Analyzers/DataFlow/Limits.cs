namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// Every bound of the analysis. All count work and none counts time, so that a verdict is the same on every machine. Where
/// one is hit and says nothing else, the call that depends on it is reported as not analysed to the end (AUP3002).
/// </summary>
internal static class Limits
{
    /// <summary>Operations evaluated, and facts of callees brought into callers, over all bodies of a compilation.</summary>
    public const long MaxWorkPerCompilation = 20_000_000;

    /// <summary>Visits of a block. States only grow and are of finite height; this makes the end certain even if that were broken.</summary>
    public const int MaxVisitsPerBlock = 24;

    /// <summary>Operations evaluated in one method body, over all visits.</summary>
    public const int MaxOperationsPerBody = 400_000;

    /// <summary>Nesting of expressions, so that a generated one cannot exhaust the stack.</summary>
    public const int MaxExpressionNesting = 200;

    /// <summary>Objects, clients or functions that one value can be. A kind that is full does not push out another.</summary>
    public const int MaxFactsOfOneKind = 256;

    /// <summary>Media, texts and other payload of one kind in one value: more of them would lead to nothing further.</summary>
    public const int MaxPayloadOfOneKind = 24;

    /// <summary>Elements of one object; beyond this it keeps what its elements hold instead of the elements.</summary>
    public const int MaxElements = 24;

    /// <summary>Objects that a summary shows to callers; more are merged into one.</summary>
    public const int MaxObjectsPerSummary = 12;

    /// <summary>Call sites that an object is told apart by.</summary>
    public const int MaxCallSitesPerObject = 3;

    /// <summary>Rounds until the summaries of mutually recursive methods are stable.</summary>
    public const int MaxRecursionRounds = 6;

    /// <summary>Rounds after which a text that is still new counts as unknown: a recursion can put one together without end.</summary>
    public const int ExactRounds = 2;

    /// <summary>Bodies in progress on one stack. A longer chain of calls is followed from its end.</summary>
    public const int MaxBodiesOnStack = 40;

    /// <summary>Expressions in progress on one stack, over all bodies.</summary>
    public const int MaxNestingOnStack = 1_000;

    /// <summary>Functions each of which runs the next within one call.</summary>
    public const int MaxFunctionsOnStack = 100;

    /// <summary>Expressions that each of these functions counts as.</summary>
    public const int NestingOfFunction = 5;

    /// <summary>Bodies in progress on a stack on which a thread that waits makes something else.</summary>
    public const int MaxBodiesBelowHelp = 8;

    /// <summary>Expressions in progress on such a stack.</summary>
    public const int MaxNestingBelowHelp = 200;

    /// <summary>Bodies that wait for the end of a long chain of calls.</summary>
    public const int MaxPostponed = 100;

    /// <summary>Implementations of one virtual or interface member.</summary>
    public const int MaxImplementations = 128;

    /// <summary>Implementations that a caller imports one by one; more are joined into one summary.</summary>
    public const int MaxSeparateImplementations = 4;

    /// <summary>Fields, events and parameters that one delegate is handed on through.</summary>
    public const int MaxDelegateHolders = 256;

    /// <summary>Method bodies that use one member.</summary>
    public const int MaxBodiesPerMember = 4000;

    /// <summary>Inputs (parameters, fields, captured variables) looked up to answer one question.</summary>
    public const int MaxInputs = 2000;

    /// <summary>Calls of helpers that are told apart for one call of a sink; what more of them pass is taken together.</summary>
    public const int MaxCallersApart = 256;

    /// <summary>Values looked at for what they pass together, beyond which they are not told apart.</summary>
    public const int MaxStepsTogether = 10_000;

    /// <summary>Values looked at to tell them apart; what takes more is taken together.</summary>
    public const int MaxStepsApart = 30_000;

    /// <summary>Helpers on the way to a sink whose callers are told apart.</summary>
    public const int MaxCallString = 8;

    /// <summary>Calls followed from one body to find out which consent checks guard a call.</summary>
    public const int MaxConsentDepth = 6;

    /// <summary>Implementations that are asked which consent checks they make.</summary>
    public const int MaxConsentImplementations = 8;

    /// <summary>Texts that one put together from parts can be. A part that would make more of them is left open.</summary>
    public const int MaxVariants = 4;

    /// <summary>Places of a template that are filled. One with more is no template, but a text that is cleaned up.</summary>
    public const int MaxPlaces = 16;

    /// <summary>Call sites that are kept to show how media reached a call.</summary>
    public const int MaxPathSteps = 64;
}
