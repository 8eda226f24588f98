using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Deployment;

/// <summary>Each source is read, and what they say adds up.</summary>
public sealed class TagSourceTests
{
    private const string Metadata = "[assembly: System.Reflection.AssemblyMetadata";

    [Fact]
    public void Project_without_tags_is_undeclared()
    {
        var facts = Read(new TestOptions());

        Assert.False(facts.IsDeclared);
        Assert.Equal(Deployments.Undeclared, facts.Deployments);
        Assert.Empty(facts.Jurisdictions);
        Assert.True(facts.MayIncludeUnitedStates);
        Assert.Equal(Cameras.Unknown, facts.Cameras);
        Assert.Null(facts.Consent);
        Assert.Null(facts.LimitedAccess);
    }

    [Fact]
    public void Msbuild_properties_are_read() => AssertAll(Read(new TestOptions()
        .Property("AcceptableUseDeployment", "law-enforcement")
        .Property("AcceptableUseJurisdiction", "FR")
        .Property("AcceptableUseCamera", "drone")
        .Property("AcceptableUseConsent", "DPIA 12")
        .Property("AcceptableUseLimitedAccess", "LA-7")));

    [Fact]
    public void Assembly_attributes_are_read() => AssertAll(Read(new TestOptions(), $"""
        {Metadata}("AcceptableUse.Deployment", "law-enforcement")]
        {Metadata}("AcceptableUse.Jurisdiction", "FR")]
        {Metadata}("AcceptableUse.Camera", "drone")]
        {Metadata}("AcceptableUse.Consent", "DPIA 12")]
        {Metadata}("AcceptableUse.LimitedAccess", "LA-7")]
        """));

    [Fact]
    public void Editorconfig_keys_are_read() => AssertAll(Read(new TestOptions()
        .EditorConfig("A.cs", "acceptable_use.deployment", "law-enforcement")
        .EditorConfig("A.cs", "acceptable_use.jurisdiction", "FR")
        .EditorConfig("A.cs", "acceptable_use.camera", "drone")
        .EditorConfig("A.cs", "acceptable_use.consent", "DPIA 12")
        .EditorConfig("A.cs", "acceptable_use.limited_access", "LA-7")));

    [Fact]
    public void Attribute_keys_ignore_case_and_arguments_can_be_named() => Assert.True(
        Read(new TestOptions(), $"""{Metadata}(value: "Law-Enforcement", key: "acceptableuse.DEPLOYMENT")]""").IsLawEnforcement);

    [Fact]
    public void Attribute_with_the_same_name_in_another_namespace_is_not_a_tag() => Assert.False(Read(new TestOptions(), """
        [assembly: Mine.AssemblyMetadata("AcceptableUse.Deployment", "law-enforcement")]

        namespace Mine
        {
            public sealed class AssemblyMetadataAttribute : System.Attribute
            {
                public AssemblyMetadataAttribute(string key, string value) { }
            }
        }
        """).IsDeclared);

    [Fact]
    public void Editorconfig_applies_only_to_its_files()
    {
        var options = new TestOptions().EditorConfig("Police/A.cs", "acceptable_use.deployment", "law-enforcement");
        var compilation = TestOptions.Compile(("Police/A.cs", ""), ("Shop/B.cs", ""));
        var provider = DeploymentFactsProvider.Create(compilation, options, CancellationToken.None);

        Assert.True(provider.For(compilation.SyntaxTrees[0]).IsLawEnforcement);
        Assert.False(provider.For(compilation.SyntaxTrees[1]).IsDeclared);
    }

    [Fact]
    public void Files_with_the_same_keys_share_their_facts()
    {
        var options = new TestOptions()
            .EditorConfig("A.cs", "acceptable_use.camera", "dash")
            .EditorConfig("B.cs", "acceptable_use.camera", "dash");
        var compilation = TestOptions.Compile(("A.cs", ""), ("B.cs", ""), ("C.cs", ""), ("D.cs", ""));
        var provider = DeploymentFactsProvider.Create(compilation, options, CancellationToken.None);
        var facts = compilation.SyntaxTrees.Select(tree => provider.For(tree)).ToArray();

        Assert.Same(facts[0], facts[1]);
        Assert.Same(facts[2], facts[3]);
        Assert.NotSame(facts[0], facts[2]);
    }

