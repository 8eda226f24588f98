using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// Calls of code that cannot be seen: libraries other than what the catalog knows. What comes out is what went in, as
/// far as the types allow; what can be changed may have been changed.
/// </summary>
internal sealed partial class MediaTransfer
{
    /// <summary>Frames were written to a file whose path is a constant.</summary>
    private bool _writesFiles;

    private Value CallExternal(IOperation call, IMethodSymbol method, Value receiver, Argument[] arguments, Value? contributed = null)
    {
        var inputs = contributed ?? Value.Empty;
        var hasFunctions = false;
        foreach (var argument in arguments)
        {
            hasFunctions |= argument.Parameter?.Type.TypeKind == TypeKind.Delegate;
        }

        var returnedByFunctions = hasFunctions ? RunArguments(call.Syntax, method, receiver, arguments) : Value.Empty;
        var isExtension = method.IsExtensionMethod && arguments.Length > 0;
        var target = isExtension ? arguments[0].Value : receiver;
        if (!hasFunctions || MayReturn(method.OriginalDefinition, method.OriginalDefinition.ContainingType))
        {
            inputs = inputs.Union(receiver);
        }

        foreach (var argument in arguments)
        {
            if (!hasFunctions
                || argument.Parameter is null
                || MayReturn(method.OriginalDefinition, argument.Parameter.OriginalDefinition.Type))
            {
                inputs = inputs.Union(argument.Value.WhereStructure(fact => fact is not FunctionValue));
            }
        }

        if (method.ContainingAssembly is { } library && !KnownProviders.BuiltIn.IsNeutralPackage(library.Name))
        {
            _record.Add(new ExternalCall(call.Syntax, _state, inputs.Union(returnedByFunctions)));
        }

        Mutate(method, receiver, target, arguments, contributed ?? Value.Empty);
        inputs = inputs.Union(returnedByFunctions);
        if (method.TypeArguments.Length == 1 && KnownProviders.BuiltIn.TakesAnswerType(method.Name))
        {
            inputs = inputs.Union(AnswerType(method.TypeArguments[0]));
        }

        if (method.Name == nameof(ToString) && call is IInvocationOperation { Instance: { } written } && IsQuery(Unconverted(written)?.Type))
        {
            return JoinTexts(PayloadOf(inputs));
        }

        if (AllValues(call, method) is { } all)
        {
            return Allocate(call, all);
        }

        if (method.TypeArguments.Length == 1 && KnownProviders.BuiltIn.IsServiceMethod(method.Name) && !IsMadeHere(target))
        {
            inputs = inputs.Add(new ServiceRequest(method.TypeArguments[0], ServiceKeyOf(arguments)));
        }

        return FillTemplate(call, method, receiver, arguments) ?? Yield(call, method, target, inputs);
    }

    /// <summary>Whether a container or kernel was made by this body and told of clients, so that what it yields is one of those.</summary>
    private bool IsMadeHere(Value container) =>
        !container.IsEmpty
        && container.Structure.All.All(fact => fact is HeapObject or ClientValue)
        && _state.Reachable(container).Any<ClientValue>();

