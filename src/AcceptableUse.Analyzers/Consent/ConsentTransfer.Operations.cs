using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>What each operation does to what is known, and what its outcome says.</summary>
internal sealed partial class ConsentTransfer
{
    private Condition Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return Condition.Unknown;
        }

        if (_nesting >= Limits.MaxExpressionNesting)
        {
            _hitLimit = true;
            return Condition.Unknown;
        }

        _nesting++;
        var condition = EvaluateCore(operation);
        _nesting--;
        return condition;
    }

    private Condition EvaluateCore(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return OfConstant(constant.Value);
        }

        switch (operation)
        {
            case IDefaultValueOperation { Type: { } type }
                when type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                return Condition.Null;
            case IFlowCaptureOperation capture:
                _captures[capture.Id] = capture.Value;
                Assign(capture.Id, Evaluate(capture.Value));
                return Condition.Unknown;
            case IFlowCaptureReferenceOperation reference:
                return _state.Of(reference.Id);
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return Read(operation);
            case ISimpleAssignmentOperation assignment:
                EvaluatePlace(assignment.Target);
                var assigned = Evaluate(assignment.Value);
                Assign(assignment.Target, assigned);
                return assigned;
            case ICompoundAssignmentOperation compound:
                var combined = Combine(compound.OperatorKind, Evaluate(compound.Target), Evaluate(compound.Value));
                combined = compound.IsLifted ? Condition.Unknown : combined;
                Assign(compound.Target, combined);
                return combined;
            case IDeconstructionAssignmentOperation deconstruction:
                Evaluate(deconstruction.Value);
                EvaluatePlace(deconstruction.Target);
                Assign(deconstruction.Target, Condition.Unknown);
                return Condition.Unknown;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Evaluate(not.Operand).Not();
            case IBinaryOperation { OperatorMethod: null } binary
                when !binary.IsLifted || binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                return Combine(
                    binary.OperatorKind,
                    Evaluate(binary.LeftOperand),
                    Evaluate(binary.RightOperand),
                    binary.LeftOperand,
                    binary.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } compared
                when IsNull(compared.RightOperand):
                var isNull = Evaluate(compared.LeftOperand).IsNull();
                return compared.OperatorKind == BinaryOperatorKind.Equals ? isNull : isNull.Not();
            case IIsNullOperation test:
                return Evaluate(test.Operand).IsNull();
            case IIsTypeOperation test:
                return Condition.OfBoolean(Evaluate(test.ValueOperand).IsNull().WhenFalse, null);
            case IIsPatternOperation test:
                return Match(test.Pattern, Evaluate(test.Value));
            case IConversionOperation { OperatorMethod: null } conversion:
                return Evaluate(conversion.Operand) is var converted && conversion.IsTryCast
                    ? converted with { WhenNull = null }
                    : converted;
            case IAwaitOperation awaiting:
                return Complete(Evaluate(awaiting.Operation));
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IObjectCreationOperation creation:
                EvaluateAll(creation.Arguments.Select(argument => argument.Value));
                ForgetChanged(creation.Arguments);
                Evaluate(creation.Initializer);
                return Condition.Unknown;
            case IFlowAnonymousFunctionOperation lambda:
                _lambdas[lambda.Syntax] = lambda;
                RecordMention(lambda.Symbol, lambda.Syntax, isCall: false);
                return Condition.Unknown;
            case IMethodReferenceOperation method:
                Evaluate(method.Instance);
                RecordMention(method.Method, method.Syntax, isCall: false);
                return Condition.Unknown;
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } yielding:
                _isIterator = true;
                Evaluate(yielding.ReturnedValue);
                return Condition.Unknown;
            default:
                EvaluateAll(operation.ChildOperations);
                return Condition.Unknown;
        }
    }

    private void EvaluateAll(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            Evaluate(operation);
        }
    }

    private static Condition OfConstant(object? constant) => constant switch
    {
        true => Condition.True,
        false => Condition.False,
        null => Condition.Null,
        _ => Condition.Unknown,
    };

    private static bool IsNull(IOperation operation) => ConstantOf(operation) is { HasValue: true, Value: null };

    /// <summary>The constant of an operand, which may have been converted to what is nullable.</summary>
    private static Optional<object?> ConstantOf(IOperation? operation) =>
        operation is IConversionOperation { ConstantValue.HasValue: false, OperatorMethod: null } conversion
            ? ConstantOf(conversion.Operand)
            : operation?.ConstantValue ?? default;

    private Condition Read(IOperation reference) => VariableOf(reference) switch
    {
        { } variable => _state.Of(variable),
        null when SymbolOf(reference) is { } outer && !_unit.Owns(outer) && !_sharedNames.Contains(outer.Name) =>
            _captured(outer).KnowingAlso(_state.Known),
        _ => Condition.Unknown,
    };

    /// <summary>The variable that an operation names, if it is one whose value can be followed.</summary>
    private ISymbol? VariableOf(IOperation operation) =>
        SymbolOf(operation) is { } symbol
        && symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None }
        && _unit.Owns(symbol)
        && !_sharedNames.Contains(symbol.Name) ? symbol : null;

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The parts of an assigned place that run, such as an index.</summary>
    private void EvaluatePlace(IOperation place)
    {
        if (place is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation))
        {
            EvaluateAll(place.ChildOperations);
        }
    }

    private void Assign(CaptureId capture, Condition condition) => _state = _state.Set(capture, condition);

    private void Assign(IOperation place, Condition condition)
    {
        switch (place)
        {
            case IFlowCaptureReferenceOperation reference when _captures.TryGetValue(reference.Id, out var captured):
                Assign(captured, condition);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Assign(element, Condition.Unknown);
                }

                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, condition);
                break;
            default:
                if (VariableOf(place) is { } variable)
                {
                    // A list could get more than what was filtered; a query could not.
                    Assign(
                        variable,
                        place.Type is { Name: "IEnumerable" or "IOrderedEnumerable" or "IAsyncEnumerable" }
                            ? condition
                            : condition with { WhenYielded = null });
                }

                break;
        }
    }

    private void Assign(ISymbol variable, Condition condition)
    {
        _assigned.Add(variable);
        _state = _state.Set(variable, condition);
        if (variable is ILocalSymbol)
        {
            _recorder?.Assign(variable, condition.KnowingAlso(_state.Known));
        }
    }

    private static Condition Combine(
        BinaryOperatorKind kind, Condition left, Condition right, IOperation? leftOperand = null, IOperation? rightOperand = null) =>
        kind switch
        {
            BinaryOperatorKind.And => left.And(right),
            BinaryOperatorKind.Or => left.Or(right),
            BinaryOperatorKind.Equals => Compare(left, right, leftOperand, rightOperand),
            BinaryOperatorKind.NotEquals => Compare(left, right, leftOperand, rightOperand).Not(),
            _ => Condition.Unknown,
        };

    private static Condition Compare(Condition left, Condition right, IOperation? leftOperand, IOperation? rightOperand) =>
        ConstantOf(rightOperand) is { HasValue: true } constant ? Compare(left, constant.Value)
        : ConstantOf(leftOperand) is { HasValue: true } reversed ? Compare(right, reversed.Value)
        : Condition.Unknown;

    private static Condition Compare(Condition condition, object? constant) => constant switch
    {
        bool value => condition.Is(value),
        null => condition.IsNull(),
        _ => Condition.Unknown,
    };

    /// <summary>What a match, and what no match, with a pattern says.</summary>
    private Condition Match(IPatternOperation pattern, Condition value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant }:
                return Compare(value, constant.Value);
            case INegatedPatternOperation negated:
                return Match(negated.Pattern, value).Not();
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Match(both.LeftPattern, value).And(Match(both.RightPattern, value));
            case IBinaryPatternOperation either:
                return Match(either.LeftPattern, value).Or(Match(either.RightPattern, value));
            case IDiscardPatternOperation:
                return Condition.True;
            case IDeclarationPatternOperation declaration:
                Forget(declaration.DeclaredSymbol);
                return declaration.MatchesNull
                    ? Condition.True
                    : Condition.OfBoolean(value.IsNull().WhenFalse, NeedsNoTest(pattern) ? value.IsNull().WhenTrue : null);
            case ITypePatternOperation:
                return Condition.OfBoolean(value.IsNull().WhenFalse, NeedsNoTest(pattern) ? value.IsNull().WhenTrue : null);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive:
                Forget(recursive.DeclaredSymbol);
                var matched = Condition.OfBoolean(value.IsNull().WhenFalse, NeedsNoTest(pattern) ? value.IsNull().WhenTrue : null);
                foreach (var part in recursive.PropertySubpatterns)
                {
                    var member = part.Member is IPropertyReferenceOperation { Property: var property } && _flow.IsCheck(property)
                        ? Checked(property, part.Syntax)
                        : Condition.Unknown;
                    matched = matched.And(Match(part.Pattern, member));
                }

                return matched;
            default:
                foreach (var inner in pattern.DescendantsAndSelf())
                {
                    Forget(inner switch
                    {
                        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                        IListPatternOperation list => list.DeclaredSymbol,
                        _ => null,
                    });
                }

                return Condition.Unknown;
        }
    }

    /// <summary>Whether every value of the type matches but null.</summary>
    private static bool NeedsNoTest(IPatternOperation pattern) =>
        SymbolEqualityComparer.Default.Equals(pattern.InputType, pattern.NarrowedType)
        || (pattern.InputType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], pattern.NarrowedType));

    private void Forget(ISymbol? declared)
    {
        if (declared is not null)
        {
            Assign(declared, Condition.Unknown);
        }
    }

    private void ForgetChanged(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out })
            {
                Assign(argument.Value, Condition.Unknown);
            }
        }
    }

    private void RecordMention(IMethodSymbol method, SyntaxNode syntax, bool isCall)
    {
        // The call of an enumerator has the syntax of the call that made the sequence, and comes after it.
        if (_recorder is not null && !_recorder.Reached.ContainsKey(syntax))
        {
            _recorder.Reached[syntax] = _state.Known;
            _recorder.Mentions.Add(new ConsentMention(Definitions.Of(method), syntax, isCall));
        }
    }
}
