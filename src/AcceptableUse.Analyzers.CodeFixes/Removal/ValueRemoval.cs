using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>
/// Decides which nodes to remove from a document so that a value does not reach a call. It starts where the value is created and
/// goes outwards: it removes an element from its list, an empty list from its message, an empty message from its list, a
/// variable with all its uses. If that ends at the call itself, or in code that it does not understand, it removes nothing.
/// </summary>
internal sealed partial class ValueRemoval
{
    private readonly DocumentCode _code;
    private readonly RemovalSet _removed;
    private readonly InvocationExpressionSyntax _call;
    private readonly ImmutableArray<SyntaxNode> _steps;
    private readonly bool _isFeature;

    private ValueRemoval(
        DocumentCode code, RemovalSet removed, InvocationExpressionSyntax call, ImmutableArray<SyntaxNode> steps, bool isFeature)
    {
        _code = code;
        _removed = removed;
        _call = call;
        _steps = steps;
        _isFeature = isFeature;
    }

    /// <summary>Adds what must be removed so that a call sends no media.</summary>
    /// <param name="steps">The path of the media to the call, as far as it is in the document.</param>
    /// <returns>The enlarged set, or null if the media cannot be removed.</returns>
    public static RemovalSet? OfMedia(
        DocumentCode code, RemovalSet removed, InvocationExpressionSyntax call, ImmutableArray<SyntaxNode> steps)
    {
        var carriers = steps.Where(code.IsCarrier).ToList();
        var removal = new ValueRemoval(code, removed.Copy(), call, steps, isFeature: false);
        return carriers.Count > 0 && !carriers.Any(code.IsSwitch) && carriers.All(removal.RemoveCarrier) ? removal._removed : null;
    }

    /// <summary>Adds what must be removed so that a call does not ask for features.</summary>
    /// <param name="features">The expressions for the features.</param>
    /// <returns>The enlarged set, or null if the features cannot be removed.</returns>
    public static RemovalSet? OfFeatures(
        DocumentCode code, RemovalSet removed, InvocationExpressionSyntax call, IReadOnlyCollection<ExpressionSyntax> features)
    {
        var removal = new ValueRemoval(code, removed.Copy(), call, ImmutableArray<SyntaxNode>.Empty, isFeature: true);
        return features.Count > 0 && features.All(removal.RemoveValue) ? removal._removed : null;
    }

    private bool RemoveCarrier(SyntaxNode carrier) => DocumentCode.AssignmentOf(carrier) is { } set
        ? _removed.Covers(set) || RemoveAssignment(set)
        : carrier is ExpressionSyntax value && RemoveValue(value);

