using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>
/// However `dotnet format` is run, it changes no file for our sake: a fix changes what a program does, or records an exception, so a person
/// picks it. Tried on every sample and on an example of each fix.
/// </summary>
[Collection(nameof(PackageCollection))]
public sealed class FormatTests(FormattedProjects projects) : IClassFixture<FormattedProjects>
{
    private static readonly string[] Rules =
        ["AUP1001", "AUP1002", "AUP1003", "AUP1004", "AUP1005", "AUP1006", "AUP1007", "AUP2001", "AUP2002", "AUP2003", "AUP2006"];

    [Theory]
    [InlineData("")]
    [InlineData("", "CI=true")]
    [InlineData("analyzers")]
    public async Task Format_changes_no_file(string command, params string[] settings)
    {
        var output = await FormatAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), settings);

        Assert.Contains("Unable to fix AUP1001. Code fix RemoveMediaCodeFix doesn't support Fix All in Solution.", output, StringComparison.Ordinal);
    }

    /// <summary>Asked for by name, `dotnet format` finds each of our fixes and says why it applies none.</summary>
    [Fact]
    public async Task Format_refuses_every_fix_that_is_asked_for_by_name()
    {
        var output = await FormatAsync(["--severity", "info", "--diagnostics", .. Rules]);

        Assert.Equal(
            [
                "AskForLessCodeFix", "CorrectTagCodeFix", "DeclareDeploymentCodeFix", "GuardWithConsentCodeFix", "ListAsReviewedCodeFix",
                "RecordExceptionCodeFix", "RedactFirstCodeFix", "RemoveAnswerFieldCodeFix", "RemoveMediaCodeFix",
            ],
            Regex.Matches(output, "Code fix (?<fix>[A-Za-z]+) doesn't support Fix All in Solution")
                .Select(match => match.Groups["fix"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The tool counts every warning as a change, whatever can be done about it, unless it is told to leave the rule out.</summary>
    [Fact]
    public Task Verify_no_changes_passes_without_our_rules() => FormatAsync(["--verify-no-changes", "--exclude-diagnostics", .. Rules]);

    private async Task<string> FormatAsync(string[] arguments, params string[] settings)
    {
        var before = projects.Consumer.Sources();

        var (exitCode, output) = await projects.Consumer.FormatAsync(arguments, settings);

        Assert.True(exitCode == 0, output);
        Assert.Equal(before, projects.Consumer.Sources());
        return output;
    }
}

/// <summary>The samples and an example of each fix, restored once.</summary>
public sealed class FormattedProjects(PackageFixture package) : IAsyncLifetime
{
    internal Consumer Consumer { get; } = package.CreateConsumer();

    public async Task InitializeAsync()
    {
        foreach (var sample in SampleBuilds.Names)
        {
            Consumer.WithCopyOf(SampleBuilds.FolderOf(sample), sample);
        }

        Consumer.WithProject(
            """
            <AcceptableUseDeployment>law-enforcement, real-time-surveillance</AcceptableUseDeployment>
            <AcceptableUseJurisdiction>US</AcceptableUseJurisdiction>
            <AcceptableUseAnnotations>true</AcceptableUseAnnotations>
            """,
            """
            <PackageReference Include="Microsoft.Azure.CognitiveServices.Vision.ComputerVision" Version="7.0.1" />
            <ProjectReference Include="../Unknown/Unknown.csproj" />
            """,
            outputType: "Library");
        foreach (var (name, source) in FixExamples.Sources)
        {
            Consumer.WithFile($"App/{name}.cs", source);
        }

        Consumer.WithProject(path: "Unknown/Unknown.csproj", analyzerAssets: "", outputType: "Library").WithFile("Unknown/Sender.cs", Consumer.Class("Sender"));
        Consumer.WithProject(path: "Undeclared/Undeclared.csproj", outputType: "Library").WithFile("Undeclared/Desk.cs", Consumer.Class("Desk"));
        await Consumer.WithSolution().RestoreSolutionAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
