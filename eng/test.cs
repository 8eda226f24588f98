// Runs the tests and ends with one line that says how it went: `dotnet run eng/test.cs`. The unit tests run on the oldest and the newest
// compiler that is supported; with `-- --all-compilers` also on those between, which takes half as long again. With CI=true a
// machine that has apt-get and no browser gets Chromium for the tests of the report, while the tests are built.
using System.Diagnostics;
using System.Xml.Linq;

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var results = Path.Combine(root, "artifacts", "test-results");
if (Directory.Exists(results))
{
    Directory.Delete(results, recursive: true);
}

const string Solution = "AcceptableUse.Analyzers.sln";
string[] tested = [Solution];
if (args.Contains("--all-compilers"))
{
    var solution = File.ReadAllText(Path.Combine(root, Solution));
    tested = [Solution, .. Directory.GetFiles(Path.Combine(root, "tests"), "*.Tests.Roslyn*.csproj", SearchOption.AllDirectories)
        .Where(project => !solution.Contains(Path.GetFileName(project), StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];
}

using var browser = Environment.GetEnvironmentVariable("CI") == "true" ? InstallBrowser() : null;
if (browser is not null)
{
    using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", Solution, "-c", "Release", "--nologo"])
        { WorkingDirectory = root })!;
    build.WaitForExit();
    browser.WaitForExit();
}

var exitCode = 0;
foreach (var target in tested)
{
    using var tests = Process.Start(new ProcessStartInfo("dotnet",
        ["test", target, "-c", "Release", "--nologo", "--logger", "trx", "--results-directory", results]) { WorkingDirectory = root })!;
    tests.WaitForExit();
    exitCode = Math.Max(exitCode, Math.Abs(tests.ExitCode));
}

// The host dying half-way, or a project that does not build, fails the run without failing a test: the exit code counts too.
var (passed, failed, skipped) = (0, 0, 0);
foreach (var file in Directory.Exists(results) ? Directory.GetFiles(results, "*.trx", SearchOption.AllDirectories) : [])
{
    var counters = XDocument.Load(file).Descendants().First(element => element.Name.LocalName == "Counters");
    int Count(string name) => (int?)counters.Attribute(name) ?? 0;
    passed += Count("passed");
    failed += Count("executed") - Count("passed");
    skipped += Count("total") - Count("executed");
}

Console.WriteLine($"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}");
return exitCode == 0 && failed == 0 && passed > 0 ? 0 : 1;

// Null where there is a browser already, or no way to install one. The tests that need it are then skipped with a reason, or fail where CI
// is set.
static Process? InstallBrowser()
{
    string[] browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
    bool IsThere(string name) => folders.Any(folder => File.Exists(Path.Combine(folder, name)));
    return browsers.Any(IsThere) || !IsThere("apt-get") || !Environment.IsPrivilegedProcess
        ? null
        : Process.Start(new ProcessStartInfo("sh",
            ["-c", "apt-get -qq -o Acquire::Retries=3 update; "
                + "apt-get install -y -qq -o Acquire::Retries=3 --no-install-recommends chromium >/dev/null"])
            { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } });
}
