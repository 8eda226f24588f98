using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>
/// Which words a text may hold, as a Bloom filter: it never denies a word that is there, and now and then allows one that
/// is not. To ask it takes no search, so that a name can be looked for in each file of a project.
/// </summary>
internal sealed class IdentifierFilter
{
    private const int LeastBits = 512;
    private const uint FnvStart = 2166136261;
    private const uint FnvPrime = 16777619;
    private const uint Spread = 2654435769;

    private static readonly uint OfImplicitCreation = HashOf(SyntaxIndex.ImplicitCreation);

    private readonly ulong[] _bits;

    private IdentifierFilter(int bits) => _bits = new ulong[bits / 64];

    /// <summary>The filter of a source text: its words, and <see cref="SyntaxIndex.ImplicitCreation"/> where one may stand.</summary>
    public static IdentifierFilter Of(string text)
    {
        // A bit for each character leaves more than nine of ten unset.
        var bits = LeastBits;
        while (bits < text.Length)
        {
            bits *= 2;
        }

        var filter = new IdentifierFilter(bits);
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            var hash = FnvStart;
            for (; i < text.Length && IsPartOfWord(text[i]); i++)
            {
                hash = (hash ^ text[i]) * FnvPrime;
            }

            if (i == start)
            {
                i++;
                continue;
            }

            filter.Add(hash);
            if (IsCreationWord(text, start, i - start) && MayOpenArguments(text, i))
            {
                filter.Add(OfImplicitCreation);
            }
        }

        return filter;
    }

    /// <summary>What <see cref="MayHoldAny"/> takes for a word.</summary>
    public static uint HashOf(string word)
    {
        var hash = FnvStart;
        foreach (var character in word)
        {
            hash = (hash ^ character) * FnvPrime;
        }

        return hash;
    }

    /// <summary>Whether any of the words with these hashes may stand in the text.</summary>
    public bool MayHoldAny(uint[] hashes)
    {
        foreach (var hash in hashes)
        {
            if (IsSet(hash) && IsSet(hash * Spread >> 8))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(uint hash)
    {
        Set(hash);
        Set(hash * Spread >> 8);
    }

    private bool IsSet(uint position) => (_bits[position / 64 % (uint)_bits.Length] & (1UL << (int)(position % 64))) != 0;

    private void Set(uint position) => _bits[position / 64 % (uint)_bits.Length] |= 1UL << (int)(position % 64);

    private static bool IsPartOfWord(char character) => character < 128
        ? character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
        : SyntaxFacts.IsIdentifierPartCharacter(character);

    private static bool IsCreationWord(string text, int start, int length) => length switch
    {
        3 => string.CompareOrdinal(text, start, "new", 0, 3) == 0,
        4 => string.CompareOrdinal(text, start, "base", 0, 4) == 0 || string.CompareOrdinal(text, start, "this", 0, 4) == 0,
        _ => false,
    };

    /// <summary>Whether arguments may follow; a comment or a directive can stand before them.</summary>
    private static bool MayOpenArguments(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length && text[at] is '(' or '/' or '#';
    }
}
