using System.Runtime.CompilerServices;
using System.Text;
using AcceptableUse.Analyzers.Prompts;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>What a type asks of a model that answers in it: the names and descriptions of its properties, read as a text.</summary>
/// <remarks>A type that is also a table or a form, by the attributes on it, says nothing: a person filled it in.</remarks>
internal sealed class AnswerSchema
{
    private const int MaxDepth = 4;
    private const int MaxFields = 100;
    private const int MaxDescription = 300;

    private static readonly ConditionalWeakTable<ITypeSymbol, AnswerSchema> Schemas = new();

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, ISymbol Symbol)> _fields = [];
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private bool _isFilledIn;

    private AnswerSchema(ITypeSymbol type)
    {
        AddType(type, depth: 0);
        Reading = _isFilledIn ? PromptReading.Nothing : PromptReading.Of(_text.ToString());
    }

    /// <summary>What the fields ask for.</summary>
    public PromptReading Reading { get; }

    /// <summary>The schema of a type, made once.</summary>
    public static AnswerSchema Of(ITypeSymbol type) => Schemas.GetValue(type, static made => new AnswerSchema(made));

    /// <summary>The property, type or enum that a phrase of the reading stands in.</summary>
    public ISymbol SymbolAt(PromptPhrase phrase) => _fields.FindLast(field => field.Start <= phrase.Start).Symbol;

    private void AddType(ITypeSymbol type, int depth)
    {
        if (type is IArrayTypeSymbol array)
        {
            AddType(array.ElementType, depth);
            return;
        }

        if (type is not INamedTypeSymbol named || depth > MaxDepth || !_seen.Add(type))
        {
            return;
        }

        foreach (var argument in named.TypeArguments)
        {
            AddType(argument, depth);
        }

        if (named.Locations.Any(location => location.IsInSource))
        {
            AddFields(named, depth);
        }
    }

    private void AddFields(INamedTypeSymbol type, int depth)
    {
        _isFilledIn |= IsFilledIn(type);
        var members = type.GetMembers();
        if (type.TypeKind == TypeKind.Enum)
        {
            Add(type.Name, string.Join(" ", members.OfType<IFieldSymbol>().Take(MaxFields).Select(member => member.Name)), type);
            return;
        }

        Add(type.Name, DescriptionOf(type), type);
        foreach (var property in members.OfType<IPropertySymbol>())
        {
            if (_fields.Count >= MaxFields)
            {
                return;
            }

            if (property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false })
            {
                _isFilledIn |= IsFilledIn(property);
                Add(property.Name, DescriptionOf(property), property);
                if (FirstTextOf(property, "JsonPropertyNameAttribute") is { } name)
                {
                    Add(name, "", property);
                }

                AddType(property.Type, depth + 1);
            }
        }

        if (type.BaseType is { SpecialType: SpecialType.None } baseType)
        {
            AddType(baseType, depth);
        }
    }

    private void Add(string name, string description, ISymbol symbol)
    {
        _fields.Add((_text.Length, symbol));
        _text.Append('"').Append(name.Replace('"', ' ')).Append("\": \"").Append(description).Append("\"; ");
    }

    /// <summary>Its description; that of a positional record stands at the parameter.</summary>
    private static string DescriptionOf(ISymbol symbol)
    {
        var text = FirstTextOf(symbol, "DescriptionAttribute");
        if (text is null && symbol is IPropertySymbol { ContainingType.IsRecord: true } property)
        {
            text = property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .Where(parameter => parameter.Name == property.Name)
                .Select(parameter => FirstTextOf(parameter, "DescriptionAttribute"))
                .FirstOrDefault(found => found is not null);
        }

        return text is null ? "" : text.Substring(0, Math.Min(text.Length, MaxDescription)).Replace('"', ' ').Replace('\n', ' ');
    }

    private static string? FirstTextOf(ISymbol symbol, string attribute)
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

    /// <summary>Whether an attribute says that a person or a database fills it in.</summary>
    private static bool IsFilledIn(ISymbol symbol)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name is "TableAttribute" or "KeyAttribute" or "ColumnAttribute" or "DisplayAttribute"
                or "EmailAddressAttribute" or "PhoneAttribute" or "DataTypeAttribute" or "BindPropertyAttribute" or "FromFormAttribute"
                or "StringLengthAttribute" or "ForeignKeyAttribute" or "PersonalDataAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
