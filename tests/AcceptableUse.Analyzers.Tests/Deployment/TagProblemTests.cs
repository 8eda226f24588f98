using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Deployment;

/// <summary>What cannot be understood or contradicts is a problem that names the allowed values, and adds nothing to the facts.</summary>
public sealed class TagProblemTests
{
    [Theory]
    [InlineData(
        "AcceptableUseDeployment",
        "police",
        "'police' in AcceptableUseDeployment is not valid; allowed values: law-enforcement, real-time-surveillance, none")]
    [InlineData(
        "AcceptableUseJurisdiction",
        "Ruritania",
        "'Ruritania' in AcceptableUseJurisdiction is not valid; allowed values: ISO 3166 codes of countries, such as US, USA, 840 or US-CA")]
    [InlineData(
        "AcceptableUseCamera",
        "webcam",
        "'webcam' in AcceptableUseCamera is not valid; allowed values: body-worn, dash, mobile, drone, fixed")]
    [InlineData(
        "AcceptableUseConsent",
        "false",
        "'false' in AcceptableUseConsent is not a reference; give a reference to where valid consent is documented, such as a document number or an address")]
    [InlineData(
        "AcceptableUseLimitedAccess",
        "TBD",
        "'TBD' in AcceptableUseLimitedAccess is not a reference; give a reference to the Limited Access approval, such as a document number or an address")]
    [InlineData("AcceptableUseEnforce", "yes", "'yes' in AcceptableUseEnforce is not valid; allowed values: true, false")]
    [InlineData("AcceptableUseExplain", "yes", "'yes' in AcceptableUseExplain is not valid; allowed values: true, false")]
    public void Message_for_an_unknown_value_names_the_allowed_values(string property, string value, string message)
    {
        var problem = Assert.Single(Problems(new TestOptions().Property(property, value)));

        Assert.Equal((TagSource.Property, property, value, message), (problem.Source, problem.Name, problem.Value, problem.Message));
        Assert.Null(problem.Location);
    }

    [Theory]
    [InlineData("true,false,yes,no,none,null,unknown,pending,na,n/a,tbd,todo,TODO")]
    [InlineData("0,1,-,?,...")]
    [InlineData("<Pending>,[reference],#{Consent}#,TODO: ask legal,to be confirmed,xxx")]
    public void Placeholder_is_not_a_reference_to_a_document(string words) => Assert.All(
        words.Split(','),
        word => Assert.Equal(word, Assert.Single(Problems(new TestOptions().Property("AcceptableUseConsent", word))).Value));