    /// <summary>Removes a value from its place; false if that is not possible.</summary>
    private bool RemoveValue(ExpressionSyntax value)
    {
        if (_removed.Covers(value))
        {
            return true;
        }

        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax
                or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                return RemoveValue((ExpressionSyntax)value.Parent);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } flags when _isFeature:
                return RemoveFlag(flags, value);
            case ConditionalExpressionSyntax conditional when value != conditional.Condition:
                return RemoveBranch(conditional, value);
            case CollectionElementSyntax { Parent: CollectionExpressionSyntax collection } element:
                return RemoveElement(element, collection.Elements, collection);
            case InitializerExpressionSyntax list when !list.IsKind(SyntaxKind.ComplexElementInitializerExpression):
                return RemoveElement(value, list.Expressions, list);
            case ArgumentSyntax argument:
                return RemoveArgument(argument);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                return RemoveVariable(declarator);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                when assignment.Right == value:
                return RemoveAssignment(assignment);
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax chained } access
                when access.Expression == value && _code.IsSequenceOperator(chained):
                return DocumentCode.IsJoin(chained) ? RemoveJoined(chained) : RemoveValue(chained);
            case ForEachStatementSyntax loop
                when loop.Expression == value && _code.Model.GetDeclaredSymbol(loop, _code.Cancellation) is { } variable:
                return RemoveUses(variable);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or YieldStatementSyntax or LambdaExpressionSyntax:
                return RemoveResult(value, value.Parent);
            default:
                return false;
        }
    }

    /// <summary>Keeps the other branch; removes both if that one is null or removed too.</summary>
    private bool RemoveBranch(ConditionalExpressionSyntax conditional, ExpressionSyntax value)
    {
        var other = conditional.WhenTrue == value ? conditional.WhenFalse : conditional.WhenTrue;
        if (DocumentCode.IsNothing(other) || _removed.IsReplacement(conditional, value))
        {
            return RemoveValue(conditional);
        }

        return _code.IsPure(conditional.Condition) && _removed.Replace(conditional, other);
    }

    private bool RemoveFlag(BinaryExpressionSyntax flags, ExpressionSyntax value)
    {
        var other = flags.Left == value ? flags.Right : flags.Left;
        return _removed.IsReplacement(flags, value) ? RemoveValue(flags) : _removed.Replace(flags, other);
    }

    /// <summary>Keeps the sequence that is joined to a removed one; a single element cannot replace a sequence.</summary>
    private bool RemoveJoined(InvocationExpressionSyntax join) =>
        join.ArgumentList.Arguments is { Count: 1 } others
        && _code.Model.GetTypeInfo(others[0].Expression, _code.Cancellation).Type is { } type && DocumentCode.IsCollection(type)
        && _removed.Replace(join, others[0].Expression);

    private bool RemoveElement<T>(SyntaxNode element, SeparatedSyntaxList<T> elements, ExpressionSyntax list)
        where T : SyntaxNode
    {
        _removed.Add(element);
        foreach (var twin in elements)
        {
            if (_code.IsSameMedia(ValueOf(element), ValueOf(twin)))
            {
                _removed.Add(twin);
            }
        }

        return !elements.All(_removed.Covers) || RemoveEmptied(list);
    }

    private static SyntaxNode ValueOf(SyntaxNode element) => element is ExpressionElementSyntax { Expression: var value } ? value : element;

    /// <summary>Keeps an empty list if elements are added to it later, and removes it otherwise.</summary>
    private bool RemoveEmptied(ExpressionSyntax list)
    {
        var whole = list is InitializerExpressionSyntax { Parent: ExpressionSyntax created } ? created : list;
        if (whole is AssignmentExpressionSyntax set)
        {
            return RemoveAssignment(set);
        }

        var isArray = whole is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or InitializerExpressionSyntax;
        return (!isArray && VariableOf(whole) is { } variable && IsAddedTo(variable)) || RemoveValue(whole);
    }

    private bool RemoveAssignment(AssignmentExpressionSyntax assignment)
    {
        switch (assignment)
        {
            case { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax created } }:
                _removed.Add(assignment);
                return HasContent(created) || RemoveEmptyHolder(created);
            case { Parent: ExpressionStatementSyntax statement, Left: IdentifierNameSyntax name } when _code.LocalOf(name) is { } local:
                _removed.Add(statement);
                return _code.DeclaratorOf(local) is { } declarator && RemoveVariable(declarator);
            case { Parent: ExpressionStatementSyntax statement, Left: MemberAccessExpressionSyntax { Expression: var holder } }:
                _removed.Add(statement);
                return HasContent(holder);
            default:
                return false;
        }
    }

    /// <summary>Removes a variable with its declaration and uses.</summary>
    private bool RemoveVariable(VariableDeclaratorSyntax declarator)
    {
        if (_removed.Covers(declarator))
        {
            return true;
        }

        if (declarator.Parent is not VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax }
            || _code.Model.GetDeclaredSymbol(declarator, _code.Cancellation) is not ILocalSymbol local)
        {
            return false;
        }

        _removed.Add(declarator);
        return RemoveUses(local);
    }

    private bool RemoveUses(ILocalSymbol local) => _code.UsesOf(local).All(use => _removed.Covers(use) || RemoveUse(use));

    private bool RemoveUse(IdentifierNameSyntax use)
    {
        switch (use.Parent)
        {
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Left == use:
                _removed.Add(statement);
                return DocumentCode.IsNothing(assignment.Right) || _removed.Covers(assignment.Right) || _code.IsCarrier(assignment.Right);
            case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } set } access when set.Left == access && _code.IsPure(set.Right):
                _removed.Add(statement);
                return true;
            default:
                return RemoveValue(use);
        }
    }

    /// <summary>Removes the result of a method at its calls, and the result of a lambda with its sequence.</summary>
    private bool RemoveResult(ExpressionSyntax value, SyntaxNode place)
    {
        if (place is YieldStatementSyntax)
        {
            _removed.Add(place);
        }

        switch (place.FirstAncestorOrSelf<SyntaxNode>(DocumentCode.IsFunction))
        {
            case LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax sequence } }
                when place is LambdaExpressionSyntax && _code.IsSequenceOperator(sequence):
                return RemoveValue(sequence);
            case { } function
                when function is MethodDeclarationSyntax or LocalFunctionStatementSyntax
                    && _code.Model.GetDeclaredSymbol(function, _code.Cancellation) is IMethodSymbol method:
                var results = DocumentCode.ResultsOf(function).ToList();
                if (place is YieldStatementSyntax && results.Any(result => !_removed.Covers(result)))
                {
                    return true;
                }

                var calls = _steps.OfType<InvocationExpressionSyntax>()
                    .Where(step => SymbolEqualityComparer.Default.Equals(_code.MethodOf(step)?.OriginalDefinition, method))
                    .ToList();
                return calls.Count > 0
                    && results.All(
                        result => result == value || DocumentCode.IsNothing(result) || _removed.Covers(result) || _code.IsCarrier(result))
                    && calls.All(RemoveValue);
            default:
                return false;
        }
    }
}
