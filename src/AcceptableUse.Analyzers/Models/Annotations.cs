using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The attributes that declare what a member does with media. They are recognised by their full name, so any assembly can
/// define them. An attribute means the same as a line of a catalog file.
/// </summary>
internal static class Annotations
{
    private const string Namespace = "AcceptableUse";
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<ImmutableArray<INamedTypeSymbol>>> TypesOfReferences = new();

    private static readonly ConditionalWeakTable<Compilation, StrongBox<ImmutableArray<INamedTypeSymbol>>> TypesOfCompilations = new();

    private static readonly ImmutableArray<(string Name, RoleFormat Role)> All = ImmutableArray.Create(
        ("SendsMedia", RoleFormat.Of(ApiRole.Send)),
        ("BuildsMedia", RoleFormat.Of(ApiRole.Carrier)),
        ("YieldsLiveFrames", RoleFormat.Of(ApiRole.Live)),
        ("RedactsFaces", RoleFormat.Of(ApiRole.Redact)),
        ("VerifiesConsent", RoleFormat.Of(ApiRole.Consent)));

    /// <summary>The attribute types that a compilation can name, in source and in references.</summary>
    public static ImmutableArray<INamedTypeSymbol> TypesIn(Compilation compilation) =>
        TypesOfCompilations.GetValue(compilation, static asked => new(TypesOf(asked))).Value;

    private static ImmutableArray<INamedTypeSymbol> TypesOf(Compilation compilation)
    {
        // Not from the namespaces of the whole compilation, which the compiler merges again after each edit.
        var types = TypesIn(compilation.Assembly);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            types = types.AddRange(TypesOfReferences.GetValue(assembly, static reference => new(TypesIn(reference))).Value);
        }

