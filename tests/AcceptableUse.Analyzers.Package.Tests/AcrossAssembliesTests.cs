namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>The tag stands in the application and the call in a library of the same solution, in a file or in a package.</summary>
[Collection(nameof(PackageCollection))]
public sealed class AcrossAssembliesTests(LayoutSolution solution) : IClassFixture<LayoutSolution>
{
    private const string Describes = "AUP1001 warning Program.cs(6)";
    private const string Registers = "AUP1001 warning Program.cs(11)";
    private const string Unjudged = "AUP2006 warning Program.cs(3)";
    private const string UnjudgedWatcher = "AUP2006 warning Program.cs(2)";

    /// <summary>What is reported in each application.</summary>
    public static TheoryData<string, string[]> Layouts => new()
    {
        { "App", [Describes] },
        { "TextApp", [] },
        { "HarmlessApp", [] },
        { "ElsewhereApp", [] },
        { "TaggedCoreApp", [] },
        { "UnanalysedApp", [Describes] },
        { "SilencedApp", [Unjudged] },
        { "MidApp", [Describes] },
        { "TaggedMidApp", [] },
        { "MidOfTaggedApp", [] },
        { "OtherMidOfTaggedApp", [] },
        { "RegisteringApp", [Registers] },
        { "MultiApp", [Describes] },
        { "FriendApp", [Describes] },
        { "FriendTests", [Describes] },
        { "SignedApp", [Describes] },
        { "DocumentedApp", [Describes] },
        { "PathApp", [Describes] },
        { "PackageApp", [Describes] },
        { "UnknownApp", [Unjudged] },
        { "ReviewedApp", [] },
        { "WatcherApp", [UnjudgedWatcher] },
        { "TaggedWatcherApp", [] },
    };

    [Fact]
    public void Solution_builds_and_every_application_has_its_line()
    {
        solution.Whole.Succeeds();
        Assert.Equal(solution.Applications.Order(StringComparer.Ordinal), Layouts.Select(layout => (string)layout[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Application_is_judged_by_its_own_tags(string application, string[] findings) =>
        Assert.Equal(findings, solution.Whole.In($"{application}.net10.0"));

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Edited_application_has_the_same_findings_though_its_library_is_not_compiled(string application, string[] findings) =>
        Assert.Equal(findings, solution.Edited.In($"{application}.net10.0"));

    [Fact]
    public void Edited_projects_and_what_they_change_alone_are_compiled() => Assert.Equal(
        solution.Applications.Concat(["Changing", "ChangingApp"]).Select(application => $"{application}.net10.0").Order(StringComparer.Ordinal),
        solution.Edited.Compiled.Order(StringComparer.Ordinal));

    /// <summary>Only the body of a method changes in the library, which would not be a reason to compile what refers to it.</summary>
    [Fact]
    public void Library_that_begins_to_send_has_the_application_compiled_and_judged_anew()
    {
        Assert.Empty(solution.Whole.In("ChangingApp.net10.0"));
        Assert.Equal([Describes], solution.Edited.In("ChangingApp.net10.0"));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Build_service_fails_where_a_build_warns(string application, string[] findings) =>
        Assert.Equal(findings.Select(finding => finding.Replace("warning", "error", StringComparison.Ordinal)), solution.InService.In($"{application}.net10.0"));

    /// <summary>What is reported in each library, by its own tags.</summary>
    public static TheoryData<string, string[]> Libraries => new()
    {
        { "Core.net10.0", ["AUP2001 note Core.cs(14)"] },
        { "Documented.net10.0", ["AUP2001 note Documented.cs(14)"] },
        { "Mid.net10.0", [] },
        { "TaggedMid.net10.0", ["AUP1001 warning TaggedMid.cs(9)"] },
        { "TaggedCore.net10.0", ["AUP1001 warning TaggedCore.cs(14)"] },
        { "OtherMidOfTagged.net10.0", ["AUP1003 warning OtherMidOfTagged.cs(9)"] },
        { "MultiMid.netstandard2.0", ["AUP1001 warning MultiMid.cs(9)"] },
        { "MultiMid.net10.0", ["AUP1001 warning MultiMid.cs(9)"] },
        { "Unanalysed.net10.0", [] },
        { "PackedWithout.net10.0", [] },
        { "TaggedWatcher.net10.0", ["AUP1001 warning TaggedWatcher.cs(15)"] },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_is_judged_by_its_own_tags(string log, string[] findings) => Assert.Equal(findings, solution.Whole.In(log));

    [Theory]
    [InlineData("App", "VisionService.DescribeAsync", "Core")]
    [InlineData("MidApp", "Desk.ReadAsync", "Mid")]
    [InlineData("RegisteringApp", "IVision.DescribeAsync", "Infrastructure")]
    [InlineData("SignedApp", "VisionService.DescribeAsync", "Signed")]
    [InlineData("PathApp", "VisionService.DescribeAsync", "Core")]
    [InlineData("PackageApp", "VisionService.DescribeAsync", "Packed")]
    public void Error_names_call_library_and_clause(string application, string call, string library)
    {
        var line = solution.InService.Output.Split('\n').First(line =>
            line.Contains("error AUP1001", StringComparison.Ordinal) && line.Contains($"/{application}.csproj]", StringComparison.Ordinal));

        Assert.Contains($"'{call}' sends an image to an Azure AI service through the library '{library}'", line, StringComparison.Ordinal);
        Assert.Contains("US police department", line, StringComparison.Ordinal);
        Assert.Contains("(https://", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SilencedApp", "The assembly 'Silenced' uses an Azure AI package and does not say what it sends")]
    [InlineData("UnknownApp", "The assembly 'PackedWithout' uses an Azure AI package and does not say what it sends")]
    [InlineData("WatcherApp", "The assembly 'Watcher' sends media on its own account in 'Watching.Watcher.ExecuteAsync'")]
    public void Unjudged_assembly_is_named_with_the_reason(string application, string message) =>
        Assert.StartsWith(message, solution.Whole.Findings.Single(finding => finding.Log == $"{application}.net10.0").Message, StringComparison.Ordinal);
}
