using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>How a member that verifies consent says that there is one.</summary>
internal enum ConsentResult
{
    /// <summary>In no way that can be tested.</summary>
    None,

    /// <summary>By being true.</summary>
    True,

    /// <summary>By not being null.</summary>
    NotNull,

    /// <summary>By returning at all: it throws where there is none.</summary>
    Completion,
}

/// <summary>Tells the result of a check of consent by its type, a task being as good as what it yields.</summary>
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

    /// <summary>Whether a type stands for a result that is still to come.</summary>
    public static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "Task" or "ValueTask",
        ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    };

    private static ITypeSymbol? Awaited(ITypeSymbol task) =>
        task is INamedTypeSymbol { Arity: 1 } generic ? generic.TypeArguments[0] : null;

    /// <summary>An enum says nothing by not being null, and what is never null says nothing at all.</summary>
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
