using System.Collections.Immutable;
using AcceptableUse.Analyzers.Prompts;
using Xunit;
using static AcceptableUse.Analyzers.Prompts.IntentGrammar;

namespace AcceptableUse.Analyzers.Tests.Prompts;

public sealed class PhraseMatcherTests
{
    /// <summary>A phrase is looked for where a sentence has its rarest word; in a group that does not tell its words, wherever it can begin.</summary>
    [Theory]
    [MemberData(nameof(PromptReadingTests.LanguageNames), MemberType = typeof(PromptReadingTests))]
    public void Looking_for_the_rarest_word_misses_no_phrase(string language)
    {
        var grammar = PromptReadingTests.GrammarOf(language);
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
