using System.Runtime.CompilerServices;
using System.Text;
using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>What a type asks of a model that answers in it: the names and descriptions of its properties, read as a text.</summary>
/// <remarks>A type that is also a table or a form, by the attributes on it, says nothing: a person filled it in.</remarks>
internal sealed class AnswerSchema
{
    private const int MaxDepth = 4;
    private const int MaxFields = 100;

    private static readonly ConditionalWeakTable<ITypeSymbol, AnswerSchema> Schemas = new();

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, ISymbol Symbol)> _fields = [];
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private bool _isFilledIn;

    private AnswerSchema(ITypeSymbol type)
    {
        AddType(type, depth: 0);
        Reading = _isFilledIn ? PromptReading.Nothing : PromptReading.OfNames(_text.ToString());
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

        Add(type.Name, SymbolText.DescriptionOf(type), type);
        foreach (var property in members.OfType<IPropertySymbol>())
        {
            if (_fields.Count >= MaxFields)
            {
                return;
            }

            if (property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false })
            {
                _isFilledIn |= IsFilledIn(property);
                Add(property.Name, SymbolText.DescriptionOf(property), property);
                if (SymbolText.FirstTextOf(property, "JsonPropertyNameAttribute") is { } name)
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
        _text.Append(SymbolText.Field(name, description));
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
