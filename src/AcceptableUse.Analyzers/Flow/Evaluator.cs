using System.Collections.Immutable;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// The transfer function: what each operation does to the state, and what its value can be. One evaluator serves one
/// unit. An operation that it does not know, such as one of a newer compiler, counts as the union of its children.
/// </summary>
internal sealed partial class Evaluator
{
    /// <summary>Operations evaluated in one unit, over all visits, before the analysis gives up on the rest.</summary>
    private const int MostSteps = 400_000;

    /// <summary>Nesting of expressions, so that a generated one cannot exhaust the stack.</summary>
    private const int MostNesting = 200;

    private readonly FlowEngine _engine;
    private readonly Unit _unit;
    private readonly int _depth;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private readonly Dictionary<SyntaxNode, UnitSummary> _nested = [];
    private FlowState _state = FlowState.Empty;
    private SummaryRecorder? _recorder;
    private Value _returned = Value.Empty;
    private RedactionVote _returnedVote;
    private int _steps;
    private int _nesting;
    private bool _isCut;
    private bool _isComplete = true;

    public Evaluator(FlowEngine engine, Unit unit, int depth, CancellationToken cancellation)
    {
        _engine = engine;
        _unit = unit;
        _depth = depth;
        _cancellation = cancellation;
    }

    /// <summary>Walks the unit until its states settle, then once more to record what it does.</summary>
    public UnitSummary Summarize()
    {
        var walk = new GraphWalk(_unit.Graph, Transfer, ValueOnEntry, _cancellation);
        walk.Run(FlowState.Empty);

        _recorder = new SummaryRecorder();
        FlowState? everywhere = null;
        foreach (var block in _unit.Graph.Blocks)
        {
            if (walk.StateBefore(block) is { } before)
            {
                var after = Transfer(block, before);
                everywhere = everywhere is null ? after : everywhere.Join(after, ValueOnEntry);
                RecordCaptured(block, after);
            }
        }

        foreach (var function in _unit.Graph.LocalFunctions)
        {
            if (function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } syntax)
            {
                SummaryOfNested(syntax);
            }
        }

