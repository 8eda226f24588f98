using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>How a consent check signals consent.</summary>
internal enum ConsentResult
{
    /// <summary>Not at all, as far as code can test.</summary>
    None,

    /// <summary>Its result is true.</summary>
    True,

    /// <summary>Its result is not null.</summary>
    NotNull,

    /// <summary>It returns; without consent it throws.</summary>
    Completion,
}

/// <summary>Decides the result of a consent check by its type. A task counts as its result.</summary>
internal static class ConsentResults
{
    public static ConsentResult Of(ISymbol member) => member switch
    {
        IMethodSymbol { ReturnsVoid: true } => ConsentResult.Completion,
        IMethodSymbol method when IsTask(method.ReturnType) =>
            Awaited(method.ReturnType) is { } awaited ? Of(awaited) : ConsentResult.Completion,
        IMethodSymbol method => Of(method.ReturnType),
        IPropertySymbol property => Of(property.Type),
        _ => ConsentResult.None,
    };

    /// <summary>Whether a type is a task.</summary>
    public static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "Task" or "ValueTask",
        ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    };

    private static ITypeSymbol? Awaited(ITypeSymbol task) =>
        task is INamedTypeSymbol { Arity: 1 } generic ? generic.TypeArguments[0] : null;

    /// <summary>A value that is never null signals nothing, nor does an enum that is not null.</summary>
    private static ConsentResult Of(ITypeSymbol type)
    {
        var underlying = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        if (underlying.SpecialType == SpecialType.System_Boolean)
        {
            return ConsentResult.True;
        }

        var canBeNull = !SymbolEqualityComparer.Default.Equals(underlying, type)
            || (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);
        return canBeNull && underlying.TypeKind != TypeKind.Enum ? ConsentResult.NotNull : ConsentResult.None;
    }
}
