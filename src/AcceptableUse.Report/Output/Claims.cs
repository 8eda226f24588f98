namespace AcceptableUse.Report.Output;

/// <summary>What a report does not claim, whatever is in it.</summary>
internal static class Claims
{
    public static IReadOnlyList<string> All { get; } =
    [
        "This is not legal advice. A page without findings does not mean that a use is allowed, and a finding does not mean that it is "
            + "unlawful.",
        "Not every wording is equally certain. A is the publisher’s own text, B the publisher’s words in a parallel document, C a "
            + "quotation by a third party, D a paraphrase or the news, E an inference. Only the publisher’s live text counts.",
        "The tags are believed. Code does not show who the customer is or whether people consented.",
        "An exception is shown as it was written. Nobody has checked here whether its reason is good.",
        "The analyzer does not look at pictures. It judges what a call can do with an image, not whether the image shows a face.",
        "It reads C# and known libraries. Where media leaves the code that it can follow, it may report nothing.",
        "A severity of none and NoWarn leave no trace in a log. Strict projects refuse them.",
    ];
}
