using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>What the syntax of a mention alone rules out, for mentions of the names of one symbol.</summary>
internal sealed class ReferenceSyntax
{
    private readonly string? _member;
    private readonly bool _isSetter;
    private readonly bool _isImmutable;
    private readonly bool _isAbstract;
    private readonly ImmutableArray<IMethodSymbol> _constructors;

    public ReferenceSyntax(ISymbol symbol)
    {
        var method = symbol as IMethodSymbol;
        _member = method is { MethodKind: MethodKind.Constructor } ? null : ReferenceFinder.NameOf(symbol);
        _isSetter = method is { MethodKind: MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove };
        _isImmutable = IsImmutable(symbol);
        _isAbstract = symbol.ContainingType.IsAbstract;
        _constructors = _member is null ? ImmutableArray.Create(method!)
            : symbol is IPropertySymbol { ContainingType.IsRecord: true } ? symbol.ContainingType.InstanceConstructors
            : ImmutableArray<IMethodSymbol>.Empty;
    }

    /// <summary>Whether a mention can be a call of the method, or a use of the field or property that matters to what it holds.</summary>
    public bool CanBeUse(SyntaxNode mention) => mention switch
    {
        SimpleNameSyntax name when name.Identifier.ValueText == _member =>
            _isSetter || _isImmutable ? MayAssign(name) : !IsOnlyMeasured(name),
        SimpleNameSyntax type => ArgumentsOfCreation(type) is { } count && AnyConstructorTakes(count),
        ImplicitObjectCreationExpressionSyntax creation => !_isAbstract && AnyConstructorTakes(creation.ArgumentList.Arguments.Count),
        ConstructorInitializerSyntax initializer => AnyConstructorTakes(initializer.ArgumentList.Arguments.Count),
        EqualsValueClauseSyntax => !_isSetter,
        _ => true,
    };

    /// <summary>How many arguments are passed where the name of a type stands in the creation of an object, or null elsewhere.</summary>
    private static int? ArgumentsOfCreation(SimpleNameSyntax type)
    {
        SyntaxNode whole = type;
        while (whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
        {
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == whole => creation.ArgumentList?.Arguments.Count ?? 0,
            PrimaryConstructorBaseTypeSyntax baseType when baseType.Type == whole => baseType.ArgumentList.Arguments.Count,
            _ => null,
        };
    }

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

    /// <summary>The access that a name ends: <c>a.b.Name</c>, <c>.Name</c> after a question mark, <c>(a.Name)!</c>.</summary>
    public static SyntaxNode AccessAround(SyntaxNode name)
    {
        var access = name;
        while ((access.Parent is MemberAccessExpressionSyntax member && member.Name == access)
            || access.Parent is MemberBindingExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            access = access.Parent;
        }

        return access;
    }

    /// <summary>Whether nothing but the size of what a name means is asked for, or whether it is null.</summary>
    private static bool IsOnlyMeasured(SyntaxNode name)
    {
        var access = AccessAround(name);
        return access.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } size =>
                size.Expression == access && size.Parent is not InvocationExpressionSyntax,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
                comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
            IsPatternExpressionSyntax { Pattern: var pattern } => IsNull(pattern is UnaryPatternSyntax not ? not.Pattern : pattern),
            _ => false,
        };

        static bool IsNull(PatternSyntax pattern) =>
            pattern is ConstantPatternSyntax constant && constant.Expression.IsKind(SyntaxKind.NullLiteralExpression);
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
