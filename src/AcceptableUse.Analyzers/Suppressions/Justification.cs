using System.Collections.Immutable;
using AcceptableUse.Analyzers.Deployment;

namespace AcceptableUse.Analyzers.Suppressions;

/// <summary>Why a rule does not apply at a place, as free text or as the template that the fix writes.</summary>
internal static class Justification
{
    /// <summary>What the fix writes, to be filled in.</summary>
    public const string Template = "reference: ; approved by: ; until: ";

    private static readonly ImmutableArray<string> Fields = ImmutableArray.Create("reference", "approved by", "until");

    /// <summary>What is to be done about a text that is no justification, as the end of a message; null for one that says something.</summary>
    public static string? MissingIn(string text)
    {
        if (Placeholder.Is(text))
        {
            return "say why the rule does not apply here and where that decision is recorded";
        }

        var blank = IsLabelsOnly(text) ? Fields : BlankFieldsOf(text);
        return blank.IsEmpty ? null : $"fill in {List(blank)}";
    }

    /// <summary>The fields of the template that a text names, each with what stands behind it, in the order of the text.</summary>
    public static ImmutableArray<(string Field, string Value)> FieldsOf(string text)
    {
        var labels = LabelsIn(text);
        return ImmutableArray.CreateRange(labels.Select((label, index) =>
        {
            var end = index + 1 < labels.Count ? labels[index + 1].Start : text.Length;
            return (label.Field, text.Substring(label.End, end - label.End).TrimStart().Split(';', '\n')[0]);
        }));
    }

    /// <summary>The names of the fields with nothing between them but punctuation.</summary>
    private static bool IsLabelsOnly(string text) =>
        Fields.Aggregate(Placeholder.LettersOf(text), (letters, field) => letters.Replace(Placeholder.LettersOf(field), "")).Length == 0;

    /// <summary>The fields that stand in the text with nothing behind them, at no place where they stand.</summary>
    private static ImmutableArray<string> BlankFieldsOf(string text) => ImmutableArray.CreateRange(FieldsOf(text)
        .GroupBy(field => field.Field, field => field.Value)
        .Where(field => field.All(Placeholder.Is))
        .Select(field => field.Key));

    /// <summary>Where fields are named, each with a colon or an equals sign behind it, in the order of the text.</summary>
    private static List<(string Field, int Start, int End)> LabelsIn(string text)
    {
        var labels = new List<(string Field, int Start, int End)>();
        for (var start = 0; start < text.Length; start++)
        {
            if (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            {
                continue;
            }

            foreach (var field in Fields)
            {
                if (EndOfLabel(text, start, field) is { } end)
                {
                    labels.Add((field, start, end));
                    start = end - 1;
                    break;
                }
            }
        }

        return labels;
    }

    /// <summary>Where a label ends that begins here, its colon included; null if none begins here. A blank in it stands for any number.</summary>
    private static int? EndOfLabel(string text, int start, string field)
    {
        var at = start;
        foreach (var letter in field)
        {
            if (at >= text.Length || (letter == ' ' ? !char.IsWhiteSpace(text[at]) : char.ToLowerInvariant(text[at]) != letter))
            {
                return null;
            }

            at = letter == ' ' ? AfterBlanks(text, at) : at + 1;
        }

        at = AfterBlanks(text, at);
        return at < text.Length && text[at] is ':' or '=' ? at + 1 : null;
    }

    private static int AfterBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string List(ImmutableArray<string> fields)
    {
        var quoted = fields.Select(field => $"'{field}'").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} and {quoted[quoted.Count - 1]}";
    }
}
