using System.Globalization;
using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.Suppressions;
using AcceptableUse.Report.Logs;

namespace AcceptableUse.Report.Findings;

/// <summary>Why a finding does not count, in the words of whoever decided it.</summary>
/// <param name="Justification">The words, or null for a pragma, which has no place for any.</param>
/// <param name="Reference">Where the decision is recorded, if the words say so.</param>
/// <param name="ApprovedBy">Who made it, if the words say so.</param>
/// <param name="Until">Until when it holds, as the words say it.</param>
/// <param name="Ends">The last day on which it holds, if they name one in the form 2027-06-30.</param>
internal sealed partial record ExceptionOnRecord(
    string? Justification, string? Reference, string? ApprovedBy, string? Until, DateOnly? Ends)
{
    /// <summary>Whether it has ended before a day.</summary>
    public bool IsExpiredOn(DateOnly day) => Ends < day;

    /// <summary>Reads the suppressions of a result; null if none of them holds.</summary>
    public static ExceptionOnRecord? Of(IEnumerable<SarifSuppression?>? suppressions)
    {
        // A suppression without a status is accepted; a reviewer can have rejected one, or still think about it.
        var accepted = suppressions?.OfType<SarifSuppression>()
            .Where(suppression => suppression.Status is null or "accepted")
            .ToList() ?? [];
        return accepted.Count == 0
            ? null
            : Of(accepted.FirstOrDefault(suppression => !string.IsNullOrWhiteSpace(suppression.Justification)));
    }

    private static ExceptionOnRecord Of(SarifSuppression? justified)
    {
        if (justified?.Justification is not { } text)
        {
            return new ExceptionOnRecord(null, null, null, null, null);
        }

        var fields = Analyzers.Suppressions.Justification.FieldsOf(text);
        var until = Value("until");
        return new ExceptionOnRecord(text.Trim(), Value("reference"), Value("approved by"), until, DayIn(until));

        string? Value(string field) =>
            fields.Where(one => one.Field == field).Select(one => one.Value.Trim()).FirstOrDefault(value => value.Length > 0);
    }

    private static DateOnly? DayIn(string? text) =>
        text is not null
        && DateOnly.TryParseExact(Day().Match(text).Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex Day();
}
