using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>The values in scope at a position.</summary>
internal sealed class Scope
{
    private readonly ImmutableArray<(ISymbol Symbol, ITypeSymbol Type)> _values;
    private readonly INamedTypeSymbol? _enclosing;
    private readonly bool _isStatic;
    private readonly Compilation _compilation;

    private Scope(ImmutableArray<(ISymbol Symbol, ITypeSymbol Type)> values, ISymbol? enclosing, Compilation compilation)
    {
        _values = values;
        _enclosing = enclosing as INamedTypeSymbol ?? enclosing?.ContainingType;
        _isStatic = Functions(enclosing).Any(symbol => symbol.IsStatic || symbol is IFieldSymbol);
        _compilation = compilation;
    }

    /// <summary>The name of the only cancellation token in scope, or null.</summary>
    public string? Token => Only(IsToken);

    public static bool IsToken(ITypeSymbol type) => type.Name == nameof(CancellationToken);

    public static Scope At(int position, SemanticModel model)
    {
        var values = model.LookupSymbols(position)
            .Where(symbol => symbol.CanBeReferencedByName && !IsLater(symbol, position))
            .Select(symbol => (Symbol: symbol, Type: TypeOf(symbol)!))
            .Where(value => value.Type is not null)
            .OrderBy(value => Distance(value.Symbol))
            .ThenBy(value => value.Symbol.Name, StringComparer.Ordinal);
        return new Scope(ImmutableArray.CreateRange(values), model.GetEnclosingSymbol(position), model.Compilation);
    }

    /// <summary>
    /// The receiver for an instance method: the nearest value with this method, empty for <c>this</c>, null if there is
    /// none.
    /// </summary>
    public string? ReceiverFor(IMethodSymbol method) =>
        IsOwn(method) ? "" : _values.FirstOrDefault(value => IsUsable(value.Symbol) && IsA(value.Type, method.ContainingType)).Symbol?.Name;

    /// <summary>The receiver if it must be the right one: null if there are several candidates.</summary>
    public string? OnlyReceiverFor(ISymbol member) => IsOwn(member) ? "" : Only(type => IsA(type, member.ContainingType));

    /// <summary>The name of the only value with such a type; null if there is none or more than one.</summary>
    public string? Only(Func<ITypeSymbol, bool> isAskedFor)
    {
        var nearest = _values.Where(value => IsUsable(value.Symbol) && isAskedFor(value.Type))
            .GroupBy(value => Distance(value.Symbol))
            .FirstOrDefault()?.ToList();
        return nearest is { Count: 1 } ? nearest[0].Symbol.Name : null;
    }

    /// <summary>The value with this name and type, ignoring case and a leading underscore, or null.</summary>
    public string? Named(string name, ITypeSymbol type) => _values.FirstOrDefault(
        value => IsUsable(value.Symbol)
            && string.Equals(value.Symbol.Name.TrimStart('_'), name, StringComparison.OrdinalIgnoreCase)
            && IsA(value.Type, type)).Symbol?.Name;

    public bool IsA(ITypeSymbol type, ITypeSymbol expected) =>
        _compilation.ClassifyConversion(type, expected) is { IsIdentity: true } or { IsReference: true, IsImplicit: true };

    private bool IsOwn(ISymbol member) =>
        !_isStatic
        && _enclosing is not null
        && IsA(_enclosing, member.ContainingType)
        && member.ContainingType.TypeKind != TypeKind.Interface;

    private bool IsUsable(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol || symbol.IsStatic || !_isStatic;

    /// <summary>The functions around a position, without their type.</summary>
    private static IEnumerable<ISymbol> Functions(ISymbol? symbol)
    {
        for (var current = symbol; current is not (null or INamedTypeSymbol); current = current.ContainingSymbol)
        {
            yield return current;
        }
    }

    private static bool IsLater(ISymbol symbol, int position) =>
        symbol is ILocalSymbol && symbol.Locations.Any(location => location.SourceSpan.End > position);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };

    private static int Distance(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol ? 0 : symbol is IFieldSymbol ? 1 : 2;
}
