using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>The effect of each operation on the state, and its outcome.</summary>
internal sealed partial class ConsentTransfer
{
    private Outcome Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return Outcome.Unknown;
        }

        if (_nesting >= Limits.MaxExpressionNesting)
        {
            _hitLimit = true;
            return Outcome.Unknown;
        }

        _nesting++;
        var outcome = EvaluateCore(operation);
        _nesting--;
        return outcome;
    }

    private Outcome EvaluateCore(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return OfConstant(constant.Value);
        }

        switch (operation)
        {
            case IDefaultValueOperation { Type: { } type }
                when type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                return Outcome.Null;
            case IFlowCaptureOperation capture:
                _captures[capture.Id] = capture.Value;
                Assign(capture.Id, Evaluate(capture.Value));
                return Outcome.Unknown;
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
                combined = compound.IsLifted ? Outcome.Unknown : combined;
                Assign(compound.Target, combined);
                return combined;
            case IDeconstructionAssignmentOperation deconstruction:
                Evaluate(deconstruction.Value);
                EvaluatePlace(deconstruction.Target);
                Assign(deconstruction.Target, Outcome.Unknown);
                return Outcome.Unknown;
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
                return Outcome.OfBoolean(Evaluate(test.ValueOperand).IsNull().WhenFalse, null);
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
                return Outcome.Unknown;
            case IFlowAnonymousFunctionOperation lambda:
                _lambdas[lambda.Syntax] = lambda;
                RecordReference(lambda.Symbol, lambda.Syntax, isCall: false);
                return Outcome.Unknown;
            case IMethodReferenceOperation method:
                Evaluate(method.Instance);
                RecordReference(method.Method, method.Syntax, isCall: false);
                return Outcome.Unknown;
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } yielding:
                _isIterator = true;
                Evaluate(yielding.ReturnedValue);
                return Outcome.Unknown;
            default:
                EvaluateAll(operation.ChildOperations);
                return Outcome.Unknown;
        }
    }

    private void EvaluateAll(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            Evaluate(operation);
        }
    }

    private static Outcome OfConstant(object? constant) => constant switch
    {
        true => Outcome.True,
        false => Outcome.False,
        null => Outcome.Null,
        _ => Outcome.Unknown,
    };

    private static bool IsNull(IOperation operation) => ConstantOf(operation) is { HasValue: true, Value: null };

    /// <summary>The constant of an operand, without a conversion to a nullable type.</summary>
    private static Optional<object?> ConstantOf(IOperation? operation) =>
        operation is IConversionOperation { ConstantValue.HasValue: false, OperatorMethod: null } conversion
            ? ConstantOf(conversion.Operand)
            : operation?.ConstantValue ?? default;

    private Outcome Read(IOperation reference) => VariableOf(reference) switch
    {
        { } variable => _state.Of(variable),
        null when SymbolOf(reference) is { } outer && !_body.Owns(outer) && !_sharedNames.Contains(outer.Name) =>
            _captured(outer).Assume(_state.Known),
        _ => Outcome.Unknown,
    };

    /// <summary>The variable that an operation refers to, if its value can be tracked.</summary>
    private ISymbol? VariableOf(IOperation operation) =>
        SymbolOf(operation) is { } symbol
        && symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None }
        && _body.Owns(symbol)
        && !_sharedNames.Contains(symbol.Name) ? symbol : null;

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>Evaluates the parts of an assignment target, such as an index.</summary>
    private void EvaluatePlace(IOperation place)
    {
        if (place is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation))
        {
            EvaluateAll(place.ChildOperations);
        }
    }

    private void Assign(CaptureId capture, Outcome outcome) => _state = _state.Set(capture, outcome);

    private void Assign(IOperation place, Outcome outcome)
    {
        switch (place)
        {
            case IFlowCaptureReferenceOperation reference when _captures.TryGetValue(reference.Id, out var captured):
                Assign(captured, outcome);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Assign(element, Outcome.Unknown);
                }

                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, outcome);
                break;
            default:
                if (VariableOf(place) is { } variable)
                {
                    // A list can be given other elements later; a query cannot.
                    Assign(
                        variable,
                        place.Type is { Name: "IEnumerable" or "IOrderedEnumerable" or "IAsyncEnumerable" }
                            ? outcome
                            : outcome with { WhenYielded = null });
                }

                break;
        }
    }

    private void Assign(ISymbol variable, Outcome outcome)
    {
        _assigned.Add(variable);
        _state = _state.Set(variable, outcome);
        if (variable is ILocalSymbol)
        {
            _recorder?.Assign(variable, outcome.Assume(_state.Known));
        }
    }

    private static Outcome Combine(
        BinaryOperatorKind kind, Outcome left, Outcome right, IOperation? leftOperand = null, IOperation? rightOperand = null) =>
        kind switch
        {
            BinaryOperatorKind.And => left.And(right),
            BinaryOperatorKind.Or => left.Or(right),
            BinaryOperatorKind.Equals => Compare(left, right, leftOperand, rightOperand),
            BinaryOperatorKind.NotEquals => Compare(left, right, leftOperand, rightOperand).Not(),
            _ => Outcome.Unknown,
        };

    private static Outcome Compare(Outcome left, Outcome right, IOperation? leftOperand, IOperation? rightOperand) =>
        ConstantOf(rightOperand) is { HasValue: true } constant ? Compare(left, constant.Value)
        : ConstantOf(leftOperand) is { HasValue: true } reversed ? Compare(right, reversed.Value)
        : Outcome.Unknown;

    private static Outcome Compare(Outcome outcome, object? constant) => constant switch
    {
        bool value => outcome.Is(value),
        null => outcome.IsNull(),
        _ => Outcome.Unknown,
    };

    /// <summary>The outcome of matching a pattern.</summary>
    private Outcome Match(IPatternOperation pattern, Outcome value)
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
                return Outcome.True;
            case IDeclarationPatternOperation declaration:
                Forget(declaration.DeclaredSymbol);
                return declaration.MatchesNull
                    ? Outcome.True
                    : Outcome.OfBoolean(value.IsNull().WhenFalse, NeedsNoTest(pattern) ? value.IsNull().WhenTrue : null);
            case ITypePatternOperation:
                return Outcome.OfBoolean(value.IsNull().WhenFalse, NeedsNoTest(pattern) ? value.IsNull().WhenTrue : null);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive:
                Forget(recursive.DeclaredSymbol);
                var matched = Outcome.OfBoolean(value.IsNull().WhenFalse, NeedsNoTest(pattern) ? value.IsNull().WhenTrue : null);
                foreach (var part in recursive.PropertySubpatterns)
                {
                    var member = part.Member is IPropertyReferenceOperation { Property: var property } && _analysis.IsCheck(property)
                        ? Checked(property, part.Syntax)
                        : Outcome.Unknown;
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

                return Outcome.Unknown;
        }
    }

    /// <summary>Whether every value of the type except null matches.</summary>
    private static bool NeedsNoTest(IPatternOperation pattern) =>
        SymbolEqualityComparer.Default.Equals(pattern.InputType, pattern.NarrowedType)
        || (pattern.InputType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], pattern.NarrowedType));

    private void Forget(ISymbol? declared)
    {
        if (declared is not null)
        {
            Assign(declared, Outcome.Unknown);
        }
    }

    private void ForgetChanged(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out })
            {
                Assign(argument.Value, Outcome.Unknown);
            }
        }
    }

    private void RecordReference(IMethodSymbol method, SyntaxNode syntax, bool isCall)
    {
        // The call of an enumerator has the same syntax as the call that made the sequence, and follows it.
        if (_recorder is not null && !_recorder.Reached.ContainsKey(syntax))
        {
            _recorder.Reached[syntax] = _state.Known;
            _recorder.References.Add(new MethodReference(Definitions.Of(method), syntax, isCall));
        }
    }
}
