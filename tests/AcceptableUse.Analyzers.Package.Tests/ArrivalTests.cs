namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>A tag that does not arrive is reported, and so is a project that is not judged.</summary>
[Collection(nameof(PackageCollection))]
public sealed class ArrivalTests(PackageFixture package)
{
    private const string Police = "<AcceptableUseDeployment>law-enforcement</AcceptableUseDeployment>";

    [Fact]
    public async Task Misspelt_property_is_an_error_wherever_it_is_set()
    {
        var consumer = package.CreateConsumer().WithApp("""
            <!-- <AcceptableUseInComment>x</AcceptableUseInComment> -->
            <AcceptableUseDeploymnet>law-enforcement</AcceptableUseDeploymnet>
            <AcceptableUse_Camera Condition="false">fixed</AcceptableUse_Camera>
            <AceptableUseMode>warn</AceptableUseMode>
            <AcceptableUsageStrict />
            <acceptableusecamera>fixed</acceptableusecamera>
            <AcceptableUseAnalyzersVersion>1.0.0</AcceptableUseAnalyzersVersion>
            <AcceptableUsersOnly>true</AcceptableUsersOnly>
            """, """
            <Import Project="$([MSBuild]::GetPathOfFileAbove('tags.props', '$(MSBuildThisFileDirectory)'))" />
            <Import Project="$(MSBuildThisFileDirectory)eng/more.props" />
            """)
            .WithFile("Directory.Build.props", Sets("AcceptableUseInFolder"))
            .WithFile("Directory.Build.targets", Sets("AcceptableUseInTargets"))
            .WithFile("Directory.Build.rsp", "-p:AcceptableUseInSwitches=true")
            .WithFile("tags.props", Sets("AcceptableUseInTags"))
            .WithFile("App/eng/more.props", Sets("AcceptableUseInMore"))
            .WithFile("App/App.csproj.user", Sets("AcceptableUseInUser"))
            .WithFile("App/Other.props", Sets("AcceptableUseNotImported"));

        var build = (await consumer.BuildAsync("-p:AcceptableUseOnCommandLine=true", "AcceptableUseEnforced=true", "AcceptableUseConnectionString=x")).FailsWith("AUPCFG0009");

        var message = build.Output.Split('\n').First(line => line.Contains("AUPCFG0009", StringComparison.Ordinal));
        Assert.Equal(
            [
                "AcceptableUsageStrict in App.csproj", "AcceptableUseDeploymnet in App.csproj", "AcceptableUseEnforced in the environment",
                "AcceptableUseInFolder in Directory.Build.props",
                "AcceptableUseInMore in more.props", "AcceptableUseInSwitches in Directory.Build.rsp", "AcceptableUseInTags in tags.props",
                "AcceptableUseInTargets in Directory.Build.targets", "AcceptableUseInUser in App.csproj.user", "AcceptableUseOnCommandLine in the command line",
                "AcceptableUse_Camera in App.csproj", "AceptableUseMode in App.csproj",
            ],
            message[(message.IndexOf("declares nothing: ", StringComparison.Ordinal) + "declares nothing: ".Length)..message.IndexOf(". Allowed names", StringComparison.Ordinal)]
                .Split(", ").Select(name => name.Split(" in ") is [var property, var place] ? $"{property} in {Path.GetFileName(place)}" : name).Order(StringComparer.Ordinal));

        static string Sets(string property) => $"<Project><PropertyGroup><{property}>x</{property}></PropertyGroup></Project>";
    }

    [Fact]
    public async Task Project_that_is_not_judged_is_a_warning_in_an_enforcing_build()
    {
        var consumer = package.CreateConsumer().WithApp()
            .WithProject(Police, path: "Basic/Basic.vbproj", outputType: "Library").WithFile("Basic/Desk.vb", "Public Class Desk\nEnd Class\n")
            .WithProject(Police, path: "Functional/Functional.fsproj", outputType: "Library").WithFile("Functional/Desk.fs", "module Desk\n")
            .WithProject("<AcceptableUseDeployment>none</AcceptableUseDeployment>", path: "Untouched/Untouched.vbproj", outputType: "Library");

        var enforcing = await consumer.BuildAllAsync("CI=true", "-p:RunAnalyzers=true");
        var local = await consumer.BuildAllAsync();

        Assert.Equal(["warning AUP2001"], enforcing["App"]);
        Assert.Equal(["warning AUPCFG0010"], enforcing["Basic"]);
        Assert.Equal(["warning AUPCFG0010"], enforcing["Functional"]);
        Assert.All(enforcing.Where(project => project.Key == "Untouched").Concat(local), project => Assert.Empty(project.Value));
    }

    [Fact]
    public async Task Two_versions_of_the_package_in_one_solution_each_judge_their_own_project()
    {
        var (next, feed) = await package.PackNextAsync();
        var consumer = package.CreateConsumer()
            .WithProject(Police, path: "Old/Old.csproj", outputType: "Library").WithFile("Old/Desk.cs", Consumer.Class("Desk"))
            .WithProject(
                Police + $"<RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>",
                """<ProjectReference Include="../Old/Old.csproj" />""", analyzerAssets: "PrivateAssets=\"all\"", outputType: "Library", analyzerVersion: next)
            .WithFile("App/Counter.cs", Consumer.Class("Counter"));

        var reports = await consumer.BuildAllAsync();

        Assert.All(reports, project => Assert.Equal((project.Key, "warning AUP1001"), (project.Key, Assert.Single(project.Value))));
    }

    [Fact]
    public async Task Annotations_do_not_collide_with_those_of_a_friend()
    {
        var annotated = "<AcceptableUseAnnotations>true</AcceptableUseAnnotations><TreatWarningsAsErrors>true</TreatWarningsAsErrors>";
        var camera = "public class {0}\n{{\n    [AcceptableUse.YieldsLiveFrames]\n    public byte[] Next() => [];\n}}\n";
        var consumer = package.CreateConsumer()
            .WithProject(annotated, """<InternalsVisibleTo Include="App" />""", path: "One/One.csproj", outputType: "Library").WithFile("One/One.cs", Text("One"))
            .WithProject(annotated, """<InternalsVisibleTo Include="App" />""", path: "Two/Two.csproj", outputType: "Library").WithFile("Two/Two.cs", Text("Two"))
            .WithProject(annotated, """<ProjectReference Include="../One/One.csproj" /><ProjectReference Include="../Two/Two.csproj" />""", outputType: "Library")
            .WithFile("App/Three.cs", Text("Three"));

        (await consumer.BuildAsync()).Succeeds();

        string Text(string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, camera, name);
    }

    /// <summary>No compiler runs: MSBuild reads the switches before it.</summary>
    [Theory]
    [InlineData("-noWarn:AUP1001")]
    [InlineData("-warnAsMessage:CS0168;AUP2003")]
    [InlineData("-p:MSBuildWarningsAsMessages=AUP1001")]
    public async Task Switch_that_hides_a_rule_stops_a_strict_build(string setting)
    {
        var consumer = package.CreateConsumer().WithApp(Police);
        await consumer.RestoreAsync();

        await consumer.CheckAsync(setting);
        Assert.Contains("error AUPCFG0007", await consumer.FailedCheckAsync(setting, "-p:AcceptableUseStrict=true"), StringComparison.Ordinal);
    }
}
