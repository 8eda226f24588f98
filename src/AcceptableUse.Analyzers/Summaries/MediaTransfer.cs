using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// The transfer function: what each operation does to the state, and what its value can be. One evaluator serves one
/// body. An operation that it does not know, such as one of a newer compiler, counts as the union of its children.
/// </summary>
internal sealed partial class MediaTransfer : ForwardDataFlowAnalysis<FlowState>
{
    private readonly CompilationModel _model;
    private readonly MethodBody _methodBody;
    private readonly SummarySession _session;
    private readonly CancellationToken _cancellation;
    private readonly BlockRecord?[] _records;
    private readonly List<FlowState> _beforeStrongUpdates = [];
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private readonly Dictionary<SyntaxNode, FlowSummary> _nested = [];
    private readonly Func<object, Value> _valueOnEntry;
    private readonly Func<ILocalSymbol, bool> _isNamedInNestedFunction;
    private FlowState _state = FlowState.Empty;
    private BlockRecord _record = new();
    private Value _returned = Value.Empty;
    private RedactionVote _returnedVote;
    private int _steps;
    private int _nesting;
    private bool _hitLimit;
    private bool _isProtected;

    public MediaTransfer(CompilationModel model, MethodBody methodBody, SummarySession session)
        : base(methodBody.Graph, session.Cancellation)
    {
        _model = model;
        _methodBody = methodBody;
        _session = session;
        _cancellation = session.Cancellation;
        _records = new BlockRecord?[methodBody.Graph.Blocks.Length];
        _valueOnEntry = ValueOnEntry;
        _isNamedInNestedFunction = IsNamedInNestedFunction;
    }

    /// <summary>Evaluates the body until its states are stable.</summary>
    public FlowSummary Summarize()
    {
        foreach (var function in LocalFunctions())
        {
            AddNamesIn(function);
        }

        Fixpoint(FlowState.Empty);
        RecordAgain();
        foreach (var function in LocalFunctions().Concat(_lambdas.Keys.ToArray()))
        {
            SummaryOfNested(function);
        }

        var exit = StateBefore(_methodBody.Graph.Blocks[_methodBody.Graph.Blocks.Length - 1]) ?? Everywhere();
        var summary = ToSummary(exit);
        return _hitLimit || HitVisitLimit ? summary.Cut() : summary;
    }

