using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The known members, looked up by name before a symbol is resolved further. Immutable and thread-safe.
/// </summary>
internal sealed class ApiModels
{
    private static readonly Lazy<ApiModels> LazyBuiltIn = new(() => Of(ReadBuiltIn().SelectMany(file => file.Catalog.Members)));

    private readonly Dictionary<string, ImmutableArray<ApiModel>> _byName;
    private readonly HashSet<string> _constructed;
    private readonly bool _hasAccessors;
    private readonly ApiModels? _inner;
    private readonly ApiModels? _exported;
    private readonly AnnotatedMembers? _annotated;
    private readonly IAssemblySymbol? _own;
    private readonly CopiedSdks? _copied;
    private readonly Lazy<Dictionary<string, Capability>> _features;
    private readonly Lazy<ILookup<ApiRole, ApiModel>> _byRole;

    private ApiModels(
        IEnumerable<ApiModel> members,
        ApiModels? inner,
        AnnotatedMembers? annotated = null,
        IAssemblySymbol? own = null,
        ApiModels? exported = null)
    {
        _byName = members
            .GroupBy(member => Key(member.Name, member.SimpleTypeName), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, MostParametersFirst, StringComparer.Ordinal);
        _constructed = [.. _byName.Values.SelectMany(named => named)
            .Where(member => member.Name == WellKnownMemberNames.InstanceConstructorName)
            .Select(member => member.SimpleTypeName)];
        _hasAccessors = _byName.Values.Any(named => named.Any(member => member.IsAccessor));
        _inner = inner;
        _annotated = annotated;
        _own = own;
        _copied = own is null ? null : new CopiedSdks(own);
        _exported = exported;
        _byRole = new(() => _byName.Values.SelectMany(named => named).ToLookup(member => member.Role));
        _features = new(() => _byName.Values
            .SelectMany(named => named)
            .Where(member => member.FeatureText is not null)
            .GroupBy(member => member.FeatureText!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key,
                group => group.Aggregate(Capability.None, (all, member) => all | member.Capabilities),
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The catalog that ships with the analyzer.</summary>
    public static ApiModels BuiltIn => LazyBuiltIn.Value;

    /// <summary>A catalog of compiled members: a source member of the same name never matches.</summary>
    public static ApiModels Of(IEnumerable<ApiModel> members) => new(members, inner: null);

    /// <summary>The built-in catalog, with the members that files and attributes declare.</summary>
    public static ApiModels Of(ImmutableArray<ApiModel> declared, AnnotatedMembers? annotated)
    {
        var catalog = declared.IsEmpty ? BuiltIn : BuiltIn.With(declared);
        return annotated is null ? catalog : catalog.With(annotated);
    }

    /// <summary>The built-in files by name. A test checks that no line is invalid.</summary>
    public static IEnumerable<(string File, ParsedCatalog Catalog)> ReadBuiltIn()
    {
        var assembly = typeof(ApiModels).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(file);
            yield return (file, CatalogParser.Parse(SourceText.From(stream)));
        }
    }

    /// <summary>
    /// This catalog with a user's additions, which take precedence. Unlike built-in entries, they can name members in source,
    /// where a built-in name could only be a look-alike.
    /// </summary>
    public ApiModels With(IEnumerable<ApiModel> members) => new(members, this);

    /// <summary>This catalog with the attributes, which take precedence.</summary>
    public ApiModels With(AnnotatedMembers annotated) => new([], this, annotated);

    /// <summary>This catalog with what references export, over which it takes precedence.</summary>
    public ApiModels WithExports(ApiModels exported) => new([], this, exported: exported);

    /// <summary>
    /// This catalog for the code of one assembly. In the editor, other projects are referenced as source; here they count as
    /// compiled libraries, as in the build.
    /// </summary>
    public ApiModels SeenFrom(IAssemblySymbol own) => new([], this, annotated: null, own);

    /// <summary>Whether any member can be known by this name. Cheap: it needs no symbol.</summary>
    public bool HasName(string memberName) =>
        _byName.ContainsKey(memberName)
        || (_annotated?.HasName(memberName) ?? false)
        || (_inner?.HasName(memberName) ?? false)
        || (_exported?.HasName(memberName) ?? false);

    /// <summary>Whether any constructor can be known of a type with this simple name.</summary>
    public bool HasConstructor(string typeName) =>
        _constructed.Contains(typeName) || (_annotated?.HasConstructor(typeName) ?? false)
            || (_inner?.HasConstructor(typeName) ?? false) || (_exported?.HasConstructor(typeName) ?? false);

    /// <summary>Whether a method or constructor can be known by its name. Cheap: nothing of it is looked up.</summary>
    public bool MayKnow(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? HasConstructor(method.ContainingType.Name) : HasName(method.Name);

    /// <summary>Whether the two halves of any property are told apart, as what a library exports does.</summary>
    public bool HasAccessors => _hasAccessors || (_inner?.HasAccessors ?? false) || (_exported?.HasAccessors ?? false);

    /// <summary>Whether any member can have a role.</summary>
    public bool HasRole(ApiRole role) =>
        _byName.Values.Any(members => members.Any(member => member.Role == role))
        || (_annotated?.HasRole(role) ?? false)
        || (_inner?.HasRole(role) ?? false);

    /// <summary>The full names of the types of all members that are listed here.</summary>
    public IEnumerable<string> TypeNames =>
        _byName.Values.SelectMany(named => named).Select(member => member.TypeName).Distinct(StringComparer.Ordinal);

    /// <summary>The names of all members with a role.</summary>
    public IEnumerable<string> NamesOf(ApiRole role) =>
        MembersOf(role).Select(member => member.Name).Distinct(StringComparer.Ordinal);

    /// <summary>All members with a role, except annotated ones.</summary>
    public IEnumerable<ApiModel> MembersOf(ApiRole role) => _byRole.Value[role].Concat(_inner?.MembersOf(role) ?? []).Concat(_exported?.MembersOf(role) ?? []);

    /// <summary>The names of the members that send; an attribute may give one another role.</summary>
    public IEnumerable<string> SendNames =>
        NamesOf(ApiRole.Send).Concat(_annotated?.MemberNames ?? []).Concat(_inner?.SendNames ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>Whether an attribute gives a member a role.</summary>
    public bool HasAnnotated(ApiRole role) => (_annotated?.HasRole(role) ?? false) || (_inner?.HasAnnotated(role) ?? false);

    /// <summary>The members of a compilation that a user's files list.</summary>
    public IEnumerable<ISymbol> DeclaredIn(Compilation compilation) => _byName.Values.SelectMany(members => members)
        .Where(member => member.IsDeclared)
        .SelectMany(member => compilation.GetTypeByMetadataName(member.TypeName)?.GetMembers(member.Name) ?? ImmutableArray<ISymbol>.Empty)
        .Concat(_inner?.DeclaredIn(compilation) ?? []);

    /// <summary>The capability that a string selects, if features are strings. The services share these words.</summary>
    public Capability FeatureOf(string text) =>
        (_features.Value.TryGetValue(text, out var capability) ? capability : Capability.None)
            | (_inner?.FeatureOf(text) ?? Capability.None);

    /// <summary>The model of a method, constructor, property, field or event, or null.</summary>
    public ApiModel? Find(ISymbol symbol)
    {
        return symbol is IMethodSymbol { AssociatedSymbol: { } property }
            ? (HasAccessors ? FindMember(symbol) : null) ?? FindMember(property)
            : FindMember(symbol);
    }

    private ApiModel? FindMember(ISymbol symbol)
    {
        if (KindOf(symbol) is not { } kind || symbol.ContainingType is null)
        {
            return null;
        }

        var name = symbol is IPropertySymbol { IsIndexer: true } ? "Item" : symbol.Name;
        return Find(Key(name, symbol.ContainingType.Name), kind, symbol, _own, _copied);
    }

    /// <summary>Whether a symbol is part of an SDK whose source the project has copied.</summary>
    public bool IsCopied(ISymbol symbol) => _copied?.Contain(symbol) == true;

    private ApiModel? Find(string key, char kind, ISymbol symbol, IAssemblySymbol? own, CopiedSdks? copied)
    {
        if (_annotated?.Find(symbol) is { } annotated)
        {
            return annotated;
        }

        if (_byName.TryGetValue(key, out var candidates))
        {
            symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
            if (FindAmong(candidates, kind, symbol.OriginalDefinition, own, copied) is { } member)
            {
                return member;
            }
        }

        return _inner?.Find(key, kind, symbol, own, copied) ?? _exported?.Find(key, kind, symbol, own, copied);
    }

    private ApiModel? FindAmong(ImmutableArray<ApiModel> candidates, char kind, ISymbol symbol, IAssemblySymbol? own, CopiedSdks? copied)
    {
        var inSource = IsInSource(symbol, own) && copied?.Contain(symbol) != true;
        foreach (var definition in Definitions(symbol, inSource))
        {
            foreach (var candidate in candidates)
            {
                if (candidate.Kind == kind
                    && HasFullName(definition, candidate.TypeName)
                    && HasParameters(symbol, candidate.ParameterTypes)
                    && (_inner is not null || !IsInSource(definition, own) || copied?.Contain(definition) == true))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The types that define a member, the nearest first. For a compiled type, every base type and interface counts, because
    /// its further overloads do the same. A member in source must override or implement; otherwise it only looks alike.
    /// </summary>
    private static IEnumerable<INamedTypeSymbol> Definitions(ISymbol symbol, bool inSource)
    {
        var type = symbol.ContainingType;
        yield return type;

        if (symbol.IsStatic || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            yield break;
        }

        if (inSource)
        {
            foreach (var contract in MemberHierarchy.Overridden(symbol).Concat(MemberHierarchy.Implemented(symbol)))
            {
                yield return contract.OriginalDefinition.ContainingType;
            }

            yield break;
        }

        for (var baseType = type.BaseType; baseType is not null; baseType = baseType.BaseType)
        {
            yield return baseType.OriginalDefinition;
        }

        foreach (var contract in type.AllInterfaces)
        {
            yield return contract.OriginalDefinition;
        }
    }

    private static bool IsInSource(ISymbol symbol, IAssemblySymbol? own)
    {
        if (own is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, own))
        {
            return false;
        }

        foreach (var location in symbol.Locations)
        {
            if (location.IsInSource)
            {
                return true;
            }
        }

        return false;
    }

    private static char? KindOf(ISymbol symbol) => symbol.Kind switch
    {
        SymbolKind.Method => 'M',
        SymbolKind.Property => 'P',
        SymbolKind.Field => 'F',
        SymbolKind.Event => 'E',
        _ => null,
    };

    /// <summary>Whether the type has this full metadata name, with a dot before a nested type.</summary>
    private static bool HasFullName(INamedTypeSymbol type, string fullName)
    {
        var end = fullName.Length;
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (!TakeLast(fullName, current.Arity == 0 ? current.Name : current.MetadataName, ref end))
            {
                return false;
            }
        }

        for (var current = type.ContainingNamespace; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (!TakeLast(fullName, current.Name, ref end))
            {
                return false;
            }
        }

        return end < 0;
    }

    /// <summary>Moves <paramref name="end"/> to the dot before the segment, or to -1 if it was the first.</summary>
    private static bool TakeLast(string fullName, string segment, ref int end)
    {
        var start = end - segment.Length;
        if (start < 0
            || string.CompareOrdinal(fullName, start, segment, 0, segment.Length) != 0
            || (start > 0 && fullName[start - 1] != '.'))
        {
            return false;
        }

        end = start - 1;
        return true;
    }

    private static bool HasParameters(ISymbol symbol, ImmutableArray<string>? expected)
    {
        if (expected is not { } types)
        {
            return true;
        }

        var parameters = ((IMethodSymbol)symbol).Parameters;
        if (types.IsEmpty || types.Length > parameters.Length)
        {
            return types.Length == parameters.Length;
        }

        for (var i = 0; i < types.Length; i++)
        {
            var suffix = parameters[i].RefKind == RefKind.None ? "" : "@";
            if (ShortName(parameters[i].Type) + suffix != types[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name of a type in the parameter list of a line.</summary>
    public static string ShortName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ShortName(array.ElementType) + "[]",
        IPointerTypeSymbol pointer => ShortName(pointer.PointedAtType) + "*",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            ShortName(nullable.TypeArguments[0]) + "?",
        _ => type.MetadataName,
    };

    /// <summary>The key of a constructor includes its type, or every object creation would match.</summary>
    private static string Key(string memberName, string typeName) =>
        memberName == WellKnownMemberNames.InstanceConstructorName ? ".ctor " + typeName : memberName;

    private static ImmutableArray<ApiModel> MostParametersFirst(IEnumerable<ApiModel> members) =>
        ImmutableArray.CreateRange(members.OrderByDescending(member => member.ParameterTypes?.Length ?? -1));
}
