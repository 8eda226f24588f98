using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>What the syntax of a mention alone rules out, for mentions of the name of one symbol.</summary>
internal sealed class ReferenceSyntax
{
    private readonly ISymbol _symbol;
    private readonly bool _isImmutable;
    private readonly ImmutableArray<IMethodSymbol> _constructors;

    public ReferenceSyntax(ISymbol symbol)
    {
        _symbol = symbol;
        _isImmutable = IsImmutable(symbol);
        _constructors = symbol.ContainingType.InstanceConstructors;
    }

    /// <summary>Whether a mention can be a call of the method, or a use of the field or property that matters to what it holds.</summary>
    public bool CanBeUse(SyntaxNode mention) => mention switch
    {
        SimpleNameSyntax name when name.Identifier.ValueText == _symbol.Name => !_isImmutable || MayAssign(name),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: var count } => AnyConstructorTakes(count),
        _ => true,
    };

    private bool AnyConstructorTakes(int count)
    {
        foreach (var constructor in _constructors)
        {
            if (!IsCopy(constructor) && Takes(constructor, count))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What it holds does not change where it is read.</summary>
    private static bool IsImmutable(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => IsImmutable(field.Type),
        IPropertySymbol property => IsImmutable(property.Type),
        _ => false,
    };

    private static bool IsImmutable(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime;

    /// <summary>The whole access that a name is part of: <c>a.b.Name</c>, <c>a?.Name</c>, <c>(a.Name)!</c>.</summary>
    public static SyntaxNode AccessAround(SyntaxNode name)
    {
        var access = name;
        while (access.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
            or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            access = access.Parent;
        }

        return access;
    }

    /// <summary>Whether a name stands where something is assigned to what it means.</summary>
    private static bool MayAssign(SyntaxNode name)
    {
        var target = AccessAround(name);
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            ArgumentSyntax argument => argument.Parent is TupleExpressionSyntax || !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            ExpressionSyntax expression => expression is RefExpressionSyntax or PrefixUnaryExpressionSyntax,
            NameColonSyntax or NameEqualsSyntax => true,
            _ => false,
        };
    }

    /// <summary>The constructor by which the compiler copies a record: no caller passes it anything but the record.</summary>
    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.IsImplicitlyDeclared && !constructor.Parameters.IsEmpty && constructor.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether a method can be called with so many arguments.</summary>
    private static bool Takes(IMethodSymbol method, int count)
    {
        var parameters = method.Parameters;
        var required = 0;
        foreach (var parameter in parameters)
        {
            if (parameter.IsParams)
            {
                return true;
            }

            required += parameter.IsOptional ? 0 : 1;
        }

        return count >= required && count <= parameters.Length;
    }
}
