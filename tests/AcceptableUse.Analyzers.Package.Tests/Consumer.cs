using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>Projects of somebody who uses the package. They share a compiler server with the other consumers of a <see cref="PackageFixture"/>.</summary>
internal sealed class Consumer(string directory, string version, CompilerServer compilerServer)
{
    /// <summary>Sends a photograph to Azure OpenAI; the call that does is in the line of <see cref="CallLine"/>.</summary>
    public const string Program = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        var chat = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("key")).GetChatClient("gpt-4o");
        var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(File.ReadAllBytes("face.jpg")), "image/jpeg");
        var answer = chat.CompleteChat(new UserChatMessage(image));
        """;

    public const int CallLine = 6;

    private static readonly Regex Report = new(@"(?<what>(error|warning) AUP\w+):.*\[[^\]]*[\\/](?<project>\w+)\.\w+proj");

    /// <summary>What the projects were when they were last restored.</summary>
    private string? _restored;

    /// <summary>The same in a class, for libraries and for several in one project.</summary>
    public static string Class(string name) => $$"""
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public class {{name}}
        {
            public static void Ask(AzureOpenAIClient client, byte[] photograph)
            {
                var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(photograph), "image/jpeg");
                client.GetChatClient("gpt-4o").CompleteChat(new UserChatMessage(image));
            }
        }
        """;

    public const int ClassCallLine = 9;

    public Consumer WithFile(string path, string content) => WithFile(path, Encoding.UTF8.GetBytes(content));

    public Consumer WithFile(string path, byte[] content)
    {
        var file = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return this;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(directory, path));

    /// <summary>A project, App/App.csproj unless named otherwise, which references the package as NuGet writes it by default.</summary>
    public Consumer WithProject(
        string properties = "", string items = "", string targets = "", string path = "App/App.csproj",
        string framework = "<TargetFramework>net10.0</TargetFramework>", string analyzerAssets = "PrivateAssets=\"all\"", string outputType = "Exe",
        string? analyzerVersion = null) => WithFile(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {framework}
            <OutputType>{outputType}</OutputType>
            <LangVersion>latest</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <NuGetAudit>false</NuGetAudit>
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            <ErrorLog>$(MSBuildProjectName).$(TargetFramework).sarif,version=2.1</ErrorLog>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {(analyzerAssets.Length == 0 ? "" : $"""<PackageReference Include="AcceptableUse.Analyzers" Version="{analyzerVersion ?? version}" {analyzerAssets} />""")}
            {(path.EndsWith(".fsproj", StringComparison.Ordinal) ? """<Compile Include="*.fs" />""" : "")}
            <PackageReference Include="Azure.AI.OpenAI" Version="2.1.0" />
            {items}
          </ItemGroup>
          {targets}
        </Project>
        """);

    /// <summary>App/App.csproj with the usual program, tagged by property.</summary>
    public Consumer WithApp(string properties = "", string targets = "") =>
        WithProject(properties, targets: targets).WithFile("App/Program.cs", Program);

    /// <summary>A copy of a folder with a project or several, App unless named otherwise. Each gets a reference to the package.</summary>
    public Consumer WithCopyOf(string folder, string path = "App")
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var content = File.ReadAllText(file);
            WithFile($"{path}/{Path.GetRelativePath(folder, file)}", file.EndsWith(".csproj", StringComparison.Ordinal)
                ? content.Replace("</Project>", $"""
                    <PropertyGroup><ErrorLog>$(MSBuildProjectName).sarif,version=2.1</ErrorLog><NuGetAudit>false</NuGetAudit></PropertyGroup>
                    <ItemGroup><PackageReference Include="AcceptableUse.Analyzers" Version="{version}" PrivateAssets="all" /></ItemGroup>
                    </Project>
                    """, StringComparison.Ordinal)
                : content);
        }

        return this;
    }

    /// <summary>One solution, above App, of all projects there are.</summary>
    public Consumer WithSolution() => WithFile("All.slnx", $"""
        <Solution>
        {string.Join("\n", Directory.GetFiles(directory, "*.csproj", SearchOption.AllDirectories)
            .Select(project => $"""  <Project Path="{Path.GetRelativePath(directory, project)}" />""").Order(StringComparer.Ordinal))}
        </Solution>
        """);

    /// <summary>Each file that somebody wrote, with its text.</summary>
    public IReadOnlyDictionary<string, string> Sources() => Directory.GetFiles(directory, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .ToDictionary(file => file, Read);

    /// <summary>Runs `dotnet format` on the solution, which must be restored. A setting such as CI=true is an environment variable.</summary>
    public Task<(int ExitCode, string Output)> FormatAsync(IEnumerable<string> arguments, params string[] settings) =>
        DotNet.RunAsync(directory, ["format", .. arguments, "--no-restore", "--verbosity", "normal"], Environment(settings));

    /// <summary>
    /// Builds App as `dotnet build` does, without restoring again what has not changed since. A setting such as CI=true is an environment
    /// variable, -p:X=Y an argument.
    /// </summary>
    public async Task<Build> BuildAsync(params string[] settings)
    {
        var projects = Projects();
        string[] restore = projects == _restored ? ["--no-restore"] : [];
        var (exitCode, output) = await RunAsync(["build", "-m:1", .. restore, .. compilerServer.Arguments], settings);
        _restored = File.Exists(Path.Combine(directory, "App", "obj", "project.assets.json")) ? projects : null;
        return new Build(exitCode, output, [.. Logs().SelectMany(Finding.Read)]);
    }

    /// <summary>
    /// Builds all projects of this consumer in one go, and says for each what was reported on the console, as `error AUP1001`, sorted. A
    /// project that fails does not keep the others from being built.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> BuildAllAsync(params string[] settings)
    {
        var projects = Directory.GetFiles(directory, "*.*proj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        WithFile("All.slnx", $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}\" />"))}</Solution>");
        var (_, output) = await RunAsync(["build", Path.Combine("..", "All.slnx"), .. compilerServer.Arguments], settings);
        var reports = Report.Matches(output).Select(match => (Project: match.Groups["project"].Value, What: match.Groups["what"].Value)).Distinct().ToLookup(report => report.Project);
        Assert.True(output.Contains("Time Elapsed", StringComparison.Ordinal), output);
        return projects.Select(project => Path.GetFileNameWithoutExtension(project)).ToDictionary(
            project => project, IReadOnlyList<string> (project) => [.. reports[project].Select(report => report.What).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Builds projects of this consumer, or all, as one solution. One that is up to date is not compiled and has no finding.</summary>
    public async Task<Build> BuildSolutionAsync(IEnumerable<string>? projects, params string[] settings)
    {
        if (projects is null)
        {
            WithSolution();
        }
        else
        {
            WithFile("Part.slnx", $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}/{project}.csproj\" />"))}</Solution>");
        }

        foreach (var log in Logs())
        {
            File.Delete(log);
        }

        var (exitCode, output) = await RunAsync(
            ["build", projects is null ? "All.slnx" : "Part.slnx", "-nodeReuse:false", .. compilerServer.Arguments], settings, directory);
        return new Build(exitCode, output, [.. Logs().SelectMany(Finding.Read)]) { Compiled = [.. Logs().Select(log => Path.GetFileNameWithoutExtension(log))] };
    }

    /// <summary>Runs the dotnet command of a script, in the folder above App and with the variables that a build service sets.</summary>
    public async Task<string> RunStepAsync(string command, params string[] settings)
    {
        var (exitCode, output) = await TryStepAsync(command, settings);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>The same for a command that may fail.</summary>
    public Task<(int ExitCode, string Output)> TryStepAsync(string command, params string[] settings)
    {
        Assert.StartsWith("dotnet ", command, StringComparison.Ordinal);
        return RunAsync(command.Split(' ')[1..], settings, directory);
    }

    /// <summary>The address of the folder above App.</summary>
    public string Address { get; } = new Uri(directory + Path.DirectorySeparatorChar).AbsoluteUri;

    /// <summary>What a property is when the compiler is about to be told, without compiling. The project must be restored.</summary>
    public Task<string> PropertyAsync(string property, params string[] settings) =>
        SucceedAsync(["msbuild", "-t:_AcceptableUsePrepare", $"-getProperty:{property}"], settings);

    /// <summary>The same for many settings, such as `CI=true` or `A=1;B=2`, in one process: the environment is properties to MSBuild.</summary>
    public async Task<Dictionary<string, string>> PropertyForEachAsync(string property, IReadOnlyList<string> settings)
    {
        WithFile("App/Say.targets", $"""<Project><Target Name="Say" DependsOnTargets="_AcceptableUsePrepare" Returns="$(MSBuildProjectName)=$({property})" /></Project>""");
        WithFile("Ask.proj", $"""
            <Project>
              <ItemGroup>
                {string.Join("\n    ", settings.Select((setting, index) =>
                    $"""<Setting Include="App/App.csproj"><AdditionalProperties>Asked={index};CustomAfterMicrosoftCommonTargets=$(MSBuildThisFileDirectory)App/Say.targets;{SecurityElement.Escape(setting)}</AdditionalProperties></Setting>"""))}
              </ItemGroup>
              <Target Name="Ask">
                <MSBuild Projects="@(Setting)" Targets="Say"><Output TaskParameter="TargetOutputs" ItemName="Answer" /></MSBuild>
              </Target>
            </Project>
            """);
        using var answers = JsonDocument.Parse(await SucceedAsync(["msbuild", "../Ask.proj", "-t:Ask", "-getItem:Answer"], []));
        var values = answers.RootElement.GetProperty("Items").GetProperty("Answer").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Split('=')[1]).ToList();
        Assert.Equal(settings.Count, values.Count);
        return settings.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Runs the checks that precede the compiler, without compiling. The project must be restored.</summary>
    public Task CheckAsync(params string[] settings) => SucceedAsync(["msbuild", "-t:_AcceptableUseCheckGate"], settings);

    /// <summary>The same where they fail, with what they said.</summary>
    public async Task<string> FailedCheckAsync(params string[] settings)
    {
        var (exitCode, output) = await RunAsync(["msbuild", "-t:_AcceptableUseCheckGate"], settings);
        Assert.True(exitCode != 0, output);
        return output;
    }

    public Task RestoreAsync() => SucceedAsync(["restore"], []);

    public Task RestoreSolutionAsync() => SucceedAsync(["restore", "../All.slnx"], []);

    /// <summary>Packs another project of this consumer into a feed.</summary>
    public Task PackAsync(string project, string feed) => SucceedAsync(["pack", Path.Combine("..", project), "-o", feed], []);

    /// <summary>The compiler with what MSBuild would tell it to compile App.</summary>
    public async Task<Compiler> CompilerAsync()
    {
        await RestoreAsync();
        using var build = JsonDocument.Parse(await SucceedAsync(
            ["build", "--no-restore", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-t:Compile", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath"], []));
        var arguments = build.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
        var path = Path.Combine(build.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore", "csc.dll");
        return new Compiler(Path.Combine(directory, "App"), path, [.. arguments]);
    }

    /// <summary>The texts of all files that a restore may depend on.</summary>
    private string Projects() => string.Join('\n', Sources()
        .Where(source => Path.GetExtension(source.Key) is not (".cs" or ".sarif"))
        .OrderBy(source => source.Key, StringComparer.Ordinal)
        .Select(source => $"{source.Key}\n{source.Value}"));

    private IEnumerable<string> Logs() => Directory.GetFiles(directory, "*.sarif", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private async Task<string> SucceedAsync(IEnumerable<string> command, string[] settings)
    {
        var (exitCode, output) = await RunAsync(command, settings);
        Assert.True(exitCode == 0, output);
        return output.Trim();
    }

    private Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> command, string[] settings, string? folder = null) => DotNet.RunAsync(
        folder ?? Path.Combine(directory, "App"),
        [.. command, .. folder is null ? new[] { "-nodeReuse:false" } : [], .. settings.Where(setting => setting.StartsWith('-'))],
        Environment(settings));

    private static Dictionary<string, string> Environment(string[] settings) => settings
        .Where(setting => !setting.StartsWith('-'))
        .Select(setting => setting.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}

/// <summary>The compiler, to be run again and again on the same arguments, each time in a process of its own.</summary>
internal sealed class Compiler(string directory, string path, IReadOnlyList<string> arguments)
{
    private static readonly Regex ExecutionTime = new(@"(""\w*executionTime\w*"": )""[^""]*""", RegexOptions.IgnoreCase);

    /// <summary>The SARIF log of one run, without the folder of the project and the time that analyzers took.</summary>
    public async Task<string> RunAsync(int run, bool isConcurrent)
    {
        var output = Directory.CreateDirectory(Path.Combine(directory, "runs", $"{run}")).FullName;
        var log = Path.Combine(output, "log.sarif");
        var response = Path.Combine(output, "csc.rsp");
        await File.WriteAllLinesAsync(response, arguments
            .Where(argument => !argument.StartsWith("/out:", StringComparison.Ordinal) && !argument.StartsWith("/refout:", StringComparison.Ordinal) && !argument.StartsWith("/errorlog:", StringComparison.Ordinal))
            .Append($"/out:\"{Path.Combine(output, "App.dll")}\"")
            .Append($"/errorlog:\"{log}\",version=2.1"));
        var (exitCode, said) = await DotNet.RunAsync(directory, [path, "/noconfig", isConcurrent ? "/parallel+" : "/parallel-", $"@{response}"]);
        Assert.True(exitCode == 0, said);
        return ExecutionTime.Replace((await File.ReadAllTextAsync(log)).Replace(new Uri(directory).AbsoluteUri, "", StringComparison.Ordinal), "$1\"\"");
    }
}

/// <summary>What a build said, on the console and in the SARIF logs of its projects.</summary>
internal sealed record Build(int ExitCode, string Output, IReadOnlyList<Finding> Findings)
{
    /// <summary>The names of the logs of those projects of a solution that were compiled.</summary>
    public IReadOnlyList<string> Compiled { get; init; } = [];

    /// <summary>The findings as `rule level file(line)`, sorted, which is what most tests pin.</summary>
    public IEnumerable<string> Summary => Findings.Select(finding => $"{finding.Rule} {finding.Level} {finding.File}({finding.Line})").Order(StringComparer.Ordinal);

    /// <summary>The same for the project with this log.</summary>
    public IEnumerable<string> In(string log) => (this with { Findings = [.. Findings.Where(finding => finding.Log == log)] }).Summary;

    public Build Succeeds()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    public Build FailsWith(string code)
    {
        Assert.True(ExitCode != 0, Output);
        Assert.True(Output.Contains($"error {code}:", StringComparison.Ordinal), Output);
        return this;
    }

    public Build Reports(params string[] summary)
    {
        Assert.True(Summary.SequenceEqual(summary), $"Expected: {string.Join(", ", summary)}{Environment.NewLine}Found: {string.Join(", ", Summary)}{Environment.NewLine}{Output}");
        return this;
    }
}

/// <summary>One of our results in a SARIF 2.1 log. <c>Log</c> is the name of the log: project and target framework.</summary>
internal sealed record Finding(string Log, string Rule, string Level, string Message, string File, int Line, string? HelpLink)
{
    public static IEnumerable<Finding> Read(string path)
    {
        using var sarif = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = sarif.RootElement.GetProperty("runs")[0];
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var rule = result.GetProperty("ruleId").GetString()!;
            if (!rule.StartsWith("AUP", StringComparison.Ordinal) || result.TryGetProperty("suppressions", out _))
            {
                continue;
            }

            // What is wrong with a property has no place in the source.
            var (file, line) = result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0
                ? (locations[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!,
                    locations[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32())
                : ("", 0);
            yield return new Finding(
                Path.GetFileNameWithoutExtension(path), rule, result.GetProperty("level").GetString()!, result.GetProperty("message").GetProperty("text").GetString()!,
                Path.GetFileName(file), line,
                run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].TryGetProperty("helpUri", out var link) ? link.GetString() : null);
        }
    }
}
