namespace AcceptableUse.Analyzers.Prompts;

/// <summary>A word of a prompt.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Sentence">The index of its sentence.</param>
internal readonly record struct PromptWord(int Start, int Length, int Sentence, WordMarks Marks);

/// <summary>How a word stands in its text.</summary>
[Flags]
internal enum WordMarks
{
    None = 0,

    /// <summary>It is in a quotation, an example or code, and asks for nothing.</summary>
    Quoted = 1,

    /// <summary>A comma or similar mark precedes it.</summary>
    AfterBreak = 2,

    /// <summary>It is in the key of a JSON object or in its value: it names or describes a field of the answer.</summary>
    Field = 4,

    /// <summary>Several words that a hyphen or the like joins.</summary>
    Compound = 8,

    /// <summary>The rest of a contracted negation: <c>don't</c>.</summary>
    Not = 16,

    /// <summary>A single word in quotation marks: a name or a value, which asks but negates and lifts nothing.</summary>
    Named = 32,

    /// <summary>It is in the key of a JSON object.</summary>
    Key = 64,

    /// <summary>It is in parentheses.</summary>
    Aside = 128,

    /// <summary>It begins a line. A line may be an entry of a list, and may as well go on with the sentence of the line before.</summary>
    AfterLine = 256,

    /// <summary>It begins with a capital letter and goes on with a small one, as a name does and an abbreviation does not.</summary>
    Capital = 512,
}

/// <summary>A sentence of a prompt.</summary>
/// <param name="Governor">For a list item, the index of the sentence that introduces the list; otherwise -1.</param>
/// <param name="IsItem">It begins a list item.</param>
/// <param name="IsOpen">It ends without a mark, or in a colon or comma: another text may continue it.</param>
/// <param name="IsQuestion">It ends in a question mark.</param>
/// <param name="Section">The number of its section: a paragraph, or an item of a list.</param>
internal readonly record struct PromptSentence(int Governor, bool IsItem, bool IsOpen, bool IsQuestion, int Section);

/// <summary>Splits a prompt into words and sentences. One pass, with look-ahead of fixed length at quotes.</summary>
internal sealed partial class PromptWords
{
    private static readonly string[] Abbreviations =
        ["e.g", "i.e", "vs", "approx", "incl", "mr", "mrs", "ms", "dr", "z.b", "d.h", "bzw", "p.ej", "ej", "p.ex", "ex", "sr", "sra"];

    /// <summary>Abbreviations, and words that look like one, which end a sentence where a capital letter follows.</summary>
    private static readonly string[] LastAbbreviations = ["etc", "usw", "es"];

