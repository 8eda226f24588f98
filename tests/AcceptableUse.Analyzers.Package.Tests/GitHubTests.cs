using YamlDotNet.RepresentationModel;

namespace AcceptableUse.Analyzers.Package.Tests;

/// <summary>What GitHub reads from the repository. A form that it cannot read it leaves out without a word.</summary>
public sealed class GitHubTests
{
    private static readonly string Folder = Path.Combine(SampleBuilds.Root, ".github");

    private static readonly string[] Questions = ["input", "textarea", "dropdown", "checkboxes"];

    [Fact]
    public void There_is_a_form_for_each_kind_of_report() => Assert.Equal(
        ["clause-wording.yml", "false-alarm.yml", "missed-call.yml", "new-sdk-member.yml"],
        Directory.GetFiles(Path.Combine(Folder, "ISSUE_TEMPLATE")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("clause-wording.yml")]
    [InlineData("false-alarm.yml")]
    [InlineData("missed-call.yml")]
    [InlineData("new-sdk-member.yml")]
    public void A_form_has_what_GitHub_requires(string file)
    {
        var form = Load(Path.Combine("ISSUE_TEMPLATE", file));
        var body = ((YamlSequenceNode)form["body"]).Cast<YamlMappingNode>().ToList();
        var questions = body.Where(part => part["type"].ToString() != "markdown").ToList();

        Assert.All(["name", "description"], key => Assert.NotEmpty(form[key].ToString()));
        Assert.NotEmpty(questions);
        Assert.All(questions, question =>
        {
            Assert.Contains(question["type"].ToString(), Questions);
            Assert.Matches("^[a-z]+$", question["id"].ToString());
            Assert.NotEmpty(question["attributes"]["label"].ToString());
            Assert.Equal(
                question["type"].ToString() is "dropdown" or "checkboxes",
                ((YamlMappingNode)question["attributes"]).Children.TryGetValue("options", out var options)
                    && ((YamlSequenceNode)options).Children.Count > 0);
        });
        Assert.Equal(questions.Count, questions.Select(question => question["id"].ToString()).Distinct().Count());
        Assert.All(body.Except(questions), text => Assert.NotEmpty(text["attributes"]["value"].ToString()));
    }

    [Fact]
    public void CI_runs_what_a_contributor_runs()
    {
        var workflow = Load(Path.Combine("workflows", "ci.yml"));

        Assert.Contains(".ci/run", Commands(workflow, "test"));
        Assert.True(File.Exists(Path.Combine(SampleBuilds.Root, ".ci", "run")));
    }

    [Fact]
    public void A_release_is_tested_on_all_compilers_before_it_is_published()
    {
        var workflow = Load(Path.Combine("workflows", "release.yml"));

        Assert.Equal("v*", Assert.Single((YamlSequenceNode)workflow["on"]["push"]["tags"]).ToString());
        Assert.Equal("test", workflow["jobs"]["publish"]["needs"].ToString());
        Assert.Contains("dotnet run eng/test.cs -- --all-compilers", Commands(workflow, "test"));
        Assert.Contains("dotnet pack -c Release", Commands(workflow, "publish"));
        Assert.StartsWith("dotnet nuget push ", Commands(workflow, "publish").Last(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Commands(YamlMappingNode workflow, string job) =>
        ((YamlSequenceNode)workflow["jobs"][job]["steps"]).Cast<YamlMappingNode>().Where(
            step => step.Children.ContainsKey("run")).Select(step => step["run"].ToString());

    private static YamlMappingNode Load(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, path))));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }
}
