using AcceptableUse.Analyzers.Policy;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>Links to words of a page, in which some characters would mean something else.</summary>
public sealed class TextFragmentTests
{
    [Theory]
    [InlineData("real words", "real%20words")]
    [InlineData("body-worn", "body%2Dworn")]
    [InlineData("race, nationality", "race%2C%20nationality")]
    [InlineData("identify & verify", "identify%20%26%20verify")]
    [InlineData("50% of \"it\"", "50%25%20of%20%22it%22")]
    [InlineData("people's", "people%27s")]
    [InlineData("Services\u2014such", "Services%E2%80%94such")]
    public void Words_are_percent_encoded(string words, string encoded) =>
        Assert.Equal("https://example.org/#part:~:text=" + encoded, TextFragment.Of("https://example.org/#part", words));

    [Fact]
    public void Page_without_an_anchor_gets_the_mark_of_one() =>
        Assert.Equal("https://example.org/?tabs=image#:~:text=words", TextFragment.Of("https://example.org/?tabs=image", "words"));
}