    /// <summary>The members of an enum that a call asks for all at once, or null.</summary>
    private Value? AllValues(IOperation call, IMethodSymbol method)
    {
        if (method.ContainingType.SpecialType != SpecialType.System_Enum || method.Name is not (nameof(Enum.GetValues) or nameof(Enum.GetNames)))
        {
            return null;
        }

        var type = method.TypeArguments.FirstOrDefault()
            ?? (call as IInvocationOperation)?.Arguments.Select(argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        return type is { TypeKind: TypeKind.Enum }
            ? type.GetMembers().OfType<IFieldSymbol>().Aggregate(Value.Empty, (all, member) => all.Union(EnumFeatures.Of(_model.Catalog, member)))
            : null;
    }

    /// <summary>
    /// Where functions are among the arguments, the type parameters tell which inputs can come out: <c>Select</c>
    /// yields what its function returns, <c>OrderBy</c> yields elements of its source.
    /// </summary>
    private static bool MayReturn(IMethodSymbol method, ITypeSymbol input)
    {
        if (method.ReturnsVoid || !MentionsTypeParameter(method.ReturnType, out var returned))
        {
            return true;
        }

        return Mentions(input, returned!);
    }

    private static bool MentionsTypeParameter(ITypeSymbol type, out ITypeParameterSymbol? parameter)
    {
        switch (type)
        {
            case ITypeParameterSymbol found:
                parameter = found;
                return true;
            case IArrayTypeSymbol array:
                return MentionsTypeParameter(array.ElementType, out parameter);
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    if (MentionsTypeParameter(argument, out parameter))
                    {
                        return true;
                    }
                }

                break;
        }

        parameter = null;
        return false;
    }

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol => SymbolEqualityComparer.Default.Equals(type, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Mentions(argument, parameter)),
        _ => false,
    };

    private Value Yield(IOperation call, IMethodSymbol method, Value target, Value inputs)
    {
        var type = method.ReturnType;
        if (type.TypeKind == TypeKind.Enum)
        {
            return Value.Of(UnknownValue.Instance);
        }

        switch (TypeCapacities.Of(type))
        {
            case TypeCapacity.Nothing:
                return Value.Empty;
            case TypeCapacity.Trace:
                return TypeCapacities.TraceOf(PayloadOf(inputs));
            case TypeCapacity.Payload when type.SpecialType == SpecialType.System_String:
                return Compose(method, inputs);
            case TypeCapacity.Payload:
                var elements = PayloadOf(inputs);
                return Allocate(
                    call,
                    IsListOfEnum(type) && !elements.Any<FeatureValue>() && !elements.Any<EntryValue>()
                        ? elements.Add(UnknownValue.Instance)
                        : elements);
        }

        if (IsElement(method))
        {
            return target.Union(Allocate(call, inputs));
        }

        if (IsFluent(method))
        {
            return target.Union(inputs.OnlyStructure(fact => fact is ClientValue));
        }

        return Allocate(call, inputs, inputs.IsEmpty && ClientAbstractions.IsProvider(type) ? method.ContainingAssembly?.Name : null);
    }

    /// <summary>A list of enums, whose members are not known unless they come from what was given.</summary>
    private static bool IsListOfEnum(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsEnum(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } list => IsEnum(list.TypeArguments[0]),
        _ => false,
    };

    private static bool IsEnum(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && IsEnum(nullable.TypeArguments[0]);

    /// <summary>
    /// A query for one element of a sequence, such as <c>Last</c>. What is then put into the element reaches the
    /// sequence, so that both stand for it.
    /// </summary>
    private static bool IsElement(IMethodSymbol method) =>
        method.IsExtensionMethod
        && method.OriginalDefinition.ReturnType is ITypeParameterSymbol
        && method.ContainingNamespace?.Name == "Linq";

    /// <summary>A call that returns its receiver, as builders do. Sequences are copied instead.</summary>
    private static bool IsFluent(IMethodSymbol method)
    {
        var declared = method.OriginalDefinition;
        var receiver = declared.IsExtensionMethod ? declared.Parameters.FirstOrDefault()?.Type : declared.ContainingType;
        return !declared.IsStatic || declared.IsExtensionMethod
            ? SymbolEqualityComparer.Default.Equals(receiver, declared.ReturnType)
              && declared.ContainingNamespace?.Name != "Linq"
              && declared.ContainingNamespace?.Name != "Immutable"
            : false;
    }

    /// <summary>What a call may change: out and ref arguments, what it adds to its receiver, and buffers it fills with frames.</summary>
    private void Mutate(IMethodSymbol method, Value receiver, Value target, Argument[] arguments, Value contributed)
    {
        var name = method.Name;
        if (name == "Clear" && arguments.Length <= (method.IsExtensionMethod ? 1 : 0))
        {
            StrongUpdate(_state.StrongClear(target));
            return;
        }

        var given = contributed;
        var skip = method.IsExtensionMethod ? 1 : 0;
        for (var i = skip; i < arguments.Length; i++)
        {
            given = given.Union(
                KeepsFunctions(method) ? arguments[i].Value : arguments[i].Value.WhereStructure(fact => fact is not FunctionValue));
        }

        if (!given.IsEmpty && (!method.IsStatic || method.IsExtensionMethod) && Adds(method))
        {
            _state = _state.WeakUpdate(target, FitElements(given, method));
            WriteThrough(method.ContainingType, target, given);
        }

        WriteFile(method, receiver, arguments, contributed);

        FillArguments(receiver, arguments, contributed, isReading: !IsStoring(name));
    }

    /// <summary>What a writer or an encoder is given goes into the stream that it was made with.</summary>
    private void WriteThrough(ITypeSymbol type, Value writer, Value given)
    {
        if (KnownProviders.BuiltIn.IsWriter(type.Name)
            && PayloadOf(given).Where(fact => fact is FrameValue or EntryValue) is { IsEmpty: false } frames)
        {
            _state = _state.WeakUpdate(_state.ReachableObjects(writer), frames);
        }
    }

    /// <summary>
    /// A file that frames are written to holds them for whoever reads it by the same variable. A text never changes, so that it is
    /// the variable that is told.
    /// </summary>
    private void WriteFile(IMethodSymbol method, Value receiver, Argument[] arguments, Value contributed)
    {
        var path = Array.Find(arguments, argument =>
            argument.Parameter is { Type.SpecialType: SpecialType.System_String } && KnownProviders.BuiltIn.IsFile(method.Name, argument.Name));
        if (path.Operation is not { } operation)
        {
            return;
        }

        var written = PayloadOf(receiver.Union(contributed));
        foreach (var argument in arguments)
        {
            written = argument.Operation == operation ? written : written.Union(PayloadOf(argument.Value));
        }

        written = written.Where(fact => fact is FrameValue || (fact is EntryValue input && !TypeCapacities.IsText(input.Symbol)));
        if (!written.IsEmpty)
        {
            KeepFile(operation, path.Value, written);
        }
    }

    private void KeepFile(IOperation path, Value value, Value written)
    {
        switch (Unconverted(path))
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                var file = new WrittenFile(text);
                _writesFiles = true;
                _state = _state.Set(file, (_state.Variables.TryGetValue(file, out var before) ? before : Value.Empty).Union(written));
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                Store(Unconverted(path)!, value.Union(written), path.Syntax);
                break;
        }
    }

    /// <summary>A container that an element is put into does not fill the element.</summary>
    private static bool IsStoring(string name) =>
        name is "Add" or "AddRange" or "Insert" or "Push" or "Enqueue" or "Append" or "Write" or "WriteAsync" or "TryAdd";

    private static bool Adds(IMethodSymbol method)
    {
        var name = method.Name;
        if (name.StartsWith("Remove", StringComparison.Ordinal)
            || name.StartsWith("Contains", StringComparison.Ordinal)
            || name.StartsWith("IndexOf", StringComparison.Ordinal)
            || name.StartsWith("TryGet", StringComparison.Ordinal)
            || name is "Equals" or "CopyTo" or "CopyToAsync" or "ToArray" or "ToList")
        {
            return false;
        }

        return method.ReturnsVoid
            || IsFluent(method)
            || TypeCapacities.Of(method.ReturnType) <= TypeCapacity.Trace
            || name.StartsWith("Add", StringComparison.Ordinal)
            || name.StartsWith("Append", StringComparison.Ordinal)
            || KnownProviders.BuiltIn.MakesToolsOfType(name)
            || name.StartsWith("GetOrAdd", StringComparison.Ordinal);
    }

    /// <summary>A list of texts takes no built media.</summary>
    private Value FitElements(Value given, IMethodSymbol method) =>
        TypeCapacities.Of(method.IsExtensionMethod ? method.Parameters[0].Type : method.ContainingType) == TypeCapacity.Anything
            ? given
            : PayloadOf(given).Union(given.OnlyStructure(fact => fact is HeapObject));

    /// <summary>Fills what a call can change with what it is given besides: what is inside of it already is no news.</summary>
    private void FillArguments(Value receiver, Argument[] arguments, Value contributed, bool isReading = true)
    {
        var given = Array.ConvertAll(arguments, argument => PayloadOf(argument.Value));
        var others = PayloadOf(receiver).Union(Value.Of(AbstractValueSet.Empty, contributed.Payload));
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter && argument.Operation is { } target)
            {
                FillVariable(parameter, argument.Value, target, receiver, Besides(-1));
            }
            else if (argument.Parameter is not null
                && argument.Value.Any<HeapObject>() | argument.Value.Any<EntryValue>()
                && argument.Operation?.Type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }
                    or { Name: "Span" or "Memory" or "ArraySegment" })
            {
                FillBuffer(argument.Value, Besides(i), isReading);
            }
        }

        Value Besides(int argument)
        {
            var payload = others;
            for (var i = 0; i < given.Length; i++)
            {
                payload = i == argument ? payload : payload.Union(given[i]);
            }

            return payload;
        }
    }

    private void FillVariable(IParameterSymbol parameter, Value before, IOperation target, Value receiver, Value payload)
    {
        if (payload.IsEmpty)
        {
            return;
        }

        var filled = TypeCapacities.Of(parameter.Type) switch
        {
            TypeCapacity.Nothing => Value.Empty,
            TypeCapacity.Trace => TypeCapacities.TraceOf(payload),
            _ when parameter.Type.SpecialType == SpecialType.System_String => payload,
            _ => Allocate(
                target, payload.Union(TypeCapacities.Of(parameter.Type) == TypeCapacity.Anything ? receiver : Value.Empty)),
        };
        Store(target, parameter.RefKind == RefKind.Ref ? before.Union(filled) : filled, target.Syntax);
    }

    private void FillBuffer(Value buffer, Value payload, bool isReading)
    {
        var filling = payload.Where(fact => fact is FrameValue or EntryValue or InvocationResult);

        // Only a buffer that was empty holds just what it is filled with.
        if (isReading && _state.Reachable(buffer).IsEmpty)
        {
            filling = filling.Union(payload.Where(fact => fact is RedactedValue or MaybeUnredactedValue));
        }

        if (!filling.IsEmpty)
        {
            _state = _state.WeakUpdate(_state.ReachableObjects(buffer), filling);
        }
    }
}
