namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// A name <c>X</c>, or names by their beginning or end: <c>X*</c>, <c>*Y</c>, <c>X*Y</c>, and <c>X[.*]</c> for <c>X</c> and
/// what goes on after it with a dot.
/// </summary>
internal readonly struct NamePattern
{
    private const string AndBelow = "[.*]";

    private readonly string _start;
    private readonly string _end;
    private readonly Kind _kind;

    private NamePattern(Kind kind, string start, string end = "")
    {
        _kind = kind;
        _start = start;
        _end = end;
    }

    private enum Kind
    {
        Exact,
        ExactOrBelow,
        Wildcard,
    }

    public static NamePattern Parse(string pattern)
    {
        if (pattern.EndsWith(AndBelow, StringComparison.Ordinal))
        {
            return new NamePattern(Kind.ExactOrBelow, pattern.Substring(0, pattern.Length - AndBelow.Length));
        }

        var star = pattern.IndexOf('*');
        return star < 0
            ? new NamePattern(Kind.Exact, pattern)
            : new NamePattern(Kind.Wildcard, pattern.Substring(0, star), pattern.Substring(star + 1));
    }

    public bool Matches(string name) => _kind switch
    {
        Kind.Exact => name == _start,
        Kind.ExactOrBelow => name.StartsWith(_start, StringComparison.Ordinal)
            && (name.Length == _start.Length || name[_start.Length] == '.'),
        _ => name.Length >= _start.Length + _end.Length
            && name.StartsWith(_start, StringComparison.Ordinal) && name.EndsWith(_end, StringComparison.Ordinal),
    };
}

internal static class NamePatterns
{
    public static bool AnyMatches(this NamePattern[] patterns, string name)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(name))
            {
                return true;
            }
        }

        return false;
    }
}
