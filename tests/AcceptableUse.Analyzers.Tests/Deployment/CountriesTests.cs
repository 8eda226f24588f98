using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Deployment;

/// <summary>Jurisdictions are read in every form of ISO 3166 and kept as alpha-2 codes.</summary>
public sealed class CountriesTests
{
    [Theory]
    [InlineData("US", "US")]
    [InlineData("us", "US")]
    [InlineData("USA", "US")]
    [InlineData("840", "US")]
    [InlineData("US-CA", "US")]
    [InlineData("us-ny", "US")]
    [InlineData("FRA", "FR")]
    [InlineData("FR-75", "FR")]
    [InlineData("FR-75C", "FR")]
    [InlineData("AT-9", "AT")]
    [InlineData("JP-01", "JP")]
    [InlineData("US-AZ", "US")]
    [InlineData("us-az", "US")]
    [InlineData("040", "AT")]
    [InlineData("ZWE", "ZW")]
    [InlineData("UK", "GB")]
    public void Every_form_of_a_country_code_is_read(string code, string alpha2) => Assert.Equal(alpha2, Countries.ToAlpha2(code));

    [Theory]
    [InlineData("")]
    [InlineData("U")]
    [InlineData("XX")]
    [InlineData("EU")]
    [InlineData("000")]
    [InlineData("40")]
    [InlineData("USAA")]
    [InlineData("US-")]
    [InlineData("-CA")]
    [InlineData("US-CALI")]
    [InlineData("US-C!")]
    [InlineData("US-CA-1")]
    [InlineData("USA-CA")]
    [InlineData("840-CA")]
    [InlineData("United States")]
    public void Unknown_country_codes_are_rejected(string code) => Assert.Null(Countries.ToAlpha2(code));

    [Theory]
    [InlineData("", true)]
    [InlineData("US", true)]
    [InlineData("FR,USA", true)]
    [InlineData("US-TX", true)]
    [InlineData("AS", true)]
    [InlineData("GU", true)]
    [InlineData("MP", true)]
    [InlineData("PR", true)]
    [InlineData("UM", true)]
    [InlineData("VI", true)]
    [InlineData("FR", false)]
    [InlineData("FR;DEU;076", false)]
    [InlineData("CA", false)]
    public void Undeclared_jurisdiction_and_outlying_areas_may_be_the_United_States(string jurisdiction, bool mayBe)
    {
        var compilation = TestOptions.Compile(("A.cs", ""));
        var provider = DeploymentFactsProvider.Create(
            compilation, new TestOptions().Property("AcceptableUseJurisdiction", jurisdiction), CancellationToken.None);

        Assert.Equal(mayBe, provider.For(compilation.SyntaxTrees[0]).MayIncludeUnitedStates);
    }
}