    private IEnumerable<SyntaxNode> LocalFunctions() => _methodBody.Graph.LocalFunctions
        .Select(function => function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation))
        .OfType<SyntaxNode>();

    private FlowSummary ToSummary(FlowState exit)
    {
        SpendSteps();
        var returned = _returnedVote.Settle(_returned);
        var lastRound = _session.LastRoundOf(_methodBody.Syntax);
        var (visibleReturned, visibleExit, isMerged) = VisibleState.Of(_methodBody, returned, exit, merges: lastRound?.Summary.IsMerged == true);
        if (lastRound is { Number: >= Limits.ExactRounds } before)
        {
            (visibleReturned, visibleExit) = VisibleState.Widen(visibleReturned, visibleExit, before.Summary);
        }

        var blocks = ImmutableArray.CreateBuilder<BlockRecord>();
        foreach (var record in _records)
        {
            if (record is not null)
            {
                record.End = _nested.Count == 0 ? null : record.End;
                blocks.Add(record);
            }
        }

        return new FlowSummary
        {
            Body = _methodBody,
            Returned = visibleReturned,
            ReturnedAll = visibleExit.Reachable(visibleReturned),
            Exit = visibleExit,
            IsMerged = isMerged,
            Blocks = blocks.ToImmutable(),
            End = exit,
            NamesInNestedFunctions = _namesInNestedFunctions,
            Nested = ImmutableArray.CreateRange(_nested.Values.OrderBy(inner => inner.Body.Syntax.SpanStart)),
        };
    }

    /// <summary>What a call of a member does, over all that implement it.</summary>
    public FlowSummary SummarizeDispatch(ImmutableArray<IMethodSymbol> implementations)
    {
        var member = _methodBody.Symbol!;
        var given = member.Parameters.Select(parameter => _model.OnEntry(parameter)).ToArray();
        _returned = implementations.Length < Limits.MaxImplementations ? Value.Empty : Value.Of(TruncatedValue.Instance);
        FlowState? exit = null;
        foreach (var implementation in implementations)
        {
            if (SummaryOf(implementation) is { } summary)
            {
                _state = FlowState.Empty;
                Return(
                    Import(summary, _methodBody.Syntax, _model.OnEntry(member.ContainingType), isThis: true, PositionalLookup(
                        implementation.Parameters, (_, i) => i < given.Length ? given[i] : Value.Empty)));
                exit = exit is null ? _state : Join(exit, _state);
            }
        }

        return ToSummary(exit ?? FlowState.Empty);
    }

    /// <summary>
    /// Evaluates blocks once more whose last visit did not see all that holds there: one of a finally region is visited for each
    /// place that control goes to after it.
    /// </summary>
    private void RecordAgain()
    {
        _isProtected = false;
        foreach (var block in _methodBody.Graph.Blocks)
        {
            if ((HitVisitLimit || IsInSeveralContexts(block)) && StateBefore(block) is { } before)
            {
                RunRecorded(block, before);
            }
        }
    }

    /// <summary>What holds at some point of a body that has no end.</summary>
    private FlowState Everywhere()
    {
        FlowState? everywhere = null;
        foreach (var block in _methodBody.Graph.Blocks)
        {
            if (StateBefore(block) is { } before)
            {
                var after = RunRecorded(block, before);
                everywhere = everywhere is null ? after : Join(everywhere, after);
            }
        }

        return everywhere ?? FlowState.Empty;
    }

    private FlowState RunRecorded(BasicBlock block, FlowState before)
    {
        _record = _records[block.Ordinal] ??= new BlockRecord();
        _record.Clear();
        _viewed = FlowState.Empty;
        var after = Run(block, before);
        _record.End = block.Operations.IsEmpty ? null : after;
        return after;
    }

    protected override BlockResult<FlowState> Transfer(BasicBlock block, FlowState before)
    {
        _beforeStrongUpdates.Clear();
        _isProtected = IsProtected(block);
        var after = RunRecorded(block, before);
        if (!_isProtected)
        {
            return new(after, after, []);
        }

        if (EntersTry(block))
        {
            _beforeStrongUpdates.Add(before);
        }

        // A later block of the same try region starts with this state, and hands it to the handlers.
        if (!LeadsOnInTry(block))
        {
            _beforeStrongUpdates.Add(after);
        }

        return new(after, after, _beforeStrongUpdates);
    }

    protected override FlowState Leave(FlowState state, ControlFlowRegion region) => state.Without(region, _isNamedInNestedFunction);

    protected override FlowState Join(FlowState left, FlowState right) => left.Join(right, _valueOnEntry);

    protected override bool AreEqual(FlowState joined, FlowState left) => joined.MayRepeatItself && joined.Equals(left);

    private FlowState Run(BasicBlock block, FlowState before)
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

        if (++_steps > Limits.MaxOperationsPerBody || _nesting >= Limits.MaxExpressionNesting)
        {
            _hitLimit = true;
            return Value.Empty;
        }

        if (_session.IsUnwinding)
        {
            return Value.Empty;
        }

        _model.Step(_cancellation);
        _nesting++;
        _session.Nesting++;
        var value = EvaluateCore(operation);
        _session.Nesting--;
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
                return Allocate(array, Evaluate(array.Initializer));
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
                return Allocate(anonymous, Union(anonymous.Initializers));
            case ITupleOperation tuple:
                return Union(tuple.Elements);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Return(Evaluate(yielded.ReturnedValue));
                return Value.Empty;
            case ITypeOfOperation typeOf when IsToldToModel(typeOf):
                return AnswerType(typeOf.TypeOperand);
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation or IIsTypeOperation or IIsNullOperation:
                EvaluateAll(operation.ChildOperations);
                return Value.Empty;
            case IUtf8StringOperation utf8:
                return Value.Of(new TextValue(utf8.Value, utf8.Syntax));
            default:
                var children = Union(operation.ChildOperations);
                return operation.Syntax.IsKind(SyntaxKind.CollectionExpression) && operation.Type is not null
                    ? Allocate(operation, children)
                    : children;
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
            var constant = Value.Of(new TextValue(text, OriginOf(operation)));
            return _writesFiles && _state.Variables.TryGetValue(new WrittenFile(text), out var file) ? constant.Union(file) : constant;
        }

        return operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            ? EnumFeatures.Decompose(_model.Catalog, type, operation.ConstantValue.Value)
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
    private Value Allocate(IOperation operation, Value content, string? provider = null)
    {
        var fact = new HeapObject(operation.Syntax, provider);
        var made = Value.Of(fact);
        if (_state.Heap.ContainsKey(fact))
        {
            _state = _state.AgeAllocation(fact);
            content = content.Replace(fact, fact.Older);
        }

        _state = _state.WeakUpdate(made, content);
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
        return conversion.OperatorMethod is { } method
            && !IsInSource(method)
            && TypeCapacities.Of(conversion.Operand.Type) == TypeCapacity.Payload
            ? PayloadOf(value)
            : value;
    }

    private Value ReadThis(IInstanceReferenceOperation instance) =>
        instance is { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: INamedTypeSymbol type }
            ? _model.OnEntry(type.OriginalDefinition)
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
        if (!_lambdas.ContainsKey(lambda.Syntax))
        {
            AddNamesIn(lambda.Syntax);
        }

        _lambdas[lambda.Syntax] = lambda;
        return Value.Of(FunctionValue.Of(lambda.Syntax));
    }

    private bool IsInSource(ISymbol symbol) => _model.IsInSource(symbol);
}
