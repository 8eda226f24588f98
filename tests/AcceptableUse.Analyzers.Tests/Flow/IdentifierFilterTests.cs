using AcceptableUse.Analyzers.ProjectSearch;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

public class WordFilterTests
{
    [Theory]
    [InlineData("var camera = Open();", "camera")]
    [InlineData("camera", "camera")]
    [InlineData("@camera.Read()", "camera")]
    [InlineData("$\"{camera}\"", "camera")]
    [InlineData("überwachung\u00A0kamera", "kamera")]
    [InlineData("überwachung\u00A0kamera", "überwachung")]
    [InlineData("a.Camera2_", "Camera2_")]
    public void Filter_never_misses_a_word(string text, string word) => Assert.True(MayHold(text, word));

    [Theory]
    [InlineData("Camera c = new(1);")]
    [InlineData("Camera c = new (1);")]
    [InlineData("Camera c = new\n\t(1);")]
    [InlineData("Camera c = new /* the one */ (1);")]
    [InlineData("class Dash : Camera { Dash() : base(1) { } }")]
    [InlineData("class Dash { Dash() : this (1) { } }")]
    public void Filter_finds_an_implicit_object_creation(string text) => Assert.True(MayHold(text, SyntaxIndex.ImplicitCreation));

    [Theory]
    [InlineData("Camera c = new Camera(1);")]
    [InlineData("Renew(1); rebase(1); this.Run(1);")]
    [InlineData("new")]
    public void Filter_ignores_an_explicit_object_creation(string text) => Assert.False(MayHold(text, SyntaxIndex.ImplicitCreation));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5_000)]
    public void Filter_knows_every_word_and_few_others(int count)
    {
        var filter = IdentifierFilter.Of(string.Join(" ", Enumerable.Range(0, count).Select(i => $"word{i}")));

        Assert.All(Enumerable.Range(0, count), i => Assert.True(filter.MayHoldAny([IdentifierFilter.HashOf($"word{i}")])));
        Assert.InRange(Enumerable.Range(0, 10_000).Count(i => filter.MayHoldAny([IdentifierFilter.HashOf($"other{i}")])), 0, 1_000);
    }

    [Fact]
    public void Filter_matches_any_of_several_words()
    {
        var filter = IdentifierFilter.Of("camera");

        Assert.True(filter.MayHoldAny([IdentifierFilter.HashOf("door"), IdentifierFilter.HashOf("camera")]));
        Assert.False(filter.MayHoldAny([IdentifierFilter.HashOf("door"), IdentifierFilter.HashOf("window")]));
        Assert.False(filter.MayHoldAny([]));
    }

    private static bool MayHold(string text, string word) => IdentifierFilter.Of(text).MayHoldAny([IdentifierFilter.HashOf(word)]);
}