    [Fact]
    public void Tags_of_several_sources_add_up()
    {
        var facts = Read(
            new TestOptions()
                .Property("AcceptableUseDeployment", "law-enforcement")
                .Property("AcceptableUseJurisdiction", "FR")
                .Property("AcceptableUseCamera", "fixed")
                .Property("AcceptableUseConsent", "DPIA 12")
                .EditorConfig("A.cs", "acceptable_use.jurisdiction", "DE")
                .EditorConfig("A.cs", "acceptable_use.camera", "body-worn")
                .EditorConfig("A.cs", "acceptable_use.consent", "Form 3")
                .Property("AcceptableUseLimitedAccess", "LA-7")
                .EditorConfig("A.cs", "acceptable_use.limited_access", "LA-8"),
            $"""{Metadata}("AcceptableUse.Deployment", "real-time-surveillance")] {Metadata}("AcceptableUse.Jurisdiction", "US")]""");

        Assert.Equal(Deployments.LawEnforcement | Deployments.RealTimeSurveillance, facts.Deployments);
        Assert.Equal(["DE", "FR", "US"], facts.Jurisdictions);
        Assert.Equal(Cameras.Fixed | Cameras.BodyWorn, facts.Cameras);
        Assert.Equal("DPIA 12; Form 3", facts.Consent);
        Assert.Equal("LA-7; LA-8", facts.LimitedAccess);
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("true", "", true)]
    [InlineData(" True ", "", true)]
    [InlineData("", "true", true)]
    [InlineData("true", "false", false)]
    [InlineData("yes", "", false)]
    public void Explain_tag_can_be_set_for_the_project_or_a_file(string property, string file, bool isExplained) => Assert.Equal(
        isExplained,
        Read(new TestOptions().Property("AcceptableUseExplain", property).EditorConfig("A.cs", "acceptable_use.explain", file)).IsExplained);

    [Fact]
    public void Same_tag_in_two_sources_counts_once() => Assert.Equal("DPIA 12", Read(new TestOptions()
        .Property("AcceptableUseConsent", "DPIA 12")
        .EditorConfig("A.cs", "acceptable_use.consent", " DPIA 12 ")).Consent);

    [Theory]
    [InlineData("law-enforcement,real-time-surveillance")]
    [InlineData("law-enforcement;real-time-surveillance")]
    [InlineData("law-enforcement|real-time-surveillance")]
    [InlineData("law-enforcement%3Breal-time-surveillance")]
    [InlineData("law-enforcement%3breal-time-surveillance")]
    [InlineData("  LAW-ENFORCEMENT ,;| Real-Time-Surveillance ; ")]
    [InlineData("real-time-surveillance,law-enforcement,law-enforcement")]
    public void Tag_lists_accept_three_separators_and_ignore_case_and_blanks(string list)
    {
        foreach (var options in new[]
        {
            new TestOptions().Property("AcceptableUseDeployment", list),
            new TestOptions().EditorConfig("A.cs", "acceptable_use.deployment", list),
        })
        {
            Assert.Equal(Deployments.LawEnforcement | Deployments.RealTimeSurveillance, Read(options).Deployments);
        }
    }

    [Theory]
    [InlineData("body-worn", Cameras.BodyWorn)]
    [InlineData("dash", Cameras.Dash)]
    [InlineData("mobile", Cameras.Mobile)]
    [InlineData("drone", Cameras.Drone)]
    [InlineData("fixed", Cameras.Fixed)]
    [InlineData("dash,dash", Cameras.Dash)]
    internal void Every_camera_word_is_read(string word, Cameras camera) =>
        Assert.Equal(camera, Read(new TestOptions().Property("AcceptableUseCamera", word)).Cameras);

    [Fact]
    public void Deployment_none_is_a_declaration()
    {
        var facts = Read(new TestOptions().Property("AcceptableUseDeployment", "None"));

        Assert.True(facts.IsDeclared);
        Assert.False(facts.IsLawEnforcement);
        Assert.False(facts.IsRealTimeSurveillance);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(" ,;| ")]
    public void Empty_tag_is_unset(string empty)
    {
        var provider = Provider(new TestOptions().Property("AcceptableUseDeployment", empty).Property("AcceptableUseJurisdiction", empty));

        Assert.Empty(provider.Problems);
        Assert.False(Read(new TestOptions().Property("AcceptableUseDeployment", empty)).IsDeclared);
    }

    [Fact]
    public void Blank_reference_is_unset() => Assert.Empty(
        Provider(new TestOptions().Property("AcceptableUseConsent", " ").Property("AcceptableUseExplain", " ")).Problems);

    [Theory]
    [InlineData("DPIA %2312%3B signed%0A100%25", "DPIA #12; signed\n100%")]
    [InlineData("100%", "100%")]
    [InlineData("5%2", "5%2")]
    [InlineData("%zz %2", "%zz %2")]
    [InlineData("%2523", "%23")]
    [InlineData("x%29%2a%2A%2f%2F%30x", "x)**//0x")]
    public void Escapes_in_tags_are_decoded_once(string escaped, string text) =>
        Assert.Equal(text, Read(new TestOptions().Property("AcceptableUseConsent", escaped)).Consent);

    private static void AssertAll(DeploymentFacts facts)
    {
        Assert.Equal(Deployments.LawEnforcement, facts.Deployments);
        Assert.Equal(["FR"], facts.Jurisdictions);
        Assert.False(facts.MayIncludeUnitedStates);
        Assert.Equal(Cameras.Drone, facts.Cameras);
        Assert.Equal("DPIA 12", facts.Consent);
        Assert.Equal("LA-7", facts.LimitedAccess);
    }

    private static DeploymentFactsProvider Provider(TestOptions options) =>
        DeploymentFactsProvider.Create(TestOptions.Compile(("A.cs", "")), options, CancellationToken.None);

    private static DeploymentFacts Read(TestOptions options, string source = "")
    {
        var compilation = TestOptions.Compile(("A.cs", source));
        return DeploymentFactsProvider.Create(compilation, options, CancellationToken.None).For(compilation.SyntaxTrees[0]);
    }
}
