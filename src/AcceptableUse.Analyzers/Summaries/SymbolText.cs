using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>What attributes tell a model of a property, a function or a parameter.</summary>
internal static class SymbolText
{
    private const int MaxDescription = 300;

    /// <summary>Its name and what describes it, as a field of a JSON object.</summary>
    public static string Field(string name, string description) => $"\"{name.Replace('"', ' ')}\": \"{description}\"; ";

    /// <summary>Its description; that of a positional record stands at the parameter.</summary>
    public static string DescriptionOf(ISymbol symbol)
    {
        var text = FirstTextOf(symbol, "DescriptionAttribute");
        if (text is null && symbol is IPropertySymbol { ContainingType.IsRecord: true } property)
        {
            text = property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .Where(parameter => parameter.Name == property.Name)
                .Select(parameter => FirstTextOf(parameter, "DescriptionAttribute"))
                .FirstOrDefault(found => found is not null);
        }

        return text is null ? "" : Unquoted(text);
    }

    /// <summary>The first argument of an attribute that is a text, or null.</summary>
    public static string? FirstTextOf(ISymbol symbol, string attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute
                && !data.ConstructorArguments.IsEmpty
                && data.ConstructorArguments[0].Value is string text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A text as the value of a field: short, in one line, and without quotation marks.</summary>
    public static string Unquoted(string text) =>
        text.Substring(0, Math.Min(text.Length, MaxDescription)).Replace('"', ' ').Replace('\n', ' ');
}