    /// <summary>What follows a hyphen as a word of its own: <c>semble-t-il</c>, <c>descreva-o</c>.</summary>
    private static readonly string[] Pronouns =
        ["je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "t", "moi", "le", "la", "les", "me", "o", "a", "os", "as"];

    private readonly string _text;
    private readonly List<PromptWord> _words = [];
    private readonly List<PromptSentence> _sentences = [];
    private int _sentenceStart;
    private int _section;
    private int _governor = -1;
    private bool _isItem;
    private bool _isBreak;
    private bool _isLine;
    private bool _isAside;
    private int _inlineNumber;
    private int _quotedUntil = -1;
    private int _namedUntil = -1;
    private int _keyUntil = -1;
    private int _valueOfKey = -1;
    private int _valueUntil = -1;
    private bool _hasUnendedExample;

    private PromptWords(string text) => _text = text;

    public static (IReadOnlyList<PromptWord> Words, IReadOnlyList<PromptSentence> Sentences) Split(string text)
    {
        var split = new PromptWords(text);
        split.Run();
        return (split._words, split._sentences);
    }

    private void Run()
    {
        StartLine(0);
        var i = 0;
        while (i < _text.Length)
        {
            var c = _text[i];
            if (IsWordCharacter(c))
            {
                i = ReadWord(i);
                continue;
            }

            switch (c)
            {
                case '\n':
                    i = EndLine(i);
                    continue;
                case '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u300C' or '\u300E' or '`' or '\'' or '\u2018' or '<':
                    Quote(i, c);
                    break;
                case '(' or ')':
                    _isAside = c == '(';
                    break;
                case '?' or '!' or ';' or '\u3002' or '\uFF1F' or '\uFF01' or '\uFF1B':
                    EndSentence(isOpen: false, isQuestion: c is '?' or '\uFF1F');
                    break;
                case '.' when !IsAbbreviation(i) && !IsInlineNumber(i):
                    EndSentence(isOpen: false);
                    break;
            }

            _isBreak |= c is not (' ' or '\t' or '\r' or '/' or '*' or '_' or '#' or '\'' or '\u2019') && !(c == '-' && IsInside(i));
            i++;
        }

        EndSentence(isOpen: true);
    }

    /// <summary>Reads letters and digits, with the characters that join them. An address is one word, which no phrase contains.</summary>
    private int ReadWord(int start)
    {
        if (start < _keyUntil)
        {
            return ReadPartOfKey(start);
        }

        if (IsUnspaced(_text[start]))
        {
            Add(start, start + 1, WordMarks.None);
            return start + 1;
        }

        var end = start;
        while (end < _text.Length
            && !IsUnspaced(_text[end])
            && (IsWordCharacter(_text[end])
                || (IsJoint(_text[end]) && end + 1 < _text.Length && IsWordCharacter(_text[end + 1]) && !JoinsPronoun(end))))
        {
            end++;
        }

        if (end < _text.Length - 2 && _text[end] == ':' && _text[end + 1] == '/' && _text[end + 2] == '/')
        {
            while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
            {
                end++;
            }
        }

        if (NamesField(start, end))
        {
            _keyUntil = end;
            _isBreak = true;
            return ReadPartOfKey(start);
        }

        AddWord(start, end);

        // "who's" is read as "who" and "s", "don't" as "don" and "not".
        if (end < _text.Length - 1 && _text[end] is '\'' or '\u2019' && IsWordCharacter(_text[end + 1]))
        {
            var suffix = end + 1;
            var suffixEnd = suffix;
            while (suffixEnd < _text.Length && IsWordCharacter(_text[suffixEnd]))
            {
                suffixEnd++;
            }

            var isNot = suffixEnd - suffix == 1 && _text[suffix] is 't' or 'T' && _text[end - 1] is 'n' or 'N';
            Add(suffix, suffixEnd, isNot ? WordMarks.Not : WordMarks.None);
            return suffixEnd;
        }

        // So is "ladies'", as "ladies" and "s".
        if (end > start + 1 && end < _text.Length && _text[end] is '\'' or '\u2019' && _text[end - 1] == 's' && start >= _quotedUntil && start >= _namedUntil)
        {
            Add(end - 1, end, WordMarks.None);
        }

        return end;
    }

    /// <summary>Reads one word of a name such as <c>dominant_emotion</c> or <c>isHappy</c>.</summary>
    private int ReadPartOfKey(int start)
    {
        var end = start + 1;
        while (end < _keyUntil
            && IsWordCharacter(_text[end])
            && !IsUnspaced(_text[end - 1])
            && !IsUnspaced(_text[end])
            && !(char.IsUpper(_text[end]) && char.IsLower(_text[end - 1])))
        {
            end++;
        }

        Add(start, end, WordMarks.None);
        return end;
    }

    private void AddWord(int start, int end)
    {
        var isCompound = false;
        for (var i = start; i < end; i++)
        {
            isCompound |= !IsWordCharacter(_text[i]);
        }

        Add(start, end, isCompound ? WordMarks.Compound : WordMarks.None);
    }

    private void Add(int start, int end, WordMarks marks)
    {
        marks |= (start < _quotedUntil ? WordMarks.Quoted : WordMarks.None)
            | (start < _keyUntil ? WordMarks.Key : WordMarks.None)
            | (_isAside ? WordMarks.Aside : WordMarks.None)
            | (start < _namedUntil ? WordMarks.Named : WordMarks.None)
            | (start < _keyUntil || start < _valueUntil ? WordMarks.Field : WordMarks.None)
            | (end > start + 1 && char.IsUpper(_text[start]) && char.IsLower(_text[start + 1]) ? WordMarks.Capital : WordMarks.None)
            | (_isBreak ? WordMarks.AfterBreak : WordMarks.None)
            | (_isLine ? WordMarks.AfterLine : WordMarks.None);
        _words.Add(new PromptWord(start, end - start, _sentences.Count, marks));
        _isBreak = false;
        _isLine = false;
    }

    /// <summary>Ends the sentence, unless it has no word yet.</summary>
    private void EndSentence(bool isOpen, bool isQuestion = false)
    {
        if (_words.Count == _sentenceStart)
        {
            return;
        }

        _isAside = false;
        _inlineNumber = 0;
        var governor = _isItem ? _governor : -1;
        if (!_isItem)
        {
            _governor = _sentences.Count;
        }

        _sentences.Add(new PromptSentence(governor, _isItem, isOpen, isQuestion, _section));
        _sentenceStart = _words.Count;
    }

    /// <summary>A blank line ends the sentence, and so does a following list item. A line wrap does not.</summary>
    private int EndLine(int newline)
    {
        var next = newline + 1;
        var isBlank = false;
        while (next < _text.Length && char.IsWhiteSpace(_text[next]))
        {
            isBlank |= _text[next] == '\n';
            next++;
        }

        // After a list, a line without a bullet goes on with the last item where it is indented or begins in lower case.
        var endsList = _isItem && next == newline + 1 && next < _text.Length && char.IsUpper(_text[next]);
        if (isBlank || endsList || BulletLength(next) > 0 || IsHeading(next))
        {
            EndSentence(isOpen: true);
            _section++;
        }

        _isLine = true;
        return StartLine(next);
    }

    /// <summary>Records whether a line is a list item, and skips its bullet.</summary>
    private int StartLine(int start)
    {
        var bullet = BulletLength(start);
        if (_words.Count == _sentenceStart)
        {
            _isItem = bullet > 0;
        }

        return start + bullet;
    }

    private int BulletLength(int start)
    {
        if (start >= _text.Length - 1)
        {
            return 0;
        }

        if (_text[start] is '-' or '*' or '\u2022' or '+' or '\u2013' && _text[start + 1] == ' ')
        {
            return 2;
        }

        var end = start;
        while (end < _text.Length && end < start + 3 && char.IsDigit(_text[end]))
        {
            end++;
        }

        if (end == start || end >= _text.Length - 1)
        {
            return 0;
        }

        return _text[end] == '\u3001' ? end - start + 1 : _text[end] is '.' or ')' && _text[end + 1] == ' ' ? end - start + 2 : 0;
    }

    private bool IsHeading(int start) => start < _text.Length && _text[start] == '#';

    /// <summary>Whether a full stop belongs to an abbreviation and ends no sentence.</summary>
    private bool IsAbbreviation(int dot) =>
        _words.Count > _sentenceStart
        && _words[_words.Count - 1] is var word
        && word.Start + word.Length == dot
        && (IsOneOf(Abbreviations, word) || (IsOneOf(LastAbbreviations, word) && !IsCapitalAfter(dot)));

    private bool IsOneOf(string[] known, PromptWord word) =>
        known.Any(one => one.Length == word.Length && IsAt(word.Start, one, StringComparison.OrdinalIgnoreCase));

    private bool IsCapitalAfter(int dot) => dot + 2 < _text.Length && _text[dot + 1] == ' ' && char.IsUpper(_text[dot + 2]);

    /// <summary>Whether a full stop numbers an item within a line, after a colon or after the item before it: <c>tell: 1. the age 2. the height</c>.</summary>
    private bool IsInlineNumber(int dot)
    {
        if (_words.Count == _sentenceStart
            || _words[_words.Count - 1] is not { Length: 1 } word
            || word.Start + 1 != dot
            || _text[word.Start] != '1' + _inlineNumber
            || (_inlineNumber == 0 && !(word.Start > 1 && _text[word.Start - 1] == ' ' && _text[word.Start - 2] == ':')))
        {
            return false;
        }

        _inlineNumber++;
        return true;
    }

    private bool IsAt(int index, string word, StringComparison comparison = StringComparison.Ordinal) =>
        string.Compare(_text, index, word, 0, word.Length, comparison) == 0;

    /// <summary>Whether a hyphen joins a verb with a pronoun, as in <c>est-elle</c>.</summary>
    private bool JoinsPronoun(int hyphen)
    {
        if (_text[hyphen] != '-')
        {
            return false;
        }

        var end = hyphen + 1;
        while (end < _text.Length && end < hyphen + 7 && char.IsLetter(_text[end]))
        {
            end++;
        }

        return Pronouns.Any(known => known.Length == end - hyphen - 1 && IsAt(hyphen + 1, known, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsInside(int index) =>
        index > 0 && index + 1 < _text.Length && IsWordCharacter(_text[index - 1]) && IsWordCharacter(_text[index + 1]);

    /// <summary>Whether a character is of Chinese or Japanese, which put no spaces between words: each is a word until a grammar joins it.</summary>
    public static bool IsUnspaced(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or '\u3005';

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c);

    /// <summary>The characters inside a word: <c>gender-neutral</c>, <c>first_name</c>, <c>e.g</c>.</summary>
    private static bool IsJoint(char c) => c is '-' or '_' or '.' or '@';
}