    [Theory]
    [InlineData(
        "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
        "'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' in ")]
    [InlineData(
        "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
        "'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…' in ")]
    [InlineData("y%0Ay%09y", "'y y y' in ")]
    public void Message_is_one_short_line_for_any_value(string value, string message) => Assert.StartsWith(
        message, Assert.Single(Problems(new TestOptions().Property("AcceptableUseJurisdiction", value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("true")]
    [InlineData("False")]
    [InlineData(" TRUE ")]
    public void Enforce_accepts_true_and_false(string value) =>
        Assert.Empty(Problems(new TestOptions().Property("AcceptableUseEnforce", value)));

    [Fact]
    public void Tag_problem_uses_the_name_of_the_tag_in_its_source()
    {
        Assert.StartsWith("'1' in acceptable_use.explain ", Assert.Single(
            Problems(new TestOptions().EditorConfig("A.cs", "acceptable_use.explain", "1"))).Message, StringComparison.Ordinal);
        Assert.StartsWith("'police' in acceptable_use.deployment ", Assert.Single(
            Problems(new TestOptions().EditorConfig("A.cs", "acceptable_use.deployment", "police"))).Message, StringComparison.Ordinal);

        var problem = Assert.Single(
            Problems(new TestOptions(), """[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", "police")]"""));
        Assert.StartsWith("'police' in AcceptableUse.Deployment ", problem.Message, StringComparison.Ordinal);
        Assert.Equal(
            "\"police\"",
            problem.Location!.SourceTree!.ToString().Substring(
                problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length));
    }

    [Fact]
    public void Valid_tag_values_beside_an_invalid_one_still_count()
    {
        var compilation = TestOptions.Compile(("A.cs", ""));
        var provider = DeploymentFactsProvider.Create(
            compilation,
            new TestOptions()
                .Property("AcceptableUseDeployment", "police, law-enforcement")
                .Property("AcceptableUseJurisdiction", "FR, Ruritania")
                .Property("AcceptableUseCamera", "webcam|dash")
                .Property("AcceptableUseConsent", "no"),
            CancellationToken.None);
        var facts = provider.For(compilation.SyntaxTrees[0]);

        Assert.Equal(4, provider.Problems.Length);
        Assert.Equal(Deployments.LawEnforcement, facts.Deployments);
        Assert.Equal(["FR"], facts.Jurisdictions);
        Assert.Equal(Cameras.Dash, facts.Cameras);
        Assert.Null(facts.Consent);
    }

    [Fact]
    public void None_contradicts_another_deployment_in_the_same_tag()
    {
        var problem = Assert.Single(Problems(new TestOptions().Property("AcceptableUseDeployment", "none,law-enforcement")));

        Assert.Equal(
            "'none' in AcceptableUseDeployment contradicts 'law-enforcement' in AcceptableUseDeployment; allowed values: law-enforcement, real-time-surveillance or both, or none alone",
            problem.Message);
        Assert.Equal("none", problem.Value);
    }

    [Theory]
    [InlineData("law-enforcement", "none", null, "\"none\"")]
    [InlineData("none", "law-enforcement", null, "\"law-enforcement\"")]
    [InlineData("", "law-enforcement", "none", "\"none\"")]
    public void Contradiction_is_located_at_the_attribute_involved(string property, string attribute, string? second, string shown)
    {
        string[] values = second is null ? [attribute] : [attribute, second];
        var source = string.Concat(
            values.Select(value => $"""[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", "{value}")]"""));
        var location = Assert.Single(Problems(new TestOptions().Property("AcceptableUseDeployment", property), source)).Location!;

        Assert.Equal(shown, location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length));
    }

    [Fact]
    public void First_contradicting_tags_are_named() => Assert.StartsWith(
        "'none' in AcceptableUseDeployment contradicts 'law-enforcement' in AcceptableUseDeployment;",
        Assert.Single(Problems(
            new TestOptions().Property("AcceptableUseDeployment", "none,law-enforcement"),
            """[assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Deployment", "none,real-time-surveillance")]""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void None_contradicts_another_deployment_across_sources()
    {
        var compilation = TestOptions.Compile(("Police/A.cs", ""), ("Shop/B.cs", ""));
        var provider = DeploymentFactsProvider.Create(
            compilation,
            new TestOptions()
                .Property("AcceptableUseDeployment", "none")
                .EditorConfig("Police/A.cs", "acceptable_use.deployment", "real-time-surveillance"),
            CancellationToken.None);

        Assert.Empty(provider.Problems);
        Assert.Empty(provider.ProblemsIn(compilation.SyntaxTrees[1]));
        Assert.StartsWith(
            "'none' in AcceptableUseDeployment contradicts 'real-time-surveillance' in acceptable_use.deployment",
            Assert.Single(provider.ProblemsIn(compilation.SyntaxTrees[0])).Message,
            StringComparison.Ordinal);

        // Where it contradicts, the stricter reading counts.
        Assert.Equal(Deployments.RealTimeSurveillance, provider.For(compilation.SyntaxTrees[0]).Deployments);
        Assert.Equal(Deployments.None, provider.For(compilation.SyntaxTrees[1]).Deployments);
    }

    [Fact]
    public void Project_contradiction_is_not_repeated_in_its_folders()
    {
        var compilation = TestOptions.Compile(("A.cs", ""));
        var provider = DeploymentFactsProvider.Create(
            compilation,
            new TestOptions()
                .Property("AcceptableUseDeployment", "none|law-enforcement")
                .EditorConfig("A.cs", "acceptable_use.deployment", "law-enforcement"),
            CancellationToken.None);

        Assert.Single(provider.Problems);
        Assert.Empty(provider.ProblemsIn(compilation.SyntaxTrees[0]));
    }

    [Fact]
    public void Fixed_does_not_contradict_other_cameras() =>
        Assert.Empty(Problems(new TestOptions().Property("AcceptableUseCamera", "fixed,body-worn")));

    [Theory]
    [InlineData("law-enforcment", "law-enforcement")]
    [InlineData("Law_Enforcement", "law-enforcement")]
    [InlineData("enforcement", "law-enforcement")]
    [InlineData("surveillance", "real-time-surveillance")]
    [InlineData("realtime-surveillance", "real-time-surveillance")]
    [InlineData("nome", "none")]
    [InlineData("police", null)]
    [InlineData("x", null)]
    public void Nearest_tag_word_is_suggested_if_similar(string value, string? nearest) =>
        Assert.Equal(nearest, Assert.Single(Problems(new TestOptions().Property("AcceptableUseDeployment", value))).Replacement);

    [Theory]
    [InlineData("AcceptableUse.Deployments", "AcceptableUse.Deployment")]
    [InlineData("AcceptableUseDeployment", "AcceptableUse.Deployment")]
    [InlineData("AcceptableUse.limited_access", "AcceptableUse.LimitedAccess")]
    public void Misspelt_attribute_key_is_a_problem(string key, string meant)
    {
        var problem = Assert.Single(
            Problems(new TestOptions(), $"""[assembly: System.Reflection.AssemblyMetadata("{key}", "law-enforcement")]"""));

        Assert.Equal(
            $"'{key}' is not the name of a tag; allowed names: AcceptableUse.Deployment, AcceptableUse.Jurisdiction, AcceptableUse.Camera, AcceptableUse.Consent, AcceptableUse.LimitedAccess",
            problem.Message);
        Assert.Equal(meant, problem.Replacement);
    }

    [Fact]
    public void Misspelt_attribute_key_is_located_at_the_key()
    {
        var location = Assert.Single(
            Problems(
                new TestOptions(),
                """[assembly: System.Reflection.AssemblyMetadata(value: "x", key: "AcceptableUse.Deploymant")]""")).Location!;

        Assert.Equal(
            "\"AcceptableUse.Deploymant\"",
            location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("body", "body-worn")]
    [InlineData("mobyl", "mobile")]
    [InlineData("dron", "drone")]
    [InlineData("mobilephone", "mobile")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxmobile", null)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxmobile", "mobile")]
    public void Camera_is_suggested_only_within_the_edit_distance(string value, string? nearest) =>
        Assert.Equal(nearest, Assert.Single(Problems(new TestOptions().Property("AcceptableUseCamera", value))).Replacement);

    [Theory]
    [InlineData("mobile", "mobilephone,mobile", "mobile")]
    [InlineData("wash", "dash,bash", "dash")]
    public void First_of_equally_near_tag_words_is_suggested(string word, string allowed, string nearest) =>
        Assert.Equal(nearest, TagVocabulary.Nearest(word, allowed.Split(',')));

    [Theory]
    [InlineData("RepositoryUrl")]
    [InlineData("AcceptableUse.Summary")]
    [InlineData("AcceptableUse")]
    public void Assembly_metadata_that_is_not_a_tag_is_ignored(string key) =>
        Assert.Empty(Problems(new TestOptions(), $"""[assembly: System.Reflection.AssemblyMetadata("{key}", "x")]"""));

    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\"")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\", ")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\", null)]")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(null, \"law-enforcement\")]")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\", 1)]")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\", Undefined.Name)]")]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(1, 2, 3)]")]
    public void Half_typed_attribute_is_left_to_the_compiler(string source) => Assert.Empty(Problems(new TestOptions(), source));

    private static List<TagProblem> Problems(TestOptions options, string source = "") =>
        Problems(options, TestOptions.Compile(("A.cs", source)));

    private static List<TagProblem> Problems(TestOptions options, CSharpCompilation compilation)
    {
        var provider = DeploymentFactsProvider.Create(compilation, options, CancellationToken.None);
        return [.. provider.Problems, .. provider.ProblemsIn(compilation.SyntaxTrees[0])];
    }
}
