// Compares what the analyzer costs with a base commit: `dotnet run eng/compare.cs -- <base> [<head>]`. The head is the work tree
// unless named. Both are built and then measured by the same benchmarks, side by side in one run; fails when the head is worse.
using System.Diagnostics;

if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("usage: dotnet run eng/compare.cs -- <base commit> [<head commit>]");
    return 2;
}

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var before = BuildCommit("base", args[0]);
var after = args.Length == 2 ? BuildCommit("head", args[1]) : BuildAnalyzer(root);
if (before is null || after is null)
{
    return 2;
}

return Run(root, "dotnet", "run", "-c", "Release", "--project", "tests/AcceptableUse.Analyzers.Benchmarks", "--", "compare", before, after);

string? BuildCommit(string name, string commit)
{
    var tree = Path.Combine(root, "artifacts", "compare", name);
    if (Directory.Exists(tree))
    {
        Run(root, "git", "worktree", "remove", "--force", tree);
    }

    return Run(root, "git", "worktree", "add", "--detach", tree, commit) == 0 ? BuildAnalyzer(tree) : null;
}

static string? BuildAnalyzer(string tree) =>
    Run(tree, "dotnet", "build", "src/AcceptableUse.Analyzers", "-c", "Release", "--nologo", "-v", "quiet") == 0
        ? Path.Combine(tree, "artifacts", "bin", "AcceptableUse.Analyzers", "release", "AcceptableUse.Analyzers.dll")
        : null;

static int Run(string folder, string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
    process.WaitForExit();
    return process.ExitCode;
}
