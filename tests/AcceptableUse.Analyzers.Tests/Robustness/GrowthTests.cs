using System.Collections.Concurrent;
using System.Globalization;
using AcceptableUse.Analyzers.Adversaries;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// Four times the code is at most four times the work, whatever the shape of the code. Work is counted, not timed, so
/// a slow machine fails no test.
/// </summary>
public sealed class GrowthTests
{
    /// <summary>From one size to the next.</summary>
    private const double Growth = 4;

    private const double StepTolerance = 1.3;

    /// <summary>A logarithm is allowed, since that is what it costs to change an immutable map.</summary>
    private const double ByteTolerance = 1.5;

    /// <summary>The cost of a project of any size.</summary>
    private const long FixedSteps = 200;

    /// <summary>Linear work stays below these limits at every size. They stop other analyses, so a test fails soon.</summary>
    private const long MaxSteps = 500_000;

    private const long MaxBytes = 500_000_000;

    /// <summary>Shapes that are known to miss the bar, with what they are held to instead: less than quadratic.</summary>
    private static readonly Dictionary<string, double> StepTolerances = new()
    {
        ["handlers of one event"] = 2.5,

        // Where the texts of all nodes no longer fit into one value, the recursion takes a round more.
        ["kinds of nodes of two visitors"] = 1.6,
    };

    private static readonly Dictionary<string, double> ByteTolerances = new() { ["kinds of nodes of two visitors"] = 2.5 };

    private static readonly ConcurrentDictionary<Adversary, Lazy<IReadOnlyList<Counted>>> Work = new();

    public static TheoryData<string> Shapes { get; } = new(Adversary.All.Select(adversary => adversary.Name));

    public static IEnumerable<object[]> ShapesAndSizes =>
        Adversary.All.SelectMany(adversary => adversary.Sizes.Select(size => new object[] { adversary.Name, size }));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Steps_grow_no_faster_than_the_code(string shape)
    {
        var work = WorkOf(shape);
        for (var i = 1; i < work.Count; i++)
        {
            Assert.True(
                work[i].IsFinished
                    && work[i].Steps
                        <= (StepTolerances.GetValueOrDefault(shape, StepTolerance) * Growth * work[i - 1].Steps) + FixedSteps,
                string.Join("; ", work));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Allocations_grow_no_faster_than_the_code(string shape)
    {
        var work = WorkOf(shape);
        for (var i = 1; i < work.Count; i++)
        {
            Assert.True(
                work[i].IsFinished && work[i].Bytes <= ByteTolerances.GetValueOrDefault(shape, ByteTolerance) * Growth * work[i - 1].Bytes,
                string.Join("; ", work));
        }
    }

    /// <summary>Doing less must not mean finding less.</summary>
    [Theory]
    [MemberData(nameof(ShapesAndSizes))]
    public async Task Every_image_is_found_at_every_size(string shape, int size)
    {
        // The analyzers themselves have no such limit.
        var work = WorkOf(shape);
        Assert.True(work.Any(counted => counted.Size == size && counted.IsFinished), string.Join("; ", work));

        var adversary = Named(shape);
        var diagnostics = await new Project { Packages = adversary.References }.Add("A.cs", adversary.MarkedSource(size)).Expect("AUP1001");
        Assert.DoesNotContain("AUP3002", diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static Adversary Named(string shape) => Adversary.All.Single(adversary => adversary.Name == shape);

    private static IReadOnlyList<Counted> WorkOf(string shape) =>
        Work.GetOrAdd(Named(shape), adversary => new(() => [.. Count(adversary)])).Value;

    /// <summary>The work at each size, up to the first size that exceeds a limit.</summary>
    private static IEnumerable<Counted> Count(Adversary adversary)
    {
        // The first run also pays for what a process does once.
        CountOne(adversary, adversary.Sizes[0]);
        foreach (var size in adversary.Sizes)
        {
            var counted = CountOne(adversary, size);
            yield return counted;
            if (!counted.IsFinished)
            {
                yield break;
            }
        }
    }

    private static Counted CountOne(Adversary adversary, int size)
    {
        var compilation = new Project { Packages = adversary.References }.Compile([("A.cs", adversary.SourceOf(size))]);
        try
        {
            var work = FlowWork.Of(compilation, MaxSteps, MaxBytes);
            return new(size, work.Steps, work.Bytes, IsFinished: true);
        }
        catch (TooMuchWork stopped)
        {
            return new(size, stopped.Steps, stopped.Bytes, IsFinished: false);
        }
    }

    private sealed record Counted(int Size, long Steps, long Bytes, bool IsFinished)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Size}: {Steps:N0} steps, {Bytes / 1e6:0.0} MB{(IsFinished ? "" : ", and stopped there")}");
    }
}
