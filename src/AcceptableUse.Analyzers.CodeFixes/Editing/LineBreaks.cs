using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

internal static class LineBreaks
{
    /// <summary>What ends the lines of a text: what ends its first one, and <c>\n</c> where there is none.</summary>
    public static string NewLine(this SourceText text)
    {
        var first = text.Lines[0];
        return first.End == first.EndIncludingLineBreak ? "\n" : text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
    }
}
