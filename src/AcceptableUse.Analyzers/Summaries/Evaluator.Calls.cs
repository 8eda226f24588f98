using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Calls: of catalog members, of delegates, of methods in source, and the making of objects.</summary>
internal sealed partial class Evaluator
{
    private readonly Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation> _lambdas = [];
    private readonly HashSet<SyntaxNode> _inProgress = [];

    /// <summary>The evaluator of the unit around a nested function.</summary>
    private Evaluator? Parent { get; set; }

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = Mute(creation.Constructor, EvaluateArguments(creation.Arguments));
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type)
        {
            return Hold(creation, Union(arguments));
        }

        var known = _model.Catalog.HasConstructor(type.Name) ? _model.Catalog.Find(constructor) : null;
        if (IsInSource(type))
        {
            var made = Hold(creation, Value.Empty, ClientAbstractions.IsImplementedBy(type) ? type.Name : null);
            Initialize(type.OriginalDefinition, creation, made);
            SetPositionalMembers(constructor, made, arguments, creation.Syntax);
            CallSource(constructor.OriginalDefinition, creation, instance: null, made, ByParameter(arguments), isConstructor: true);
            _state = _state.Put(made, Contribute(known, creation.Syntax, arguments));
            return made;
        }

        var content = Union(arguments).WhereStructure(fact => fact is not FunctionFact).Union(RunArguments(creation.Syntax, constructor, Value.Empty, arguments));
        var provider = known is null && ClientAbstractions.IsProvider(type) ? type.ContainingAssembly?.Name : null;
        var value = Hold(creation, content, provider);
        _state = _state.Put(value, Contribute(known, creation.Syntax, arguments));
        return value;
    }

    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = Evaluate(invocation.Instance);
        var arguments = Mute(method, EvaluateArguments(invocation.Arguments));

        switch (method.MethodKind)
        {
            case MethodKind.DelegateInvoke:
                return InvokeDelegate(invocation, receiver, arguments);
            case MethodKind.LocalFunction:
                return InvokeLocalFunction(invocation, method.OriginalDefinition, arguments);
        }

        if (_model.Catalog.HasName(method.Name) && _model.Catalog.Find(method) is { } known && Applies(known, arguments))
        {
            return InvokeKnown(invocation, known, receiver, arguments);
        }

        return IsInSource(method)
            ? InvokeSource(invocation, receiver, arguments)
            : CallExternal(invocation, method, receiver, arguments);
    }

    private Value InvokeKnown(IInvocationOperation invocation, SdkMember known, Value receiver, Argument[] arguments)
    {
        switch (known.Role)
        {
            case SdkRole.Send:
                RecordSend(invocation, known, known.ReceiverCarries ? receiver.Union(ReadMembers(invocation, receiver)) : receiver, arguments);
                RunArguments(invocation.Syntax, invocation.TargetMethod, Value.Empty, arguments);
                return Hold(invocation, Value.Empty);
            case SdkRole.Safe:
                return Hold(invocation, Value.Empty);
            case SdkRole.Redact:
                return Redact(invocation, known, receiver, arguments);
            case SdkRole.Register:
                RecordRegistration(invocation, known, receiver, arguments);
                _state = _state.Put(invocation.Instance is null && arguments.Length > 0 ? arguments[0].Value : receiver, Contribute(known, invocation.Syntax, arguments));
                break;
            case SdkRole.Carrier or SdkRole.Live or SdkRole.Client when invocation.Instance is not null:
                _state = _state.Put(receiver, Contribute(known, invocation.Syntax, arguments));
                break;
        }

        if (IsInSource(invocation.TargetMethod))
        {
            var value = InvokeSource(invocation, receiver, arguments);
            var contributed = Contribute(known, invocation.Syntax, arguments);
            if (known.Role == SdkRole.Live)
            {
                FillArguments(Value.Empty, arguments, contributed);
            }

            return value.Union(Hold(invocation, contributed));
        }

        return CallExternal(invocation, invocation.TargetMethod, receiver, arguments, Contribute(known, invocation.Syntax, arguments));
    }

    /// <summary>What a carrier, client root or source of frames adds to what it makes.</summary>
    private Value Contribute(SdkMember? known, SyntaxNode syntax, Argument[] arguments)
    {
        switch (known?.Role)
        {
            case SdkRole.Carrier:
                var mediaType = known.MimeParameter is { } mime ? ClosedArgument(arguments, mime) : Value.Empty;
                var payload = Value.Empty;
                foreach (var argument in arguments)
                {
                    if (argument.Name != known.MimeParameter && (known.DataParameters.IsEmpty || known.DataParameters.Contains(argument.Name)))
                    {
                        payload = payload.Union(HoldingTypes.Squeeze(_state.Close(argument.Value)));
                    }
                }

                return Value.Of(new MediaFact(known, mediaType.Words, payload, ImmutableArray.Create(syntax)));
            case SdkRole.Client:
            case SdkRole.Register when known.Service != SdkService.Argument:
                var endpoint = Value.Empty;
                foreach (var parameter in known.EndpointParameters)
                {
                    endpoint = endpoint.Union(ClosedArgument(arguments, parameter).Words);
                }

                return Value.Of(new ClientFact(known, endpoint));
            case SdkRole.Live:
                var source = arguments.FirstOrDefault(argument => argument.Name == known.SourceParameter);
                var isNumbered = source.Operation is { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 };
                return Value.Of(new FrameFact(known, isNumbered, source.Operation is null ? Value.Empty : _state.Close(source.Value).Words));
            default:
                return Value.Empty;
        }
    }

    /// <summary>What the assignment of an external property puts into the object: the value, and media where the property is a carrier.</summary>
    private Value BuildByProperty(IPropertyReferenceOperation reference, Value value)
    {
        if (_model.Catalog.HasName(reference.Property.Name) && _model.Catalog.Find(reference.Property) is { Role: SdkRole.Carrier } carrier)
        {
            return Value.Of(new MediaFact(carrier, Value.Empty, HoldingTypes.Squeeze(_state.Close(value)), ImmutableArray.Create(reference.Syntax)));
        }

        return KeepsFunctions(reference.Property) ? value : value.WhereStructure(fact => fact is not FunctionFact);
    }

    /// <summary>A collection keeps the functions it is given; other external code is taken to run them.</summary>
    private static bool KeepsFunctions(ISymbol member) => member.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private Value InvokeDelegate(IInvocationOperation invocation, Value receiver, Argument[] arguments)
    {
        var function = _state.Close(receiver);
        RecordMembers(_state);
        _recorder?.DelegateCalls.Add(new DelegateCall(invocation.Syntax, function, ImmutableArray.CreateRange(arguments.Select(argument => _state.Close(argument.Value))), ByExternalCode: false));
        var value = Value.Empty;
        var vote = default(RedactionVote);
        foreach (var fact in function.OfType<FunctionFact>())
        {
            var returned = CallFunction(fact, invocation.Syntax, (_, i) => i < arguments.Length ? arguments[i].Value : Value.Empty);
            vote.Add(_state, returned);
            value = value.Union(returned);
        }

        foreach (var slot in function.OfType<SlotFact>())
        {
            value = value.Add(new ResultFact(slot));
        }

        return vote.Settle(value);
    }

    private Value InvokeLocalFunction(IInvocationOperation invocation, IMethodSymbol function, Argument[] arguments)
    {
        RecordSourceCall(invocation.Syntax, function, Value.Empty, ByParameter(arguments));
        var value = function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } syntax && SummaryOfNested(syntax) is { } summary
            ? Import(summary, invocation.Syntax, Value.Empty, isThis: true, ArgumentLookup(ByParameter(arguments)))
            : Hold(invocation, Value.Empty);
        StoreRefResults(invocation.Syntax, arguments);
        return value;
    }

    private Value InvokeSource(IInvocationOperation invocation, Value receiver, Argument[] arguments)
    {
        var method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        var value = CallSource(method, invocation, invocation.Instance, receiver, ByParameter(arguments), isVirtual: invocation.IsVirtual);
        foreach (var argument in arguments)
        {
            // The callee may run a function it is given; what it gives it is found from the callee's own record.
            ApplyEffects(invocation.Syntax, argument.Value);
        }

        StoreRefResults(invocation.Syntax, arguments);
        return value;
    }

    private void StoreRefResults(SyntaxNode call, Argument[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is { Parameter: { RefKind: RefKind.Out or RefKind.Ref } parameter, Operation: { } target }
                && _refResults.TryGetValue((call, parameter.Ordinal), out var result))
            {
                _refResults.Remove((call, parameter.Ordinal));
                Store(target, result, target.Syntax);
            }
        }
    }

    /// <summary>Calls a method that source declares, or whatever overrides or implements it there unless it is called by <c>base</c>.</summary>
    private Value CallSource(
        IMethodSymbol method,
        IOperation call,
        IOperation? instance,
        Value receiver,
        (IParameterSymbol Parameter, Value Value)[] arguments,
        bool isConstructor = false,
        bool isVirtual = true)
    {
        RecordMembers(_state);
        RecordSourceCall(call.Syntax, method, receiver, arguments);
        var implementations = isVirtual ? _model.Implementations(method, _cancellation) : ImmutableArray.Create(method);
        if (implementations.IsEmpty)
        {
            return isConstructor ? Value.Empty : Hold(call, Value.Empty);
        }

        if (implementations.Length > Limits.MaxSeparateImplementations
            && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } declaration
            && RootBodies.Of(method, _cancellation) != declaration)
        {
            return _session.OfDispatch(declaration, method, implementations) is { } dispatch
                ? Import(dispatch, call.Syntax, receiver, !isConstructor && !method.IsStatic && IsThis(instance), ArgumentLookup(arguments))
                : Hold(call, Value.Empty);
        }

        var value = implementations.Length < Limits.MaxImplementations ? Value.Empty : Value.Of(TruncatedFact.Instance);
        var vote = default(RedactionVote);
        var before = _state;
        FlowState? after = null;
        foreach (var implementation in implementations)
        {
            _state = before;
            var returned = Import(implementation, call, isConstructor ? call : instance, receiver, arguments, isConstructor);
            vote.Add(_state, returned);
            value = value.Union(returned);
            after = after is null ? _state : after.Join(_state, ValueOnEntry);
        }

        _state = after!;
        return vote.Settle(value);
    }

    private Value Import(
        IMethodSymbol method,
        IOperation call,
        IOperation? instance,
        Value receiver,
        (IParameterSymbol Parameter, Value Value)[] arguments,
        bool isConstructor = false)
    {
        if (SummaryOf(method) is not { } summary)
        {
            return isConstructor ? Value.Empty : Hold(call, Value.Empty);
        }

        var own = method.Parameters;
        var byParameter = arguments.Select(argument => (argument.Parameter.Ordinal < own.Length ? own[argument.Parameter.Ordinal] : argument.Parameter, argument.Value)).ToArray();
        return Import(summary, call.Syntax, receiver, !isConstructor && !method.IsStatic && IsThis(instance), ArgumentLookup(byParameter));
    }

    private UnitSummary? SummaryOf(IMethodSymbol method) => _model.BodyOf(method, _cancellation) is { } body ? _session.Of(body) : null;

    private Value CallFunction(FunctionFact function, SyntaxNode call, Func<IParameterSymbol, int, Value> argument)
    {
        if (function.Method is { } method)
        {
            if (IsRedactor(method))
            {
                return Redacted;
            }

            var value = Value.Empty;
            foreach (var implementation in _model.Implementations(method, _cancellation))
            {
                if (SummaryOf(implementation) is not { } summary)
                {
                    continue;
                }

                var isThis = _unit.Symbol is { } self && SymbolEqualityComparer.Default.Equals(self.ContainingType, implementation.ContainingType);
                value = value.Union(Import(summary, call, Value.Empty, isThis, PositionalLookup(implementation.Parameters, argument)));
            }

            return value;
        }

        return SummaryOfNested(function.Syntax!) is { Unit.Symbol: { } symbol } nested
            ? Import(nested, call, Value.Empty, isThis: true, PositionalLookup(symbol.Parameters, argument))
            : Value.Empty;
    }

    /// <summary>Runs the functions among the values with the same unknown mixture for every parameter, as external code may.</summary>
    private Value RunByExternalCode(SyntaxNode syntax, Value functions, Value given)
    {
        var closed = _state.Close(functions);
        if (!closed.Any<FunctionFact>())
        {
            return Value.Empty;
        }

        _recorder?.DelegateCalls.Add(new DelegateCall(syntax, closed, ImmutableArray.Create(_state.Close(given)), ByExternalCode: true));
        return ApplyEffects(syntax, closed, given);
    }

    /// <summary>Takes in what the functions do, which may or may not run.</summary>
    private Value ApplyEffects(SyntaxNode syntax, Value functions, Value? given = null)
    {
        var value = Value.Empty;
        foreach (var function in functions.OfType<FunctionFact>())
        {
            var before = _state;
            value = value.Union(CallFunction(function, syntax, (parameter, _) => given ?? HoldingTypes.OnEntry(parameter)));
            _state = before.Join(_state, ValueOnEntry);
        }

        return value;
    }

    private Value ReferToMethod(IMethodReferenceOperation reference)
    {
        Evaluate(reference.Instance);
        var method = reference.Method.OriginalDefinition;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } syntax ? Value.Of(FunctionFact.Of(syntax)) : Value.Empty;
        }

        return IsInSource(method) || IsRedactor(method) ? Value.Of(FunctionFact.Of(method)) : Value.Empty;
    }

    /// <summary>The summary of a lambda or local function, made once for the unit it stands in.</summary>
    private UnitSummary? SummaryOfNested(SyntaxNode syntax)
    {
        for (var evaluator = this; evaluator is not null; evaluator = evaluator.Parent)
        {
            if (evaluator.GraphOfNested(syntax) is { } nested)
            {
                return evaluator.SummarizeNested(syntax, nested);
            }
        }

        if (RootBodies.Of(syntax) == RootBodies.Of(_unit.Syntax))
        {
            // It stands in this very body but was not met yet, or is being summarised.
            return null;
        }

        return RootBodies.Of(syntax) is { } body ? _session.Of(body)?.Nest(syntax) : null;
    }

    private (IMethodSymbol Symbol, ControlFlowGraph Graph)? GraphOfNested(SyntaxNode syntax)
    {
        if (_lambdas.TryGetValue(syntax, out var lambda))
        {
            return (lambda.Symbol, _unit.Graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation));
        }

        foreach (var function in _unit.Graph.LocalFunctions)
        {
            if (function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) == syntax)
            {
                return (function, _unit.Graph.GetLocalFunctionControlFlowGraph(function, _cancellation));
            }
        }

        return null;
    }

    private UnitSummary? SummarizeNested(SyntaxNode syntax, (IMethodSymbol Symbol, ControlFlowGraph Graph) nested)
    {
        if (_nested.TryGetValue(syntax, out var known))
        {
            return known;
        }

        if (!_inProgress.Add(syntax))
        {
            return null;
        }

        var evaluator = new Evaluator(_model, new Unit(syntax, nested.Symbol, nested.Graph, _unit), _session) { Parent = this };
        var summary = evaluator.Summarize();
        _inProgress.Remove(syntax);
        _isCut |= summary.IsCut;
        return _nested[syntax] = summary;
    }

    /// <summary>Gives a new object what the initialisers of its fields and properties say.</summary>
    private void Initialize(INamedTypeSymbol type, IOperation creation, Value made)
    {
        for (var current = type; current is not null && IsInSource(current); current = current.BaseType?.OriginalDefinition)
        {
            foreach (var initializer in _model.InstanceInitializers(current, _cancellation))
            {
                if (_session.Of(initializer) is { } summary)
                {
                    Import(summary, creation.Syntax, made, isThis: false, _ => null);
                }
            }
        }
    }

    private void SetPositionalMembers(IMethodSymbol constructor, Value made, Argument[] arguments, SyntaxNode syntax)
    {
        if (!constructor.ContainingType.IsRecord)
        {
            return;
        }

        foreach (var argument in arguments)
        {
            if (constructor.ContainingType.OriginalDefinition.GetMembers(argument.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                _state = _state.SetMember(made, property, argument.Value, Value.Empty);
                Record(property, argument.Value, syntax);
            }
        }
    }
}
