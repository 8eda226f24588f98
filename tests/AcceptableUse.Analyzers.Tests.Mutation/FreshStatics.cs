using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

[assembly: AssemblyFixture(typeof(AcceptableUse.Analyzers.Tests.FreshStatics))]

namespace AcceptableUse.Analyzers.Tests;

/// <summary>
/// Stryker keeps the process from one mutant to the next, and static fields keep what was computed with another one. So those of the code
/// under test and of its tests are computed anew before each run.
/// </summary>
public sealed class FreshStatics
{
    // What one initialiser reads of another has come through all of them after that many rounds.
    private const int Rounds = 2;

    private static readonly string[] FlowRooms =
    [
        "AcceptableUse.Analyzers.DataFlow", "AcceptableUse.Analyzers.ProjectSearch", "AcceptableUse.Analyzers.Summaries",
        "AcceptableUse.Analyzers.Resolution", "AcceptableUse.Analyzers.Consent", "AcceptableUse.Analyzers.MediaCalls",
    ];

    private static readonly string?[] Namespaces =
    [
        "AcceptableUse.Analyzers", "AcceptableUse.Analyzers.Policy", "AcceptableUse.Analyzers.Deployment",
        "AcceptableUse.Analyzers.Tests.Policy", "AcceptableUse.Analyzers.Tests.Deployment",
        .. FlowRooms,
    ];

    private static readonly ConstructorInfo[] Initializers =
    [
        .. new[] { typeof(AcceptableUseAnalyzer).Assembly, typeof(FreshStatics).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => Namespaces.Contains(type.Namespace) && !type.ContainsGenericParameters && !IsSentinel(type))
            .Select(type => type.TypeInitializer)
            .OfType<ConstructorInfo>(),
    ];

    public unsafe FreshStatics()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var initializer in Initializers)
            {
                // Reflection runs an initialiser once only; through its address it runs like any other method.
                ((delegate*<void>)initializer.MethodHandle.GetFunctionPointer())();
            }
        }
    }

    /// <summary>The first time is without a mutant: a type whose initialiser threw once is lost to all that follow in the process.</summary>
    [ModuleInitializer]
    internal static void InitializeWithoutMutant()
    {
        if (Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is not { } file)
        {
            return;
        }

        var active = File.ReadAllBytes(file);
        File.WriteAllBytes(file, BitConverter.GetBytes(-1));
        foreach (var initializer in Initializers)
        {
            RuntimeHelpers.RunClassConstructor(initializer.DeclaringType!.TypeHandle);
        }

        File.WriteAllBytes(file, active);
    }

    /// <summary>What the flow half compares by reference has to stay what it is.</summary>
    private static bool IsSentinel(Type type) =>
        FlowRooms.Contains(type.Namespace)
        && type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(field => field.FieldType == type);
}
