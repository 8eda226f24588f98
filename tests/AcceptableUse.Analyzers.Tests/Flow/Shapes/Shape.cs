using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>
/// A piece of an application as applications are written: reported at its marks and nowhere else, with the service
/// that the client belongs to, or silent.
/// </summary>
internal static class Shape
{
    public static async Task Reports(Project project, string service, string camera = "unknown")
    {
        var diagnostics = await project.Expect("AUP1001");
        var reported = diagnostics.Where(diagnostic => diagnostic.Id == "AUP1001").ToList();
        Assert.NotEmpty(reported);
        Assert.All(
            reported, diagnostic => Assert.Equal((service, camera), (diagnostic.Properties["service"], diagnostic.Properties["camera"])));
    }

    /// <summary>No clause is touched; a suggestion that some media goes where it cannot be seen is no matter here.</summary>
    public static async Task IsSilent(Project project) =>
        Assert.Empty((await project.Analyze()).Where(diagnostic => diagnostic.Id != "AUP3001").Select(diagnostic => diagnostic.ToString()));
}