        return types;
    }

    private static ImmutableArray<INamedTypeSymbol> TypesIn(IAssemblySymbol assembly)
    {
        foreach (var space in assembly.GlobalNamespace.GetNamespaceMembers())
        {
            if (space.Name == Namespace)
            {
                return ImmutableArray.CreateRange(All.SelectMany(annotation => space.GetTypeMembers(annotation.Name + Suffix, arity: 0)));
            }

            if (KnownProviders.BuiltIn.HasRoutes(space.Name))
            {
                return ImmutableArray.CreateRange(KnownProviders.BuiltIn.RouteNames(space.Name).SelectMany(route => space.GetTypeMembers(route + Suffix, arity: 0)));
            }
        }

        return ImmutableArray<INamedTypeSymbol>.Empty;
    }

    /// <summary>Whether an attribute with this name in source can be one of ours.</summary>
    public static bool HasName(string name) => OwnRoleNamed(name) is not null;

    /// <summary>The role of an attribute with this name in source, if it is one of ours or gives the path of a request.</summary>
    public static ApiRole? RoleNamed(string name) => OwnRoleNamed(name) ?? (KnownProviders.BuiltIn.IsRoute(name) ? ApiRole.Send : null);

    private static ApiRole? OwnRoleNamed(string name)
    {
        foreach (var (word, role) in All)
        {
            if (name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || name == word + Suffix))
            {
                return role.Role;
            }
        }

        return null;
    }

    public static bool Is(AttributeData attribute) => RoleOf(attribute) is not null;

    /// <summary>
    /// The model from the attributes on a member and its parameters, for the first role if there are several, or from those of a
    /// REST library; otherwise null.
    /// </summary>
    public static ApiModel? Read(ISymbol member)
    {
        foreach (var (_, role) in All)
        {
            if (On(member, role) is { } attribute && ProblemOfPlace(member, role) is null)
            {
                return ToMember(member, role, MarkedParameters(member, role), attribute, out _);
            }
        }

        return RouteAttributes.Read(member);
    }

    /// <summary>
    /// The problems of the attributes on a member and its parameters, by location. They depend on each other, so all are
    /// checked together.
    /// </summary>
    public static IReadOnlyDictionary<(SyntaxTree Tree, TextSpan Span), string> ProblemsOf(ISymbol member)
    {
        var problems = new Dictionary<(SyntaxTree, TextSpan), string>();
        var read = Read(member);
        foreach (var attribute in AttributesOf(member))
        {
            if (RoleOf(attribute) is { } role
                && attribute.ApplicationSyntaxReference is { } place
                && ProblemOf(attribute, role) is { } problem)
            {
                problems[(place.SyntaxTree, place.Span)] = problem;
            }
        }

        return problems;

        string? ProblemOf(AttributeData attribute, RoleFormat role)
        {
            if (ProblemOfPlace(member, role) is { } misplaced)
            {
                return misplaced;
            }

            if (read is not null && read.Role != role.Role)
            {
                return $"a member can have only one role; this one already has '{NameOf(read.Role)}'";
            }

            // The marked parameters cannot be wrong; collecting them for each attribute would take quadratic time.
            ToMember(member, role, parameters: "", attribute, out var problem);
            return problem;
        }
    }

    private static string NameOf(ApiRole role) => All.First(annotation => annotation.Role.Role == role).Name;

    private static RoleFormat? RoleOf(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } type)
        {
            return null;
        }

        foreach (var (name, role) in All)
        {
            if (type.Name.Length == name.Length + Suffix.Length
                && type.Name.StartsWith(name, StringComparison.Ordinal)
                && type.Name.EndsWith(Suffix, StringComparison.Ordinal))
            {
                return role;
            }
        }

        return null;
    }

    private static AttributeData? On(ISymbol member, RoleFormat role) =>
        AttributesOf(member).FirstOrDefault(attribute => RoleOf(attribute) == role);

    private static IEnumerable<AttributeData> AttributesOf(ISymbol member) =>
        member.GetAttributes().Concat(ParametersOf(member).SelectMany(parameter => parameter.GetAttributes()));

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => ImmutableArray<IParameterSymbol>.Empty,
    };

    /// <summary>The parameters with the attribute of a role, as a catalog line lists them.</summary>
    private static string MarkedParameters(ISymbol member, RoleFormat role) => string.Join(",", ParametersOf(member)
        .Where(parameter => parameter.GetAttributes().Any(own => RoleOf(own) == role)).Select(parameter => parameter.Name));

    /// <summary>The problem of an attribute in a place where it has no effect, or null.</summary>
    private static string? ProblemOfPlace(ISymbol member, RoleFormat role) => member switch
    {
        IMethodSymbol or IPropertySymbol when role.Role == ApiRole.Consent
            && IsCallable(member) => ConsentResults.Of(member) == ConsentResult.None
            ? "a consent check must return a bool, return a nullable result, or return void and throw; this member does none of these"
            : null,
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.DeclareMethod } => null,
        IMethodSymbol { MethodKind: MethodKind.Constructor } when role.Role is ApiRole.Carrier or ApiRole.Live => null,
        IPropertySymbol { IsIndexer: false } when role.Role == ApiRole.Live => null,
        IPropertySymbol { IsIndexer: false, SetMethod: not null } when role.Role == ApiRole.Carrier => null,
        IEventSymbol when role.Role == ApiRole.Live => null,
        _ => "the attribute has no effect here; apply it to a method"
            + role.Role switch
            {
                ApiRole.Carrier => ", a constructor, or a property with a setter",
                ApiRole.Live => ", a constructor, a property or an event",
                ApiRole.Consent => " or a property with a getter",
                _ => "",
            },
    };

    private static bool IsCallable(ISymbol member) => member is
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.DeclareMethod }
        or IPropertySymbol { IsIndexer: false, GetMethod: not null };

    /// <summary>The model that an attribute declares. The arguments of an invalid one are ignored.</summary>
    private static ApiModel ToMember(ISymbol member, RoleFormat role, string parameters, AttributeData attribute, out string? problem)
    {
        var mediaType = Argument(attribute, "MediaTypeParameter");
        if (mediaType is not null && !ParametersOf(member).Any(parameter => parameter.Name == mediaType))
        {
            problem = $"there is no parameter '{mediaType}'";
        }
        else
        {
            var declared = ToMember(
                member, role, parameters, Argument(attribute, "Media"), Argument(attribute, "Capability"), mediaType, out problem);
            if (problem is null)
            {
                return declared;
            }
        }

        return ToMember(member, role, parameters, media: null, capability: null, mediaType: null, out _);
    }

    private static ApiModel ToMember(
        ISymbol member, RoleFormat role, string parameters, string? media, string? capability, string? mediaType, out string? problem)
    {
        var options = new CatalogOptions(role);
        Add(options, role.Role == ApiRole.Send ? "content" : "data", parameters);
        Add(options, "media", media ?? (role.Role is ApiRole.Send or ApiRole.Carrier ? "image" : null));
        Add(options, "capability", capability);
        Add(options, "mime", mediaType);
        if (member is IMethodSymbol { IsStatic: false } method
            && role.Role == ApiRole.Send
            && method.Parameters.All(parameter => parameter.Type.Name == nameof(CancellationToken)))
        {
            // It has nothing else to send.
            Add(options, "receiver", "true");
        }

        var made = options.ToMember(
            member switch { IMethodSymbol => 'M', IPropertySymbol => 'P', _ => 'E' },
            member.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            member.Name,
            parameterTypes: null,
            isDeclared: true);
        problem = options.Problem;
        return made;
    }

    private static void Add(CatalogOptions options, string key, string? value)
    {
        if (value is { Length: > 0 })
        {
            options.TryAdd($"{key}={value}", out _);
        }
    }

    private static string? Argument(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value as string;
            }
        }

        return null;
    }
}
