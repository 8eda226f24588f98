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
internal sealed partial class MediaTransfer
{
    private readonly Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation> _lambdas = [];
    private readonly HashSet<SyntaxNode> _inProgress = [];

    /// <summary>The evaluator of the body around a nested function.</summary>
    private MediaTransfer? Parent { get; set; }

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = DropNonPromptText(creation.Constructor, EvaluateArguments(creation.Arguments));
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type)
        {
            return Allocate(creation, Union(arguments));
        }

        var known = _model.Catalog.HasConstructor(type.Name) ? _model.Catalog.Find(constructor) : null;
        if (IsInSource(type))
        {
            var made = Allocate(creation, Value.Empty, ClientAbstractions.IsImplementedBy(type) ? type.Name : null);
            Initialize(type.OriginalDefinition, creation, made);
            SetPositionalMembers(constructor, made, arguments, creation.Syntax);
            CallSource(constructor.OriginalDefinition, creation, instance: null, made, ByParameter(arguments), isConstructor: true);
            _state = _state.WeakUpdate(made, Contribute(known, creation.Syntax, arguments));
            return made;
        }

        if (known is { Role: ApiRole.Send } && Applies(known, arguments))
        {
            RecordSend(creation.Syntax, constructor, instance: null, known, Value.Empty, arguments);
        }

        var content = Union(arguments).WhereStructure(fact => fact is not FunctionValue).Union(
            RunArguments(creation.Syntax, constructor, Value.Empty, arguments));
        var provider = known is null && ClientAbstractions.IsProvider(type) ? type.ContainingAssembly?.Name : null;
        var value = Allocate(creation, content, provider);
        _state = _state.WeakUpdate(value, Contribute(known, creation.Syntax, arguments));
        return value;
    }

    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = Evaluate(invocation.Instance);
        var arguments = DropNonPromptText(method, EvaluateArguments(invocation.Arguments));

        switch (method.MethodKind)
        {
            case MethodKind.DelegateInvoke:
                return InvokeDelegate(invocation, receiver, arguments);
            case MethodKind.LocalFunction:
                return InvokeLocalFunction(invocation, method.OriginalDefinition, arguments);
        }

        if (_model.Catalog.MayKnow(method) && _model.Catalog.Find(method) is { } known && Applies(known, arguments))
        {
            return InvokeKnown(invocation, known, receiver, arguments);
        }

        return IsInSource(method)
            ? InvokeSource(invocation, receiver, arguments)
            : CallExternal(invocation, method, receiver, arguments);
    }

    private Value InvokeKnown(IInvocationOperation invocation, ApiModel known, Value receiver, Argument[] arguments)
    {
        switch (known.Role)
        {
            case ApiRole.Send:
                var sender = known.ReceiverCarries ? receiver.Union(ReadMembers(invocation, receiver)) : receiver;
                RecordSend(invocation.Syntax, invocation.TargetMethod, invocation.Instance, known, sender, arguments);
                if (invocation.TargetMethod.MethodKind == MethodKind.Constructor)
                {
                    break;
                }

                RunArguments(invocation.Syntax, invocation.TargetMethod, Value.Empty, arguments);
                return Allocate(invocation, ResultOf(invocation, known, arguments));
            case ApiRole.Safe:
                return Allocate(invocation, Value.Empty);
            case ApiRole.Redact:
                return Redact(invocation, known, receiver, arguments);
            case ApiRole.Register:
                var registered = RecordRegistration(invocation, known, receiver, arguments);
                _state = _state.WeakUpdate(
                    invocation.Instance is null && arguments.Length > 0 ? arguments[0].Value : receiver,
                    Contribute(known, invocation.Syntax, arguments).Union(registered));
                break;
            case ApiRole.Carrier or ApiRole.Live or ApiRole.Client when invocation.Instance is not null:
                _state = _state.WeakUpdate(receiver, Contribute(known, invocation.Syntax, arguments));
                break;
        }

        if (IsInSource(invocation.TargetMethod))
        {
            var value = InvokeSource(invocation, receiver, arguments);
            var contributed = Contribute(known, invocation.Syntax, arguments);
            if (known.Role == ApiRole.Live)
            {
                FillArguments(Value.Empty, arguments, contributed);
            }

            return value.Union(Allocate(invocation, contributed));
        }

        return CallExternal(invocation, invocation.TargetMethod, receiver, arguments, Contribute(known, invocation.Syntax, arguments));
    }

    /// <summary>What a service says of what it was sent: the name of a file, and faces that were seen in frames.</summary>
    private Value ResultOf(IInvocationOperation invocation, ApiModel sink, Argument[] arguments)
    {
        if (sink.IsUpload)
        {
            return Value.Of(new UploadedFile(invocation.Syntax));
        }

        return (sink.Capabilities & Capability.Detect) != 0
            ? PayloadOf(Union(arguments)).Where(fact => fact is FrameValue or EntryValue or InvocationResult)
            : Value.Empty;
    }

    /// <summary>What a carrier, client root or source of frames adds to what it makes.</summary>
    private Value Contribute(ApiModel? known, SyntaxNode syntax, Argument[] arguments)
    {
        switch (known?.Role)
        {
            case ApiRole.Carrier:
                var mediaType = known.MimeParameter is { } mime ? ClosedArgument(arguments, mime) : Value.Empty;
                var payload = Value.Empty;
                foreach (var argument in arguments)
                {
                    if (argument.Name != known.MimeParameter
                        && (known.DataParameters.IsEmpty || known.DataParameters.Contains(argument.Name)))
                    {
                        payload = payload.Union(PayloadOf(argument.Value));
                    }
                }

                return Value.Of(new MediaValue(known, mediaType.Words, payload, ImmutableArray.Create(syntax)));
            case ApiRole.Client:
            case ApiRole.Register when known.Service != ApiService.Argument:
                var endpoint = Value.Empty;
                foreach (var parameter in known.EndpointParameters)
                {
                    endpoint = endpoint.Union(ClosedArgument(arguments, parameter).Words);
                }

                return Value.Of(new ClientValue(known, endpoint));
            case ApiRole.Live:
                var source = arguments.FirstOrDefault(argument => argument.Name == known.SourceParameter);
                var isNumbered = source.Operation is { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 };
                return Value.Of(
                    new FrameValue(known, isNumbered, source.Operation is null ? Value.Empty : _state.Reachable(source.Value).Words));
            default:
                return Value.Empty;
        }
    }

    /// <summary>What the assignment of an external property puts into the object: the value, and media where the property is a carrier.</summary>
    private Value BuildByProperty(IPropertyReferenceOperation reference, Value value)
    {
        switch (_model.Catalog.HasName(reference.Property.Name) ? _model.Catalog.Find(reference.Property) : null)
        {
            case { Role: ApiRole.Carrier } carrier:
                return Value.Of(
                    new MediaValue(carrier, Value.Empty, PayloadOf(value), ImmutableArray.Create(reference.Syntax)));
            case { Role: ApiRole.Safe }:
                return Value.Empty;
        }

        return KeepsFunctions(reference.Property) ? value : value.WhereStructure(fact => fact is not FunctionValue);
    }

    /// <summary>A collection keeps the functions it is given; other external code is taken to run them.</summary>
    private static bool KeepsFunctions(ISymbol member) =>
        member.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private Value InvokeDelegate(IInvocationOperation invocation, Value receiver, Argument[] arguments)
    {
        var function = _state.Reachable(receiver);
        RecordView();
        _record.Add(
            new DelegateCall(
                invocation.Syntax, function, _state, Array.ConvertAll(arguments, argument => argument.Value), ByExternalCode: false));
        var value = Value.Empty;
        var vote = default(RedactionVote);
        foreach (var fact in function.OfType<FunctionValue>())
        {
            var returned = CallFunction(fact, invocation.Syntax, (_, i) => i < arguments.Length ? arguments[i].Value : Value.Empty);
            vote.Add(_state, returned);
            value = value.Union(returned);
        }

        foreach (var input in function.OfType<EntryValue>())
        {
            value = value.Add(new InvocationResult(input));
        }

        return vote.Settle(value);
    }

    private Value InvokeLocalFunction(IInvocationOperation invocation, IMethodSymbol function, Argument[] arguments)
    {
        RecordSourceCall(invocation.Syntax, function, Value.Empty, ByParameter(arguments));
        var value = function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } syntax
            && SummaryOfNested(syntax) is { } summary
            ? Import(summary, invocation.Syntax, Value.Empty, isThis: true, ArgumentLookup(ByParameter(arguments)))
            : Allocate(invocation, Value.Empty);
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
        RecordView();
        RecordSourceCall(call.Syntax, method, receiver, arguments);
        if (_session.OmitsProcedures && !isConstructor && IsProcedure(method, receiver, arguments))
        {
            _state = _state.WithUnknownMembers(_model.OnEntry);
            return Value.Empty;
        }

        var implementations = isVirtual ? _model.Implementations(method, _cancellation) : ImmutableArray.Create(method);
        if (implementations.IsEmpty)
        {
            return isConstructor ? Value.Empty : Allocate(call, Value.Empty);
        }

        if (implementations.Length > Limits.MaxSeparateImplementations
            && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } declaration
            && MethodBodies.Of(method, _cancellation) != declaration)
        {
            return _session.OfDispatch(declaration, method, implementations) is { } dispatch
                ? Import(dispatch, call.Syntax, receiver, !isConstructor && !method.IsStatic && IsThis(instance), ArgumentLookup(arguments))
                : Allocate(call, Value.Empty);
        }

        var value = implementations.Length < Limits.MaxImplementations ? Value.Empty : Value.Of(TruncatedValue.Instance);
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

    /// <summary>Whether all that a call can do is to assign members: it returns nothing of interest and is given nothing that it could fill.</summary>
    private bool IsProcedure(IMethodSymbol method, Value receiver, (IParameterSymbol Parameter, Value Value)[] arguments)
    {
        if (TypeCapacities.Of(method.ReturnType) > TypeCapacity.Trace || receiver.Any<HeapObject>())
        {
            return false;
        }

        foreach (var (parameter, value) in arguments)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out
                || (CanBeFilled(parameter.Type) && !value.IsEmpty)
                || value.Any<HeapObject>())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether something can be put into an object of a type other than by assigning members that source declares.</summary>
    private bool CanBeFilled(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum or TypeKind.Delegate } => false,
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named => !IsDeclaredWhole(named),
        _ => true,
    };

    /// <summary>Whether source declares a type and all that it builds on, and it is no collection.</summary>
    private bool IsDeclaredWhole(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current =
            current.BaseType)
        {
            if (!IsInSource(current))
            {
                return false;
            }
        }

        return type.AllInterfaces.All(contract => contract.SpecialType != SpecialType.System_Collections_IEnumerable);
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
            return isConstructor ? Value.Empty : Allocate(call, Value.Empty);
        }

        var own = method.Parameters;
        var byParameter = arguments.Select(argument => (
            argument.Parameter.Ordinal < own.Length ? own[argument.Parameter.Ordinal] : argument.Parameter, argument.Value))
            .ToArray();
        return Import(summary, call.Syntax, receiver, !isConstructor && !method.IsStatic && IsThis(instance), ArgumentLookup(byParameter));
    }

    private FlowSummary? SummaryOf(IMethodSymbol method) => _model.BodyOf(method, _cancellation) is { } body ? _session.Of(body) : null;

    private Value CallFunction(FunctionValue function, SyntaxNode call, Func<IParameterSymbol, int, Value> argument)
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

                var isThis = _methodBody.Symbol is { } self
                    && SymbolEqualityComparer.Default.Equals(self.ContainingType, implementation.ContainingType);
                value = value.Union(Import(summary, call, Value.Empty, isThis, PositionalLookup(implementation.Parameters, argument)));
            }

            return value;
        }

        return SummaryOfNested(function.Syntax!) is { Body.Symbol: { } symbol } nested
            ? Import(nested, call, Value.Empty, isThis: true, PositionalLookup(symbol.Parameters, argument))
            : Value.Empty;
    }

    /// <summary>
    /// Runs a function that a callee runs, which may run others, and so itself again: within one call each runs once.
    /// </summary>
    private Value RunOnce(FunctionValue function, SyntaxNode call)
    {
        if (_runs is not null && _runs.TryGetValue(function, out var known))
        {
            return known;
        }

        if (_imports > Limits.MaxFunctionsOnStack)
        {
            _hitLimit = true;
            return Value.Of(TruncatedValue.Instance);
        }

        var runs = _runs ??= [];
        runs.Add(function, Value.Empty);
        _session.Nesting += Limits.NestingOfFunction;
        var value = CallFunction(function, call, (parameter, _) => _model.OnEntry(parameter));
        _session.Nesting -= Limits.NestingOfFunction;
        return runs[function] = value;
    }

    /// <summary>Runs the functions among the values as external code may: each parameter receives the same unknown mixture.</summary>
    private Value RunByExternalCode(SyntaxNode syntax, Value functions, Value given)
    {
        var closed = _state.Reachable(functions);
        if (!closed.Any<FunctionValue>())
        {
            return Value.Empty;
        }

        _record.Add(new DelegateCall(syntax, closed, _state, [given], ByExternalCode: true));
        return ApplyEffects(syntax, closed, given);
    }

    /// <summary>Takes in what the functions do, which may or may not run.</summary>
    private Value ApplyEffects(SyntaxNode syntax, Value functions, Value? given = null)
    {
        var value = Value.Empty;
        foreach (var function in functions.OfType<FunctionValue>())
        {
            var before = _state;
            value = value.Union(CallFunction(function, syntax, (parameter, _) =>
                given is null ? _model.OnEntry(parameter)
                : TypeCapacities.Of(parameter) is TypeCapacity.Trace || IsEnum(parameter.Type) ? TypeCapacities.Coerce(_state.Reachable(given), parameter.Type)
                : given));
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
            return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } syntax
                ? Value.Of(FunctionValue.Of(syntax))
                : Value.Empty;
        }

        return IsInSource(method) || IsRedactor(method) ? Value.Of(FunctionValue.Of(method)) : Value.Empty;
    }

    /// <summary>The summary of a lambda or local function, made once for the body it stands in.</summary>
    private FlowSummary? SummaryOfNested(SyntaxNode syntax)
    {
        for (var evaluator = this; evaluator is not null; evaluator = evaluator.Parent)
        {
            if (evaluator.GraphOfNested(syntax) is { } nested)
            {
                return evaluator.SummarizeNested(syntax, nested);
            }
        }

        if (MethodBodies.Of(syntax) == MethodBodies.Of(_methodBody.Syntax))
        {
            // It is declared in this body but not reached yet, or it is being summarised.
            return null;
        }

        return MethodBodies.Of(syntax) is { } body ? _session.Of(body)?.Nest(syntax) : null;
    }

    private (IMethodSymbol Symbol, ControlFlowGraph Graph)? GraphOfNested(SyntaxNode syntax)
    {
        if (_lambdas.TryGetValue(syntax, out var lambda))
        {
            return (lambda.Symbol, _methodBody.Graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation));
        }

        foreach (var function in _methodBody.Graph.LocalFunctions)
        {
            if (function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) == syntax)
            {
                return (function, _methodBody.Graph.GetLocalFunctionControlFlowGraph(function, _cancellation));
            }
        }

        return null;
    }

    private FlowSummary? SummarizeNested(SyntaxNode syntax, (IMethodSymbol Symbol, ControlFlowGraph Graph) nested)
    {
        if (_nested.TryGetValue(syntax, out var known))
        {
            return known;
        }

        if (!_inProgress.Add(syntax))
        {
            return null;
        }

        var evaluator = new MediaTransfer(
            _model, new MethodBody(syntax, nested.Symbol, nested.Graph, _methodBody), _session) { Parent = this };
        var summary = evaluator.Summarize();
        _inProgress.Remove(syntax);
        _hitLimit |= summary.HitLimit;
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
            if (constructor.ContainingType.OriginalDefinition.GetMembers(argument.Name)
                .OfType<IPropertySymbol>()
                .FirstOrDefault() is { } property)
            {
                SetMember(made, property, argument.Value, Value.Empty);
                _record.AddWrite(_state, property, argument.Value, syntax);
            }
        }
    }
}
