using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>What attributes say of an interface method that a library sends over HTTP.</summary>
/// <param name="Path">The path, with the names of parameters in braces, and the query as far as it is fixed.</param>
/// <param name="Headers">The names of the headers.</param>
/// <param name="Query">The parameters that go into the query, each with its name there.</param>
internal sealed record Route(string Path, ImmutableArray<string> Headers, ImmutableArray<(string Parameter, string Name)> Query);

/// <summary>Reads the attributes with which REST libraries have an interface described that they implement.</summary>
internal static class RouteAttributes
{
    /// <summary>The model of a method with a route that can have a body, or null.</summary>
    public static ApiModel? Read(ISymbol member)
    {
        if (member is not IMethodSymbol { ContainingType.TypeKind: TypeKind.Interface } method
            || TextsOf(method, RoutePart.Path).FirstOrDefault() is not { } path)
        {
            return null;
        }

        var headers = TextsOf(method.ContainingType, RoutePart.Header)
            .Concat(TextsOf(method, RoutePart.Header))
            .Concat(method.Parameters.SelectMany(parameter => TextsOf(parameter, RoutePart.Header)))
            .Select(header => header.Split(':')[0].Trim());
        var query = method.Parameters
            .Where(parameter => IsInQuery(parameter) && path.IndexOf($"{{{parameter.Name}}}", StringComparison.OrdinalIgnoreCase) < 0)
            .Select(parameter => (parameter.Name, TextsOf(parameter, RoutePart.Query).FirstOrDefault() ?? parameter.Name));
        return new ApiModel
        {
            Kind = 'M',
            TypeName = method.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            Name = method.Name,
            ParameterTypes = null,
            Role = ApiRole.Send,
            Media = MediaRule.Rest,
            ReceiverCarries = true,
            IsDeclared = true,
            Route = new Route(path, ImmutableArray.CreateRange(headers), ImmutableArray.CreateRange(query)),
        };
    }

    private static bool IsInQuery(IParameterSymbol parameter) =>
        (parameter.Type.SpecialType == SpecialType.System_String || parameter.Type.TypeKind == TypeKind.Enum)
        && !parameter.GetAttributes().Any(attribute => PartOf(attribute) is RoutePart.Body or RoutePart.Header);

    /// <summary>The texts that the attributes of a kind are given.</summary>
    private static IEnumerable<string> TextsOf(ISymbol symbol, RoutePart part) => symbol.GetAttributes()
        .Where(attribute => PartOf(attribute) == part)
        .SelectMany(attribute => attribute.ConstructorArguments)
        .SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : ImmutableArray.Create(argument))
        .Select(argument => argument.Value)
        .OfType<string>();

    private static RoutePart? PartOf(AttributeData attribute) => attribute.AttributeClass is { ContainingNamespace: { } space } type
        ? KnownProviders.BuiltIn.PartOfRoute(space.ToDisplayString(), type.Name)
        : null;
}
