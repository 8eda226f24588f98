using System.Collections.Immutable;
using AcceptableUse.Analyzers.Prompts;
using Xunit;
using static AcceptableUse.Analyzers.Prompts.IntentGrammar;

namespace AcceptableUse.Analyzers.Tests.Prompts;

public class PhraseMatcherTests
{
    /// <summary>Phrases are looked for by the rarest words that they need. A group that says nothing of its words hides these.</summary>
    [Theory]
    [MemberData(nameof(PromptReadingTests.LanguageNames), MemberType = typeof(PromptReadingTests))]
    public void Phrases_are_found_as_without_the_words_they_need(string language)
    {
        var grammar = Languages.All.GrammarOf(Languages.All.Names.ToList().IndexOf(language));
        var hidden = IntentGrammar.Of(grammar.Words, [.. grammar.Phrases.Select(HideWords)], grammar.Kinds);
        Assert.Contains(grammar.Phrases, phrase => !phrase.Needed.IsEmpty);
        Assert.All(hidden.Phrases, phrase => Assert.Empty(phrase.Needed));

        List<string> prompts = [.. PromptReadingTests.Lines(language, "positives"), .. PromptReadingTests.Lines(language, "negatives")];
        List<string> texts = [.. prompts, LongSentence(prompts)];
        Assert.NotEmpty(texts.SelectMany(text => Find(grammar, text)));
        Assert.All(texts, text => Assert.Equal(Find(hidden, text), Find(grammar, text)));
    }

    private static Phrase HideWords(Phrase phrase) =>
        new(phrase.Role, phrase.Topics, [new Element { Kind = ElementKind.Group, Alternatives = [phrase.Elements] }]);

    /// <summary>One sentence, longer than what is looked at in one go.</summary>
    private static string LongSentence(IEnumerable<string> prompts) =>
        string.Concat(string.Join(' ', prompts.Take(100)).Select(character => char.IsLetterOrDigit(character) ? character : ' '));

    private static ImmutableSortedSet<string> Find(IntentGrammar grammar, string text)
    {
        var (words, sentences) = PromptWords.Split(text);
        var found = new List<PhraseMatch>();
        new PhraseMatcher(new NumberedWords(grammar, text, words), sentences).Find(_ => true, found);
        return [.. found.Select(match => match.ToString())];
    }
}
