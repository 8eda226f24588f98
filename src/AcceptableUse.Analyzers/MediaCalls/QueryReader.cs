using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using static AcceptableUse.Analyzers.ProjectSearch.TextSearch;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>
/// What the query of an address asks for. Its parameters stand in the address, or apart from it: in a collection that became the
/// query, among the arguments of a builder.
/// </summary>
/// <param name="address">The address of the request.</param>
/// <param name="pieces">All texts that belong to it.</param>
internal sealed class QueryReader(string address, IReadOnlyCollection<string> pieces)
{
    private static readonly char[] Separators = ['&', '=', ',', ';', '?', ' ', '+'];

    private readonly Lazy<HashSet<string>> _words = new(() => new(
        pieces.Append(address)
            .Select(piece => piece.IndexOf("://", StringComparison.Ordinal) < 0 ? piece : QueryOf(piece))
            .SelectMany(piece => piece.Split(Separators)),
        StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the address asks for a feature: where it has a parameter, within its value alone. The name of a resource asks nothing.</summary>
    /// <param name="all">The features of the request, among them those that the same parameters ask for.</param>
    public bool Asks(RequestFeature feature, IEnumerable<RequestFeature> all)
    {
        if (feature.Parameters.Length == 0)
        {
            return pieces.Append(address).Any(text => Contains(text, feature.Word)) || _words.Value.Contains(feature.Word.TrimEnd('='));
        }

        var isGiven = false;
        foreach (var parameter in feature.Parameters)
        {
            foreach (var value in ValuesOf(parameter))
            {
                isGiven = true;
                if (Contains(value, feature.Word) || (feature.IsAssumed && IsOpen(value)))
                {
                    return true;
                }
            }

            // The parameter stands apart from its value.
            if (!isGiven && _words.Value.Contains(parameter))
            {
                isGiven = true;
                if (_words.Value.Contains(feature.Word))
                {
                    return true;
                }

                if (feature.IsAssumed
                    && !all.Any(other => Array.IndexOf(other.Parameters, parameter) >= 0 && _words.Value.Contains(other.Word)))
                {
                    return true;
                }
            }
        }

        // Parameters whose names are not known either.
        return !isGiven && feature.IsAssumed && Array.Exists(QueryOf(address).Split('&'), part => part.Length > 0 && part[0] == TextValue.Hole);
    }

    /// <summary>The values of a parameter that stand behind its name; empty where the rest is not known.</summary>
    private IEnumerable<string> ValuesOf(string parameter)
    {
        foreach (var text in pieces.Append(address).Distinct())
        {
            var start = text.IndexOf(parameter + "=", StringComparison.OrdinalIgnoreCase);
            if (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            {
                continue;
            }

            if (start >= 0)
            {
                start += parameter.Length + 1;
                var end = text.IndexOf('&', start);
                yield return text.Substring(start, (end < 0 ? text.Length : end) - start);
            }
        }
    }

    /// <summary>Whether something of a text is decided at run time.</summary>
    private static bool IsOpen(string value) => value.Length == 0 || value.IndexOf(TextValue.Hole) >= 0;

    private static string QueryOf(string address) =>
        address.IndexOf('?') is >= 0 and var start ? address.Substring(start + 1) : "";
}
