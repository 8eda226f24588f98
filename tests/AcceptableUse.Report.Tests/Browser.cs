using PuppeteerSharp;

namespace AcceptableUse.Report.Tests;

/// <summary>
/// A test that needs a browser. Where there is none it is skipped; on a build service it fails, so that it is not skipped for ever.
/// </summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Browser.Path is null && Environment.GetEnvironmentVariable("CI") is null or "false")
        {
            Skip = "No Chromium or Chrome is on the PATH.";
        }
    }
}

/// <summary>The browser that is installed, and the report of <see cref="Example"/> to open in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private readonly TestRepository _repository = Example.Create();
    private IBrowser? _browser;

    /// <summary>Where the browser is, or null if there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
        .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        Assert.Equal(0, (await _repository.RunAsync("report", "sarif")).ExitCode);
        if (Path is not null)
        {
            // The sandbox needs rights that a container does not give; the page is our own.
            _browser = await Puppeteer.LaunchAsync(new LaunchOptions
            {
                ExecutablePath = Path,
                Headless = true,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync",
                ],
            });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _repository.Dispose();
    }

    /// <summary>A page of a width and colour scheme in which nothing is loaded yet.</summary>
    internal async Task<IPage> NewPageAsync(int width, string scheme)
    {
        Assert.True(_browser is not null, "No Chromium or Chrome is on the PATH. Install one.");
        var page = await _browser.NewPageAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 800 });
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
        return page;
    }

    internal Task OpenAsync(IPage page) => page.GoToAsync(new Uri(_repository.PathOf("acceptable-use.html")).AbsoluteUri);
}
