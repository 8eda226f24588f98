using System.Text.Encodings.Web;
using System.Text.Unicode;
using AcceptableUse.Report.Reports;
using Fluid;
using Microsoft.Extensions.FileProviders;

namespace AcceptableUse.Report.Output;

/// <summary>Writes a report as one HTML page without scripts, fonts or pictures from elsewhere.</summary>
internal static class HtmlPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy(),
        FileProvider = new EmbeddedFileProvider(typeof(HtmlPage).Assembly, ""),

        // A report of ten thousand findings takes more steps than the engine allows a template by default.
        MaxSteps = 0,
    };

    private static readonly IFluidTemplate Page = new FluidParser().Parse(EmbeddedFile.Read("page.liquid"));

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(Reports.Report report, TextWriter writer)
    {
        var context = new TemplateContext(Options)
            .SetValue("report", report)
            .SetValue("claims", Claims.All)
            .SetValue("css", EmbeddedFile.Read("page.css"));
        await Page.RenderAsync(writer, Encoder, context);
    }
}