        var exit = walk.StateBefore(_unit.Graph.Blocks[_unit.Graph.Blocks.Length - 1]) ?? everywhere ?? FlowState.Empty;
        RecordMembers(exit);
        return new UnitSummary
        {
            Unit = _unit,
            Returned = _returnedVote.Settle(_returned),
            Exit = exit,
            Sends = ImmutableArray.CreateRange(_recorder.Sends),
            Calls = ImmutableArray.CreateRange(_recorder.Calls),
            DelegateCalls = ImmutableArray.CreateRange(_recorder.DelegateCalls),
            Writes = ImmutableArray.CreateRange(_recorder.Writes.OrderBy(write => write.Syntax.SpanStart).ThenBy(write => write.Slot.Name, StringComparer.Ordinal)),
            Registrations = ImmutableArray.CreateRange(_recorder.Registrations),
            ExternalCalls = ImmutableArray.CreateRange(_recorder.ExternalCalls),
            Nested = ImmutableArray.CreateRange(_nested.Values.OrderBy(nested => nested.Unit.Syntax.SpanStart)),
            IsCut = _isCut || walk.IsCut,
            IsComplete = _isComplete,
        };
    }

    private FlowState Transfer(BasicBlock block, FlowState before)
    {
        _state = before;
        foreach (var operation in block.Operations)
        {
            Evaluate(operation);
        }

        if (block.BranchValue is { } branchValue)
        {
            var value = Evaluate(branchValue);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                Return(value);
            }
        }

        return _state;
    }

    private void Return(Value value)
    {
        _returnedVote.Add(_state, value);
        _returned = _returned.Union(value);
    }

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return Value.Empty;
        }

        if (++_steps > MostSteps || _nesting >= MostNesting)
        {
            _isCut = true;
            return Value.Empty;
        }

        _engine.Step(_cancellation);
        _nesting++;
        var value = EvaluateCore(operation);
        _nesting--;
        return value;
    }

    private Value EvaluateCore(IOperation operation)
    {
        if (ConstantOf(operation) is { } constant)
        {
            return constant;
        }

        switch (operation)
        {
            case IFlowCaptureOperation capture:
                _captured[capture.Id] = capture.Value;
                return Assign(capture.Id, Evaluate(capture.Value));
            case IFlowCaptureReferenceOperation reference:
                return _state.Variables.TryGetValue(reference.Id, out var captured) ? captured : Value.Empty;
            case ILocalReferenceOperation local:
                return ReadVariable(local.Local);
            case IParameterReferenceOperation parameter:
                return ReadVariable(parameter.Parameter.OriginalDefinition);
            case IInstanceReferenceOperation instance:
                return ReadThis(instance);
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IEventReferenceOperation @event:
                return ReadMember(@event.Instance, Evaluate(@event.Instance), @event.Event.OriginalDefinition);
            case ISimpleAssignmentOperation assignment:
                return EvaluateAssignment(assignment);
            case ICompoundAssignmentOperation compound:
                return Store(compound.Target, Evaluate(compound.Target).Union(Evaluate(compound.Value)), compound.Syntax);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction.Target, deconstruction.Value);
            case IEventAssignmentOperation subscription:
                return Subscribe(subscription);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IDelegateCreationOperation delegateCreation:
                return Evaluate(delegateCreation.Target);
            case IMethodReferenceOperation method:
                return ReferToMethod(method);
            case IFlowAnonymousFunctionOperation lambda:
                return ReferToLambda(lambda);
            case IArrayCreationOperation array:
                return Hold(array, Evaluate(array.Initializer));
            case IArrayElementReferenceOperation element:
                EvaluateAll(element.Indices);
                return Evaluate(element.ArrayReference);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IInterpolatedStringOperation text:
                return Interpolate(text);
            case IBinaryOperation binary:
                return Combine(binary);
            case IIsPatternOperation isPattern:
                Bind(isPattern.Pattern, Evaluate(isPattern.Value));
                return Value.Empty;
            case IAnonymousObjectCreationOperation anonymous:
                return Hold(anonymous, Union(anonymous.Initializers));
            case ITupleOperation tuple:
                return Union(tuple.Elements);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Return(Evaluate(yielded.ReturnedValue));
                return Value.Empty;
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation or IIsTypeOperation or IIsNullOperation:
                EvaluateAll(operation.ChildOperations);
                return Value.Empty;
            case IUtf8StringOperation utf8:
                return Value.Of(new TextFact(utf8.Value, utf8.Syntax));
            default:
                var children = Union(operation.ChildOperations);
                return operation.Syntax.IsKind(SyntaxKind.CollectionExpression) && operation.Type is not null ? Hold(operation, children) : children;
        }
    }

    /// <summary>A constant text, or the members that a constant of an enum is made of.</summary>
    private Value? ConstantOf(IOperation operation)
    {
        if (!operation.ConstantValue.HasValue || operation is IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum })
        {
            return null;
        }

        if (operation.ConstantValue.Value is string text)
        {
            return Value.Of(new TextFact(text, OriginOf(operation)));
        }

        return operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            ? EnumFeatures.Decompose(_engine.Catalog, type, operation.ConstantValue.Value)
            : operation is ILiteralOperation or IDefaultValueOperation ? Value.Empty : null;
    }

    /// <summary>Where a constant text is written: for a named constant its declaration.</summary>
    private SyntaxNode OriginOf(IOperation operation)
    {
        ISymbol? constant = operation switch
        {
            IFieldReferenceOperation { Field: var field } => field,
            ILocalReferenceOperation { Local: var local } => local,
            _ => null,
        };
        return constant?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) ?? operation.Syntax;
    }

    /// <summary>A new object that holds a value.</summary>
    private Value Hold(IOperation operation, Value content, string? provider = null)
    {
        var fact = new ObjectFact(operation.Syntax, provider);
        var made = Value.Of(fact);
        if (_state.Heap.ContainsKey(fact))
        {
            _state = _state.Renew(fact);
            content = content.Replace(fact, fact.Earlier);
        }

        _state = _state.Put(made, content);
        return made;
    }

    private Value Union(IEnumerable<IOperation> operations)
    {
        var union = Value.Empty;
        foreach (var operation in operations)
        {
            union = union.Union(Evaluate(operation));
        }

        return union;
    }

    private void EvaluateAll(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            Evaluate(operation);
        }
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        return conversion.OperatorMethod is { } method && !IsInSource(method) && HoldingTypes.Of(conversion.Operand.Type) == Holding.Payload
            ? HoldingTypes.Squeeze(_state.Close(value))
            : value;
    }

    private static Value ReadThis(IInstanceReferenceOperation instance) =>
        instance is { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: INamedTypeSymbol type }
            ? Value.Of(new SlotFact(type.OriginalDefinition))
            : Value.Empty;

    private void Bind(IPatternOperation? pattern, Value value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Assign(declared, value);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } symbol)
                {
                    Assign(symbol, value);
                }

                foreach (var property in recursive.PropertySubpatterns)
                {
                    var member = (property.Member as IMemberReferenceOperation)?.Member;
                    Bind(property.Pattern, member is null ? value : ReadMemberOrContent(value, member));
                }

                foreach (var part in recursive.DeconstructionSubpatterns)
                {
                    Bind(part, value);
                }

                break;
            case IListPatternOperation list:
                if (list.DeclaredSymbol is { } all)
                {
                    Assign(all, value);
                }

                foreach (var part in list.Patterns)
                {
                    Bind(part, value);
                }

                break;
            case ISlicePatternOperation slice:
                Bind(slice.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                Bind(binary.LeftPattern, value);
                Bind(binary.RightPattern, value);
                break;
            case INegatedPatternOperation negated:
                Bind(negated.Pattern, value);
                break;
        }
    }

    private Value ReferToLambda(IFlowAnonymousFunctionOperation lambda)
    {
        _lambdas[lambda.Syntax] = lambda;
        if (_recorder is not null)
        {
            SummaryOfNested(lambda.Syntax);
        }

        return Value.Of(FunctionFact.Of(lambda.Syntax));
    }

    private bool IsInSource(ISymbol symbol) => _engine.IsInSource(symbol);
}
