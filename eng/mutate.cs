// Changes the code of one folder of the analyzer in small ways and counts the changes that no test notices:
// `dotnet run eng/mutate.cs -- Policy` or another room. `Summaries` has thousands of them; with `-- Summaries 6 2` each sixth
// piece of 20 lines is changed, from the second on, which is a sample of it.
using System.Diagnostics;
using System.Globalization;

const int Lines = 20;

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var source = Path.Combine(root, "src", "AcceptableUse.Analyzers", args.Length > 0 ? args[0] : "");
if (args.Length is not (1 or 3) || !Directory.Exists(source))
{
    Console.Error.WriteLine("usage: dotnet run eng/mutate.cs -- <folder> [<every> <first>]");
    return 2;
}

var tools = Path.Combine(root, "artifacts", "tools");
var tool = Path.Combine(tools, OperatingSystem.IsWindows() ? "dotnet-stryker.exe" : "dotnet-stryker");
if (!File.Exists(tool) && Run(root, "dotnet", ["tool", "install", "dotnet-stryker", "--version", "5.1.0", "--tool-path", tools]) != 0)
{
    return 2;
}

// The tests that compile code need seconds each, so they run for the folder alone that they are for.
if (args[0] is "DataFlow" or "ProjectSearch" or "Summaries" or "Resolution" or "Consent" or "MediaCalls"
    && Environment.GetEnvironmentVariable("Tested") is null)
{
    Environment.SetEnvironmentVariable("Tested", "Flow/*.cs;Flow/Shapes/*.cs;Sdk/FamilyTests.cs;Sdk/SdkPackage.cs;Sdk/AnnotationTests.cs;Sdk/AnnotationSourceTests.cs");
}

var every = args.Length == 3 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var first = args.Length == 3 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
var mutated = every == 1 ? [$"**/{args[0]}/*.cs"] : Pieces().Where((_, i) => i % every == first - 1);
return Run(
    Path.Combine(root, "tests", "AcceptableUse.Analyzers.Tests.Mutation"),
    tool,
    ["--concurrency", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), .. mutated.SelectMany(piece => (string[])["--mutate", piece])]);

// All files of the folder in pieces, each by the characters that it spans.
IEnumerable<string> Pieces()
{
    foreach (var file in Directory.GetFiles(source, "*.cs").Order(StringComparer.Ordinal))
    {
        var text = File.ReadAllText(file);
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start;
            for (var line = 0; line < Lines && end < text.Length; line++)
            {
                var lineBreak = text.IndexOf('\n', end);
                end = lineBreak < 0 ? text.Length : lineBreak + 1;
            }

            yield return $"**/{args[0]}/{Path.GetFileName(file)}{{{start}..{end}}}";
        }
    }
}

static int Run(string folder, string command, string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder })!;
    process.WaitForExit();
    return process.ExitCode;
}
