using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow.Shapes;

/// <summary>
/// A piece of an application as applications are written: reported at its marks and nowhere else, with what is known of
/// the call, or silent.
/// </summary>
internal static class Shape
{
    /// <param name="how">What sets the shape apart, for the message of a failed test.</param>
    public static Task Reports(string how, Project project, string service, string camera = "unknown") =>
        Fires("AUP1001", how, project, ("service", service), ("camera", camera));

    /// <summary>Fires a rule at the marks and nowhere else, with these diagnostic properties.</summary>
    public static async Task Fires(string rule, string how, Project project, params (string Name, string Value)[] properties)
    {
        var reported = (await project.Expect(rule)).Where(diagnostic => diagnostic.Id == rule).ToList();
        Assert.True(reported.Count > 0, how);
        Assert.All(
            reported, diagnostic => Assert.All(properties, property => Assert.Equal(property.Value, diagnostic.Properties[property.Name])));
    }

    /// <summary>No clause is touched; a suggestion that the destination of some media is unknown does not matter here.</summary>
    public static async Task IsSilent(string how, Project project)
    {
        var reported = (await project.Analyze()).Where(diagnostic => diagnostic.Id != "AUP3001").ToList();
        Assert.True(reported.Count == 0, $"{how}: {string.Join(Environment.NewLine, reported)}");
    }
}
