using System.Text;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>The address and the headers of a call whose route stands in attributes.</summary>
internal static class RouteTexts
{
    /// <summary>The texts, in which a hole stands for what is decided at run time; none where the member has no route.</summary>
    public static IEnumerable<string> Of(SinkCall call, InputResolver resolver)
    {
        if (call.Sink.Route is not { } route)
        {
            yield break;
        }

        var address = new StringBuilder(WithHoles(route.Path));
        var separator = route.Path.IndexOf('?') < 0 ? '?' : '&';
        foreach (var (parameter, name) in route.Query)
        {
            if (call.Arguments.TryGetValue(parameter, out var argument) && !argument.IsNull)
            {
                var values = resolver.Resolve(argument.Value.Words).OfType<TextValue>().Select(text => text.Text).ToList();
                address.Append(separator).Append(name).Append('=');
                address.Append(values.Count == 0 ? TextValue.Hole.ToString() : string.Join(",", values));
                separator = '&';
            }
        }

        yield return address.ToString();
        foreach (var header in route.Headers)
        {
            yield return header;
        }
    }

    private static string WithHoles(string path)
    {
        var text = new StringBuilder();
        var isParameter = false;
        foreach (var c in path)
        {
            if (c == '{')
            {
                text.Append(TextValue.Hole);
            }

            isParameter = c == '{' || (isParameter && c != '}');
            if (!isParameter && c != '}')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}
