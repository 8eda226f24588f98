using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Deployment;

/// <summary>The allowed words of tags, and the one that a misspelt word resembles.</summary>
internal static class TagVocabulary
{
    public static readonly ImmutableArray<(string Word, Deployments Value)> Deployment = ImmutableArray.Create(
        ("law-enforcement", Deployments.LawEnforcement),
        ("real-time-surveillance", Deployments.RealTimeSurveillance),
        ("none", Deployments.None));

    public static readonly ImmutableArray<(string Word, Cameras Value)> Camera = ImmutableArray.Create(
        ("body-worn", Cameras.BodyWorn),
        ("dash", Cameras.Dash),
        ("mobile", Cameras.Mobile),
        ("drone", Cameras.Drone),
        ("fixed", Cameras.Fixed));

    /// <summary>Whether free text can refer to a document. Taken as consent, a placeholder would lift a clause.</summary>
    public static bool IsReference(string text) => !Placeholder.Is(text);

    /// <summary>Splits a list, without empty items and without blanks around items.</summary>
    public static IEnumerable<string> Items(string list) =>
        list.Split(',', ';', '|').Select(item => item.Trim()).Where(item => item.Length > 0);

    /// <summary>The allowed word that a misspelt one resembles, or null if none is similar.</summary>
    public static string? Nearest(string word, IEnumerable<string> allowed)
    {
        // No longer word resembles an allowed one; the bound also keeps the work linear in the length of the tag.
        const int LongestMisspelling = 40;
        if (word.Length > LongestMisspelling)
        {
            return null;
        }

        var letters = Letters(word);
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in allowed)
        {
            var distance = Difference(letters, Letters(candidate));
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return least == int.MaxValue ? null : nearest;
    }

    /// <summary>Whether a name differs from another in a few letters only; blanks, dots, dashes and underscores don't count.</summary>
    public static bool IsSlipOf(string name, string other)
    {
        const int MaxLetters = 3;
        var (letters, others) = (Letters(name), Letters(other));
        return Math.Abs(letters.Length - others.Length) <= MaxLetters && EditDistance(letters, others) <= MaxLetters;
    }

    /// <summary>The letters in lower case, so that case and separators, as in <c>Law_Enforcement</c>, are no difference.</summary>
    public static string Letters(string word) => new([.. word.Where(char.IsLetter).Select(char.ToLowerInvariant)]);

    /// <summary>The distance of a word from a candidate, or <see cref="int.MaxValue"/> if they are not similar.</summary>
    private static int Difference(string word, string candidate)
    {
        const int ShortestPart = 4;
        if (word.Length >= ShortestPart && (candidate.Contains(word) || word.Contains(candidate)))
        {
            return Math.Abs(word.Length - candidate.Length) == 0 ? 0 : 1;
        }

        var distance = EditDistance(word, candidate);
        return distance <= Math.Max(word.Length, candidate.Length) / 3 ? distance : int.MaxValue;
    }

    private static int EditDistance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
