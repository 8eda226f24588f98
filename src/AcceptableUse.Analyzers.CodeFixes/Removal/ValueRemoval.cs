using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>
/// Decides which nodes of a document go so that a value does not reach a call. It starts where the value is made and
/// follows it outwards: an element goes from its list, a list without elements goes from its message, a message without
/// content from its list, a variable with all its uses. Where that would end at the call itself, or in code that is not
/// understood, nothing goes.
/// </summary>
internal sealed partial class ValueRemoval
{
    private readonly DocumentCode _code;
    private readonly RemovalSet _doomed;
    private readonly InvocationExpressionSyntax _call;
    private readonly ImmutableArray<SyntaxNode> _steps;
    private readonly bool _isFeature;

    private ValueRemoval(
        DocumentCode code, RemovalSet doomed, InvocationExpressionSyntax call, ImmutableArray<SyntaxNode> steps, bool isFeature)
    {
        _code = code;
        _doomed = doomed;
        _call = call;
        _steps = steps;
        _isFeature = isFeature;
    }

    /// <summary>Adds to what is doomed what has to go so that a call sends no media.</summary>
    /// <param name="steps">The places in the document that media on its way to the call went through.</param>
    /// <returns>What is doomed then, or null if the media cannot be taken out.</returns>
    public static RemovalSet? OfMedia(
        DocumentCode code, RemovalSet doomed, InvocationExpressionSyntax call, ImmutableArray<SyntaxNode> steps)
    {
        var carriers = steps.Where(code.IsCarrier).ToList();
        var removal = new ValueRemoval(code, doomed.Copy(), call, steps, isFeature: false);
        return carriers.Count > 0 && !carriers.Any(code.IsSwitch) && carriers.All(removal.RemoveCarrier) ? removal._doomed : null;
    }

    /// <summary>Adds to what is doomed what has to go so that a call does not ask for features.</summary>
    /// <param name="features">Where the features are named.</param>
    /// <returns>What is doomed then, or null if the features cannot be taken out.</returns>
    public static RemovalSet? OfFeatures(
        DocumentCode code, RemovalSet doomed, InvocationExpressionSyntax call, IReadOnlyCollection<ExpressionSyntax> features)
    {
        var removal = new ValueRemoval(code, doomed.Copy(), call, ImmutableArray<SyntaxNode>.Empty, isFeature: true);
        return features.Count > 0 && features.All(removal.RemoveValue) ? removal._doomed : null;
    }

    private bool RemoveCarrier(SyntaxNode carrier) => DocumentCode.AssignmentOf(carrier) is { } set
        ? _doomed.Covers(set) || RemoveAssignment(set)
        : carrier is ExpressionSyntax value && RemoveValue(value);

    /// <summary>Takes a value from where it stands; false if that cannot be done.</summary>
    private bool RemoveValue(ExpressionSyntax value)
    {
        if (_doomed.Covers(value))
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

    /// <summary>Of two branches the other one is left; where it is null or goes too, both go.</summary>
    private bool RemoveBranch(ConditionalExpressionSyntax conditional, ExpressionSyntax value)
    {
        var other = conditional.WhenTrue == value ? conditional.WhenFalse : conditional.WhenTrue;
        if (DocumentCode.IsNothing(other) || _doomed.IsReplacement(conditional, value))
        {
            return RemoveValue(conditional);
        }

        return _code.IsPure(conditional.Condition) && _doomed.Replace(conditional, other);
    }

    private bool RemoveFlag(BinaryExpressionSyntax flags, ExpressionSyntax value)
    {
        var other = flags.Left == value ? flags.Right : flags.Left;
        return _doomed.IsReplacement(flags, value) ? RemoveValue(flags) : _doomed.Replace(flags, other);
    }

    /// <summary>Of a sequence that goes, another one that is joined to it is left; a single element cannot stand alone.</summary>
    private bool RemoveJoined(InvocationExpressionSyntax join) =>
        join.ArgumentList.Arguments is { Count: 1 } others
        && _code.Model.GetTypeInfo(others[0].Expression, _code.Cancellation).Type is { } type && DocumentCode.IsCollection(type)
        && _doomed.Replace(join, others[0].Expression);

    private bool RemoveElement<T>(SyntaxNode element, SeparatedSyntaxList<T> elements, ExpressionSyntax list)
        where T : SyntaxNode
    {
        _doomed.Add(element);
        foreach (var twin in elements)
        {
            if (_code.IsSameMedia(ValueOf(element), ValueOf(twin)))
            {
                _doomed.Add(twin);
            }
        }

        return !elements.All(_doomed.Covers) || RemoveEmptied(list);
    }

    private static SyntaxNode ValueOf(SyntaxNode element) => element is ExpressionElementSyntax { Expression: var value } ? value : element;

    /// <summary>A list that has lost its elements stays if others are added to it, and goes if not.</summary>
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
                _doomed.Add(assignment);
                return HasContent(created) || RemoveEmptyHolder(created);
            case { Parent: ExpressionStatementSyntax statement, Left: IdentifierNameSyntax name } when _code.LocalOf(name) is { } local:
                _doomed.Add(statement);
                return _code.DeclaratorOf(local) is { } declarator && RemoveVariable(declarator);
            case { Parent: ExpressionStatementSyntax statement, Left: MemberAccessExpressionSyntax { Expression: var holder } }:
                _doomed.Add(statement);
                return HasContent(holder);
            default:
                return false;
        }
    }

    /// <summary>A variable goes with its declaration and with whatever it is used for.</summary>
    private bool RemoveVariable(VariableDeclaratorSyntax declarator)
    {
        if (_doomed.Covers(declarator))
        {
            return true;
        }

        if (declarator.Parent is not VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax }
            || _code.Model.GetDeclaredSymbol(declarator, _code.Cancellation) is not ILocalSymbol local)
        {
            return false;
        }

        _doomed.Add(declarator);
        return RemoveUses(local);
    }

    private bool RemoveUses(ILocalSymbol local) => _code.UsesOf(local).All(use => _doomed.Covers(use) || RemoveUse(use));

    private bool RemoveUse(IdentifierNameSyntax use)
    {
        switch (use.Parent)
        {
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Left == use:
                _doomed.Add(statement);
                return DocumentCode.IsNothing(assignment.Right) || _doomed.Covers(assignment.Right) || _code.IsCarrier(assignment.Right);
            case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } set } access
                when set.Left == access && _code.IsPure(set.Right):
                _doomed.Add(statement);
                return true;
            default:
                return RemoveValue(use);
        }
    }

    /// <summary>What a method returns goes where the call got it from; what a lambda returns, with the sequence it makes.</summary>
    private bool RemoveResult(ExpressionSyntax value, SyntaxNode place)
    {
        if (place is YieldStatementSyntax)
        {
            _doomed.Add(place);
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
                if (place is YieldStatementSyntax && results.Any(result => !_doomed.Covers(result)))
                {
                    return true;
                }

                var calls = _steps.OfType<InvocationExpressionSyntax>()
                    .Where(step => SymbolEqualityComparer.Default.Equals(_code.MethodOf(step)?.OriginalDefinition, method))
                    .ToList();
                return calls.Count > 0
                    && results.All(
                        result => result == value || DocumentCode.IsNothing(result) || _doomed.Covers(result) || _code.IsCarrier(result))
                    && calls.All(RemoveValue);
            default:
                return false;
        }
    }
}
