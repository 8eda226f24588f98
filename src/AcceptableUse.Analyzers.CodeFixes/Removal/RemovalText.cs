using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>
/// Removes nodes from a text. Editing the text and not the tree leaves everything else exactly as it is, with its comments and
/// directives, and merges overlapping changes.
/// </summary>
internal sealed class RemovalText
{
    private readonly SourceText _text;
    private readonly SyntaxNode _root;
    private readonly RemovalSet _removed;
    private readonly List<TextSpan> _spans = [];
    private readonly List<(int Position, string Text)> _insertions = [];

    private RemovalText(SourceText text, SyntaxNode root, RemovalSet removed)
    {
        _text = text;
        _root = root;
        _removed = removed;
    }

    /// <summary>The text without the nodes, or null if one contains a directive.</summary>
    public static SourceText? Without(RemovalSet removed, SyntaxNode root, SourceText text)
    {
        var removal = new RemovalText(text, root, removed);
        return removal.Collect() ? removal.Apply() : null;
    }

    private bool Collect()
    {
        foreach (var node in _removed.Nodes.Where(node => node.Parent is null || !_removed.Covers(node.Parent)))
        {
            if (HasDirectiveInside(node) || !Collect(node))
            {
                return false;
            }
        }

        foreach (var pair in _removed.Replaced.Where(pair => !_removed.Covers(pair.Key)))
        {
            if (HasDirectiveInside(pair.Key))
            {
                return false;
            }

            _spans.Add(TextSpan.FromBounds(pair.Key.SpanStart, pair.Value.SpanStart));
            _spans.Add(TextSpan.FromBounds(pair.Value.Span.End, pair.Key.Span.End));
        }

        return true;
    }

