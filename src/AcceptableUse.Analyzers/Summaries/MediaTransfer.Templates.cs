using System.Globalization;
using System.Text;
using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Texts with places that a call of <see cref="string"/> fills.</summary>
internal sealed partial class MediaTransfer
{
    /// <summary>
    /// What <c>Format</c>, <c>Replace</c> and <c>Join</c> make of the texts that they are given; null where these are not known, or for
    /// any other method.
    /// </summary>
    private Value? FillTemplate(IOperation call, IMethodSymbol method, Value receiver, Argument[] arguments)
    {
        if (method.ContainingType?.SpecialType != SpecialType.System_String
            || method.Name is not (nameof(string.Format) or nameof(string.Replace) or nameof(string.Join)))
        {
            return null;
        }

        // Named arguments may stand in any order.
        Argument[] given = [.. arguments.OrderBy(argument => argument.Parameter?.Ordinal)];
        return method.Name switch
        {
            nameof(string.Format) => Format(call.Syntax, given),
            nameof(string.Join) => Join(given),
            _ => given.Length < 2 ? null : Replace(call.Syntax, PayloadOf(receiver), PayloadOf(given[0].Value), PayloadOf(given[1].Value)),
        };
    }

    /// <summary>Fills <c>{0}</c> and the like.</summary>
    private Value? Format(SyntaxNode call, Argument[] arguments)
    {
        var template = Array.FindIndex(arguments, argument => argument.Parameter is { Name: "format", Type.SpecialType: SpecialType.System_String });
        if (template < 0)
        {
            return null;
        }

        var given = arguments.Skip(template + 1).Select(argument => PayloadOf(argument.Value)).ToList();
        var isArray = given.Count == 1 && arguments[template + 1].Parameter is { Type.TypeKind: TypeKind.Array };
        var filled = FillAll(call, PayloadOf(arguments[template].Value), text => FormatParts(text, At));

        // Which element of an array fills which place is not known.
        return isArray ? filled?.Union(given[0]) : filled;

        Value At(int place) => !isArray && place < given.Count ? given[place] : Value.Empty;
    }

    /// <summary>The parts of a format with its places filled, or null where it is none.</summary>
    private static List<Value>? FormatParts(string format, Func<int, Value> at)
    {
        var parts = new List<Value>();
        var written = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var isBrace = format[i] is '{' or '}';
            if (!isBrace || (i + 1 < format.Length && format[i + 1] == format[i]))
            {
                written.Append(format[i]);
                i += isBrace ? 1 : 0;
                continue;
            }

            var start = i + 1;

            var end = format.IndexOf('}', start);
            var digits = start;
            while (digits < end && format[digits] is >= '0' and <= '9')
            {
                digits++;
            }

            if (format[i] == '}' || digits == start || digits - start > 2 || format[digits] is not ('}' or ',' or ':') || parts.Count >= 2 * Limits.MaxPlaces)
            {
                return null;
            }

            parts.Add(Value.Of(new TextValue(written.ToString())));
            parts.Add(at(int.Parse(format.Substring(start, digits - start), NumberStyles.None, CultureInfo.InvariantCulture)));
            written.Clear();
            i = end;
        }

        parts.Add(Value.Of(new TextValue(written.ToString())));
        return parts;
    }

    /// <summary>Puts something in the places of a text.</summary>
    private static Value? Replace(SyntaxNode call, Value template, Value place, Value by)
    {
        if (place.Count != 1 || place.OfType<TextValue>().FirstOrDefault() is not { Text.Length: > 0 } old)
        {
            return null;
        }

        return FillAll(
            call,
            template,
            text =>
            {
                var pieces = text.Split([old.Text], StringSplitOptions.None);
                return by.Count == 1 && by.OfType<TextValue>().FirstOrDefault() is { } known
                    ? [Value.Of(new TextValue(string.Join(known.Text, pieces)))]
                    : pieces.Length > Limits.MaxPlaces ? null
                    : [.. pieces.SelectMany((piece, i) => i == 0 ? [Value.Of(new TextValue(piece))] : new[] { by, Value.Of(new TextValue(piece)) })];
            });
    }

    /// <summary>
    /// Each text of a template with its places filled, and whatever else the template may be; null where no text is known, or one is
    /// no template.
    /// </summary>
    private static Value? FillAll(SyntaxNode call, Value template, Func<string, List<Value>?> partsOf)
    {
        var filled = template.Where(fact => fact is not TextValue);
        if (filled.Count == template.Count)
        {
            return null;
        }

        foreach (var text in template.OfType<TextValue>())
        {
            if (partsOf(text.Text) is not { } parts)
            {
                return null;
            }

            filled = filled.Union(Concatenate(parts, text.Origin ?? call));
        }

        return filled;
    }

    /// <summary>Of elements of which nothing is known, what stands between them says nothing.</summary>
    private Value? Join(Argument[] arguments)
    {
        var isKnown = arguments.Skip(1).Any(argument => !PayloadOf(argument.Value).IsEmpty);
        return isKnown ? null : Value.Of(UnknownValue.Instance);
    }
}
