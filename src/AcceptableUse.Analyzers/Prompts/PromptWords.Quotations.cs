namespace AcceptableUse.Analyzers.Prompts;

/// <summary>Quotations, and the names of fields with and without quotation marks.</summary>
internal sealed partial class PromptWords
{
    private const int MaxQuotedLength = 600;
    private const int MaxSingleQuotedLength = 120;

    private void Quote(int open, char quote)
    {
        if (open <= _quotedUntil || open <= _namedUntil)
        {
            return;
        }

        int end;
        if (quote == '"' && ReadsJson(open, out end))
        {
            return;
        }

        if (quote == '<')
        {
            end = IsAt(open, "<example") && !_hasUnendedExample ? _text.IndexOf("</example", open, StringComparison.Ordinal) : -1;
            _hasUnendedExample |= end < 0 && IsAt(open, "<example");
        }
        else if (quote == '`' && IsAt(open, "```"))
        {
            end = open + 3 < _text.Length ? _text.IndexOf("```", open + 3, StringComparison.Ordinal) : -1;
        }
        else if (quote is '\'' or '\u2018')
        {
            end = EndOfSingleQuote(open);
        }
        else
        {
            end = _text.IndexOfAny(ClosersOf(quote), open + 1, Math.Min(MaxQuotedLength, _text.Length - open - 1));
        }

        if (IsSingleWord(open + 1, end))
        {
            _namedUntil = end;
        }
        else
        {
            _quotedUntil = Math.Max(_quotedUntil, end);
        }
    }

    private bool IsSingleWord(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetter(_text[i]) || IsUnspaced(_text[i]))
            {
                return false;
            }
        }

        return end > start;
    }

    /// <summary>What ends a quotation. German closes „ with “, Polish and Dutch with ”.</summary>
    private static char[] ClosersOf(char quote) => quote switch
    {
        '\u201C' => ['\u201D'],
        '\u201E' => ['\u201C', '\u201D'],
        '\u00AB' => ['\u00BB'],
        '\u300C' => ['\u300D'],
        '\u300E' => ['\u300F'],
        _ => [quote],
    };

    /// <summary>Whether a quotation mark opens the key of a JSON object or its value, which describes the answer and quotes nobody.</summary>
    private bool ReadsJson(int open, out int end)
    {
        end = _text.IndexOf('"', open + 1, Math.Min(MaxQuotedLength, _text.Length - open - 1));
        var closes = open <= _keyUntil || open <= _valueUntil;
        if (end < 0 || closes)
        {
            return closes;
        }

        if (open == _valueOfKey)
        {
            _valueUntil = end;
            return true;
        }

        var next = end + 1;
        while (next < _text.Length && next < end + 3 && _text[next] == ' ')
        {
            next++;
        }

        if (IsIdentifier(open + 1, end) || (next < _text.Length && _text[next] == '(' && IsSingleWord(open + 1, end)))
        {
            _keyUntil = end;
        }

        if (next >= _text.Length || _text[next] != ':' || end == open + 1
            || (_text.IndexOf(' ', open, end - open) >= 0 && !OpensJson(open)))
        {
            return _keyUntil == end;
        }

        _keyUntil = end;
        next++;
        while (next < _text.Length && next < end + 6 && _text[next] == ' ')
        {
            next++;
        }

        _valueOfKey = next;
        return true;
    }

    /// <summary>Whether a quotation or a word is the name of a field, wherever it stands: several words that no space separates.</summary>
    /// <param name="needsUnderscore">A capital letter inside a word joins no words: <c>YouTube</c>.</param>
    private bool IsIdentifier(int start, int end, bool needsUnderscore = false)
    {
        var hasWords = false;
        for (var i = start; i < end; i++)
        {
            if (!IsWordCharacter(_text[i]) && _text[i] != '_')
            {
                return false;
            }

            hasWords |= i > start && (_text[i] == '_' || (!needsUnderscore && char.IsUpper(_text[i]) && char.IsLower(_text[i - 1])));
        }

        return hasWords;
    }

    /// <summary>
    /// Whether a word without quotation marks is the name of a field: <c>person_mood</c>, <c>hasBeard</c>. A placeholder
    /// (<c>{person_mood}</c>), a path and a call name none.
    /// </summary>
    private bool NamesField(int start, int end)
    {
        var before = start > 0 ? _text[start - 1] : ' ';
        var after = end < _text.Length ? _text[end] : ' ';
        return IsIdentifier(start, end, needsUnderscore: char.IsUpper(_text[start]))
            && before is not ('/' or '\\' or '$' or '<' or '%' or '@' or '#')
            && after is not ('/' or '\\' or '(')
            && (before, after) is not (('{', '}') or ('[', ']'));
    }

    /// <summary>Whether what precedes a quotation mark can only precede a key: the beginning, a brace, a comma or a new line.</summary>
    private bool OpensJson(int quote)
    {
        var before = quote - 1;
        while (before >= 0 && before > quote - 20 && _text[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || _text[before] is '{' or ',' or '\n' or '\r';
    }

    /// <summary>An apostrophe opens a quotation only before a word, and closes it only after one.</summary>
    private int EndOfSingleQuote(int open)
    {
        if ((open > 0 && IsWordCharacter(_text[open - 1])) || open + 1 >= _text.Length || !IsWordCharacter(_text[open + 1]))
        {
            return -1;
        }

        var last = Math.Min(_text.Length, open + MaxSingleQuotedLength);
        for (var i = open + 2; i < last; i++)
        {
            if (_text[i] is '\'' or '\u2019' && (i + 1 == _text.Length || !IsWordCharacter(_text[i + 1])))
            {
                return i;
            }
        }

        return -1;
    }
}
