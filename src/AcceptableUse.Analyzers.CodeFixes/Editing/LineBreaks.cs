using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

internal static class LineBreaks
{
    /// <summary>The line break of a text: the first one, or <c>\n</c> if there is none.</summary>
    public static string NewLine(this SourceText text)
    {
        var first = text.Lines[0];
        return first.End == first.EndIncludingLineBreak ? "\n" : text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
    }
}