    private bool Collect(SyntaxNode node)
    {
        switch (node.Parent)
        {
            case BaseArgumentListSyntax list:
                return CollectItem(list.Arguments, node, list.GetFirstToken(), mayEndInSeparator: false);
            case CollectionExpressionSyntax collection:
                return CollectItem(collection.Elements, node, collection.OpenBracketToken, mayEndInSeparator: true);
            case InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } } initializer
                when initializer.Expressions.All(_removed.Covers):
                _spans.Add(TextSpan.FromBounds(arguments.Span.End, initializer.Span.End));
                return true;
            case InitializerExpressionSyntax initializer:
                return CollectItem(initializer.Expressions, node, initializer.OpenBraceToken, mayEndInSeparator: true);
            case VariableDeclarationSyntax declaration:
                return CollectItem(declaration.Variables, node, declaration.Type.GetLastToken(), mayEndInSeparator: false);
            case IfStatementSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax
                or DoStatementSyntax or UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax
                or LabeledStatementSyntax when node is StatementSyntax:
                // These statements need a body.
                _spans.Add(node.Span);
                _insertions.Add((node.SpanStart, "{ }"));
                return true;
            default:
                CollectLines(node);
                return true;
        }
    }

    /// <summary>Removes an item of a list, with the separator that becomes superfluous.</summary>
    private bool CollectItem<T>(SeparatedSyntaxList<T> list, SyntaxNode item, SyntaxToken open, bool mayEndInSeparator)
        where T : SyntaxNode
    {
        var index = 0;
        while (list[index] != item)
        {
            index++;
        }

        var isLast = list.Skip(index).All(_removed.Covers);
        var hasDirectives = list.Any(other => other.ContainsDirectives);
        if (hasDirectives && !mayEndInSeparator)
        {
            return false;
        }

        var separator = index < list.SeparatorCount ? list.GetSeparator(index) : default;
        var end = separator.RawKind != 0 ? separator.Span.End : item.Span.End;
        var lines = LinesOf(TextSpan.FromBounds(item.SpanStart, end));
        if (lines is { } whole)
        {
            _spans.Add(whole);
        }
        else if (!isLast && separator.RawKind != 0)
        {
            // Up to the next item, unless there is a comment between.
            var next = list[index + 1].SpanStart;
            _spans.Add(IsBlank(end, next) ? TextSpan.FromBounds(item.SpanStart, next) : TextSpan.FromBounds(item.SpanStart, end));
        }
        else
        {
            var before = index > 0 ? list.GetSeparator(index - 1).Span.End : open.Span.End;
            _spans.Add(TextSpan.FromBounds(IsBlank(before, item.SpanStart) ? before : item.SpanStart, end));
        }

        // The last remaining item keeps its separator only if the list ended in one.
        var lastKept = list.LastOrDefault(other => !_removed.Covers(other));
        if (isLast && lastKept is not null && list.SeparatorCount < list.Count && !hasDirectives)
        {
            _spans.Add(list.GetSeparator(list.IndexOf(lastKept)).Span);
        }

        return true;
    }

    /// <summary>Removes a statement or member with its lines.</summary>
    private void CollectLines(SyntaxNode node)
    {
        var documentation = node.GetLeadingTrivia()
            .FirstOrDefault(trivia => trivia.HasStructure && trivia.GetStructure() is DocumentationCommentTriviaSyntax);
        var start = documentation.RawKind != 0 ? documentation.FullSpan.Start : node.SpanStart;
        if (LinesOf(TextSpan.FromBounds(start, node.Span.End)) is not { } lines)
        {
            var end = node.Span.End;
            while (end < _text.Length && _text[end] == ' ')
            {
                end++;
            }

            _spans.Add(TextSpan.FromBounds(end < _text.Length && _text[end] is '\r' or '\n' ? TrimBefore(start) : start, end));
            return;
        }

        _spans.Add(lines);
    }

    private int TrimBefore(int position)
    {
        while (position > 0 && _text[position - 1] == ' ')
        {
            position--;
        }

        return position;
    }

    /// <summary>The lines of a span if they contain nothing else, except a comment after it; otherwise null.</summary>
    private TextSpan? LinesOf(TextSpan span)
    {
        var first = _text.Lines.GetLineFromPosition(span.Start);
        var last = _text.Lines.GetLineFromPosition(span.End);
        var rest = _text.ToString(TextSpan.FromBounds(span.End, last.End)).Trim();
        return IsBlank(first.Start, span.Start) && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal))
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : null;
    }

    private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(start, end)));

    private static bool HasDirectiveInside(SyntaxNode node) =>
        node.ContainsDirectives && node.DescendantTrivia().Any(trivia => trivia.IsDirective && node.Span.Contains(trivia.Span));

    private SourceText Apply()
    {
        var changes = new List<TextChange>();
        foreach (var span in Merged())
        {
            var insertion = string.Concat(
                _insertions.Where(added => added.Position >= span.Start && added.Position < span.End).Select(added => added.Text));
            changes.Add(new TextChange(insertion.Length == 0 ? WithBlankLine(span) : span, insertion));
        }

        return _text.WithChanges(changes);
    }

    /// <summary>Extends removed lines between blank lines or braces by one of the blank lines.</summary>
    private TextSpan WithBlankLine(TextSpan span)
    {
        var first = _text.Lines.GetLineFromPosition(span.Start);
        var next = _text.Lines.GetLineFromPosition(span.End);
        if (first.Start != span.Start || next.Start != span.End || first.LineNumber == 0)
        {
            return span;
        }

        var before = _text.Lines[first.LineNumber - 1];
        var (above, below) = (before.ToString().Trim(), next.ToString().Trim());
        return below.Length == 0 && (above.Length == 0 || above.EndsWith("{", StringComparison.Ordinal))
            ? TextSpan.FromBounds(span.Start, next.EndIncludingLineBreak)
            : above.Length == 0 && below.StartsWith("}", StringComparison.Ordinal) ? TextSpan.FromBounds(before.Start, span.End) : span;
    }

    private IEnumerable<TextSpan> Merged()
    {
        TextSpan? current = null;
        foreach (var span in _spans.Where(span => !span.IsEmpty).OrderBy(span => span.Start).ThenBy(span => span.End))
        {
            if (current is { } open && span.Start <= open.End)
            {
                current = TextSpan.FromBounds(open.Start, Math.Max(open.End, span.End));
                continue;
            }

            if (current is { } done)
            {
                yield return done;
            }

            current = span;
        }

        if (current is { } last)
        {
            yield return last;
        }
    }
}
