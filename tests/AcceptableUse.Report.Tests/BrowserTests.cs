using System.Text.Json;
using Deque.AxeCore.Commons;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace AcceptableUse.Report.Tests;

/// <summary>The page in a browser: at two widths, in light and dark, with the keyboard and on paper.</summary>
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const int Phone = 390;
    private const int Desk = 1280;

    /// <summary>What A4 leaves between the margins.</summary>
    private const int Paper = 670;

    [BrowserTheory]
    [InlineData(Phone, "light")]
    [InlineData(Phone, "dark")]
    [InlineData(Desk, "light")]
    [InlineData(Desk, "dark")]
    public async Task Page_fits_its_window_and_the_browser_has_no_complaint(int width, string scheme)
    {
        await using var page = await browser.NewPageAsync(width, scheme);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Message.Text);
        page.PageError += (_, error) => complaints.Add(error.Message);
        page.RequestFailed += (_, request) => complaints.Add(request.Request.Url);
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(new Uri(request.Request.Url).Scheme);

        await browser.OpenAsync(page);

        Assert.Empty(complaints);
        Assert.Equal("file", Assert.Single(requests, request => request != "data"));
        Assert.Equal(width, await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(
            scheme == "light" ? "rgb(255, 255, 255)" : "rgb(15, 20, 25)",
            await page.EvaluateExpressionAsync<string>("getComputedStyle(document.body).backgroundColor"));

        // For whoever changes the page: artifacts/screenshots.
        var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(Path.Combine(folder, $"report-{width}-{scheme}.png"), new ScreenshotOptions { FullPage = true });
    }

    /// <summary>Contrast, landmarks, names, tables and lists, as axe-core checks them by WCAG 2.2 AA and best practice.</summary>
    [BrowserTheory]
    [InlineData(Phone, "dark")]
    [InlineData(Desk, "light")]
    public async Task Page_is_accessible(int width, string scheme)
    {
        await using var page = await browser.NewPageAsync(width, scheme);
        await page.SetBypassCSPAsync(true);
        await browser.OpenAsync(page);

        await page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
        var result = await page.EvaluateExpressionAsync<JsonElement>(
            """
            axe.run().then(result => ({
              passed: result.passes.map(rule => rule.id),
              violations: result.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' ')) }))
            """);

        Assert.Empty(result.GetProperty("violations").EnumerateArray().Select(violation => violation.GetString()));
        Assert.Subset(
            result.GetProperty("passed").EnumerateArray().Select(rule => rule.GetString()!).ToHashSet(),
            new HashSet<string> { "color-contrast", "landmark-one-main", "page-has-heading-one", "heading-order", "skip-link", "region" });
    }

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Every_link_can_be_reached_and_seen_with_the_keyboard(string scheme)
    {
        await using var page = await browser.NewPageAsync(Desk, scheme);
        await browser.OpenAsync(page);
        var links = await page.EvaluateExpressionAsync<string[]>("[...document.links].map(link => link.getAttribute('href'))");

        foreach (var (index, link) in links.Index())
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateExpressionAsync<string[]>("""
                (() => { const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
                  return [at.getAttribute('href'), style.outlineStyle + ' ' + style.outlineWidth,
                    box.left >= 0 && box.top >= 0 && box.bottom <= innerHeight ? 'in view' : 'out of view']; })()
                """);
            Assert.Equal([link, "solid 3px", "in view"], focused);
            if (index == 0)
            {
                Assert.Equal("#verdict", link);
            }
        }
    }

    [BrowserTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Page_prints_in_black_on_white_with_the_addresses_of_the_clauses(string scheme)
    {
        await using var page = await browser.NewPageAsync(Paper, scheme);
        await browser.OpenAsync(page);
        await page.EmulateMediaTypeAsync(MediaType.Print);

        var printed = await page.EvaluateExpressionAsync<string[]>("""
            (() => { const body = getComputedStyle(document.body), link = document.querySelector('.clause a');
              return [body.color, body.backgroundColor, getComputedStyle(document.querySelector('nav')).display,
                getComputedStyle(document.querySelector('tbody tr')).display,
                getComputedStyle(document.querySelector('.badge.is-open')).color,
                getComputedStyle(link, '::after').content]; })()
            """);

        Assert.Equal(["rgb(0, 0, 0)", "rgb(255, 255, 255)", "none", "table-row", "rgb(164, 14, 38)"], printed[..5]);
        Assert.Contains("https://learn.microsoft.com/", printed[5], StringComparison.Ordinal);
        var paper = await page.PdfDataAsync(new PdfOptions { Format = PaperFormat.A4, PrintBackground = false });
        Assert.True(paper.AsSpan().StartsWith("%PDF"u8));
    }
}
