using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Reading and writing variables, fields, properties and events.</summary>
internal sealed partial class MediaTransfer
{
    private readonly HashSet<string> _namesInNestedFunctions = new(StringComparer.Ordinal);
    private FlowState _viewed = FlowState.Empty;

    /// <summary>What a variable that was not assigned yet holds: a local nothing, everything else what it was entered with.</summary>
    private Value ValueOnEntry(object variable) => variable switch
    {
        ILocalSymbol local when _methodBody.Owns(local) => Value.Empty,
        ISymbol symbol => _model.OnEntry(symbol),
        _ => Value.Empty,
    };

    private Value ReadVariable(ISymbol variable) =>
        _state.Variables.TryGetValue(variable, out var value) ? value : ValueOnEntry(variable);

    private Value Assign(object variable, Value value)
    {
        if (_isProtected && variable is ISymbol && _state.Variables.TryGetValue(variable, out var before))
        {
            KeepOverwritten(before, value);
        }

        _state = _state.Set(variable, value);
        return value;
    }

    private void SetMember(Value owners, ISymbol member, Value value, Value valueOnEntry)
    {
        if (_isProtected && owners.Count == 1)
        {
            KeepOverwritten(_state.ReadMember(owners, member), value);
        }

        _state = _state.SetMember(owners, member, value, valueOnEntry);
    }

    /// <summary>Where the block throws, what is overwritten may still have been there.</summary>
    private void KeepOverwritten(Value before, Value value)
    {
        if (!ReferenceEquals(value.Union(before), value))
        {
            _beforeStrongUpdates.Add(_state);
        }
    }

    private Value ReadField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.IsStatic && SymbolEqualityComparer.Default.Equals(field.Type, field.ContainingType))
        {
            return EnumFeatures.Of(_model.Catalog, field);
        }

        var receiver = Evaluate(reference.Instance);
        return IsInSource(field) && !field.ContainingType.IsTupleType
            ? ReadMember(reference.Instance, receiver, field.OriginalDefinition)
            : ReadExternal(field, field.Type, receiver);
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var receiver = Evaluate(reference.Instance);
        var arguments = Union(reference.Arguments.Select(argument => argument.Value));
        if (!IsInSource(property) || property.ContainingType.IsAnonymousType)
        {
            RecordSend(reference, property.GetMethod, receiver);
            return property.IsStatic && SymbolEqualityComparer.Default.Equals(property.Type, property.ContainingType)
                ? EnumFeatures.Of(_model.Catalog, property)
                : ReadExternal(property, property.Type, property.IsIndexer ? receiver.Union(_state.Reachable(arguments)) : receiver);
        }

        var definition = property.OriginalDefinition;
        var value = Declared(property) is { Role: ApiRole.Live } known
            ? Value.Of(new FrameValue(known, isNumbered: false, Value.Empty))
            : Value.Empty;
        var getters = definition.GetMethod is { } getter
            ? _model.Implementations(getter, _cancellation)
            : ImmutableArray<IMethodSymbol>.Empty;
        foreach (var implementation in getters)
        {
            value = value.Union(Import(implementation, reference, reference.Instance, receiver, []));
        }

        return getters.IsEmpty || HasBackingField(definition) ? value.Union(ReadMember(reference.Instance, receiver, definition)) : value;
    }

    /// <summary>A member of an external type: of frames and features the catalog knows; else what the receiver holds, as far as it fits.</summary>
    private Value ReadExternal(ISymbol member, ITypeSymbol type, Value receiver)
    {
        if (_model.Catalog.HasName(member.Name) && _model.Catalog.Find(member) is { } known)
        {
            switch (known.Role)
            {
                case ApiRole.Live:
                    return receiver.Union(Value.Of(new FrameValue(known, isNumbered: false, Value.Empty)));
                case ApiRole.Safe:
                    return Value.Empty;
                case ApiRole.Client:
                    return receiver.Union(Value.Of(new ClientValue(known, Value.Empty)));
            }
        }

        return CoerceExternal(receiver, type);
    }

    /// <summary>
    /// What an external member of an object yields. Anything that can hold objects is taken for the object itself, so
    /// that <c>message.Contents.Add(part)</c> reaches the message.
    /// </summary>
    private Value CoerceExternal(Value receiver, ITypeSymbol type) => TypeCapacities.Of(type) switch
    {
        TypeCapacity.Nothing => Value.Empty,
        TypeCapacity.Trace => TypeCapacities.TraceOf(PayloadOf(receiver)),
        TypeCapacity.Payload when type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Enum =>
            PayloadOf(receiver),
        TypeCapacity.Payload => PayloadOf(receiver).Union(receiver.OnlyStructure(fact => fact is HeapObject)),
        _ => receiver,
    };

    private Value ReadMemberOrContent(Value receiver, ISymbol member) =>
        IsInSource(member) ? ReadMember(instance: null, receiver, member.OriginalDefinition, isThis: false) : receiver;

    /// <summary>What the members hold of a receiver whose type is in source.</summary>
    private Value ReadMembers(IInvocationOperation invocation, Value receiver)
    {
        var value = Value.Empty;
        var type = invocation.Instance?.Type?.OriginalDefinition;
        foreach (var member in type is not null && IsInSource(type) ? type.GetMembers() : ImmutableArray<ISymbol>.Empty)
        {
            if (member is { IsStatic: false, IsImplicitlyDeclared: false } and (IFieldSymbol or IPropertySymbol))
            {
                value = value.Union(ReadMember(invocation.Instance, receiver, member));
            }
        }

        return value;
    }

    private Value ReadMember(IOperation? instance, Value receiver, ISymbol member) =>
        ReadMember(instance, receiver, member, IsThis(instance) || member.IsStatic);

    private Value ReadMember(IOperation? instance, Value receiver, ISymbol member, bool isThis) =>
        isThis ? ReadVariable(member) : _state.ReadMember(receiver, member);

    /// <summary>Whether an instance is the object whose method runs, even through <c>base</c> or a nested function.</summary>
    private bool IsThis(IOperation? instance) => instance switch
    {
        null => true,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IFlowCaptureReferenceOperation reference =>
            _captured.TryGetValue(reference.Id, out var captured) && captured is IInstanceReferenceOperation && IsThis(captured),
        IConversionOperation conversion => IsThis(conversion.Operand),
        _ => false,
    };

    private Value EvaluateAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
            or IImplicitIndexerReferenceOperation or IFlowCaptureReferenceOperation or ILocalReferenceOperation
            or IParameterReferenceOperation or IDiscardOperation)
        {
            var value = Evaluate(assignment.Value);
            return IsSwitchedOff(assignment) ? value : Store(assignment.Target, value, assignment.Syntax);
        }

        EvaluateAll(assignment.Target.ChildOperations);
        return Evaluate(assignment.Value);
    }

    /// <summary>A property that is a carrier for one value only, such as a switch, and is given another.</summary>
    private bool IsSwitchedOff(ISimpleAssignmentOperation assignment) =>
        assignment is { Target: IPropertyReferenceOperation { Property: var property }, Value.ConstantValue: { HasValue: true, Value: var constant } }
        && _model.Catalog.HasName(property.Name)
        && _model.Catalog.Find(property) is { When: { } condition }
        && !IsConstant(constant, condition.Constant);

    private static bool IsConstant(object? constant, string expected) =>
        string.Equals(constant as string ?? constant?.ToString(), expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Stores a value where the target says, and returns it.</summary>
    private Value Store(IOperation target, Value value, SyntaxNode syntax)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Assign(parameter.Parameter.OriginalDefinition, value);
                break;
            case IFlowCaptureReferenceOperation reference
                when _captured.TryGetValue(reference.Id, out var captured) && captured is not ILiteralOperation:
                Assign(reference.Id, value);
                if (IsTarget(captured))
                {
                    Store(captured, value, syntax);
                }

                break;
            case IFlowCaptureReferenceOperation reference:
                Assign(reference.Id, value);
                break;
            case IFieldReferenceOperation field:
                StoreMember(field.Instance, field.Field, value, syntax);
                break;
            case IPropertyReferenceOperation property:
                StoreProperty(property, value, syntax);
                break;
            case IEventReferenceOperation @event:
                StoreMember(@event.Instance, @event.Event, value, syntax);
                break;
            case IArrayElementReferenceOperation element:
                var array = Evaluate(element.ArrayReference);
                _state = _state.WeakUpdate(array, value);
                break;
            case IImplicitIndexerReferenceOperation element:
                Evaluate(element.Argument);
                var list = Evaluate(element.Instance);
                _state = _state.WeakUpdate(list, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, value, syntax);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Store(element, TypeCapacities.Coerce(value, element.Type), syntax);
                }

                break;
            case IConversionOperation conversion:
                Store(conversion.Operand, value, syntax);
                break;
        }

        return value;
    }

    /// <summary>Records the use of a property of a library that sends, with what its index and its assignment give it.</summary>
    private void RecordSend(IPropertyReferenceOperation reference, IMethodSymbol? accessor, Value receiver, Value? assigned = null)
    {
        if (!_model.Catalog.HasAccessors
            || accessor is null
            || !_model.Catalog.HasName(accessor.Name)
            || _model.Catalog.Find(accessor) is not { Role: ApiRole.Send } sink)
        {
            return;
        }

        var arguments = accessor.Parameters.Select((parameter, i) => i < reference.Arguments.Length
            ? new Argument(parameter, reference.Arguments[i].Value, Evaluate(reference.Arguments[i].Value))
            : new Argument(parameter, reference, assigned ?? Value.Empty));
        RecordSend(reference.Syntax, accessor, reference.Instance, sink, receiver, [.. arguments]);
    }

    /// <summary>What a user says of a property in source.</summary>
    private ApiModel? Declared(IPropertySymbol property) => _model.Catalog.HasName(property.Name) ? _model.Catalog.Find(property) : null;

    private static bool IsTarget(IOperation operation) =>
        operation is IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation
            or IParameterReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation;

    private void StoreProperty(IPropertyReferenceOperation reference, Value value, SyntaxNode syntax)
    {
        var property = reference.Property;
        if (!IsInSource(property))
        {
            var receiver = Evaluate(reference.Instance);
            RecordSend(reference, property.SetMethod, receiver, value);
            _state = _state.WeakUpdate(receiver, BuildByProperty(reference, value));
            _state = _state.WeakUpdate(receiver, _state.Reachable(Union(reference.Arguments.Select(argument => argument.Value))));
            return;
        }

        if (Declared(property) is { Role: ApiRole.Carrier })
        {
            var receiver = Evaluate(reference.Instance);
            _state = _state.WeakUpdate(receiver, BuildByProperty(reference, value));
        }

        var definition = property.OriginalDefinition;
        if (HasBackingField(definition) || definition.SetMethod is not { } setter)
        {
            StoreMember(reference.Instance, definition, value, syntax);
            return;
        }

        var arguments = setter.Parameters.Select(
            (parameter, i) => (parameter, i < reference.Arguments.Length ? Evaluate(reference.Arguments[i].Value) : value))
            .ToArray();
        CallSource(setter, reference, reference.Instance, Evaluate(reference.Instance), arguments);
        if (setter.IsAbstract)
        {
            StoreMember(reference.Instance, definition, value, syntax);
        }
    }

    private void StoreMember(IOperation? instance, ISymbol member, Value value, SyntaxNode syntax)
    {
        member = member.OriginalDefinition;
        if (member.IsStatic || IsThis(instance))
        {
            Assign(member, value);
            _record.AddAssignment(_state, member, syntax);
            return;
        }

        var receiver = Evaluate(instance);
        if (IsInSource(member) && !member.ContainingType.IsTupleType)
        {
            SetMember(receiver.OnlyStructure(fact => fact is HeapObject or EntryValue), member, value, _model.OnEntry(member));
            _record.AddWrite(_state, member, value, syntax);
        }
        else if (member.ContainingType.IsTupleType && instance is not null)
        {
            // A tuple is no object: what it is made of is held by the variable that it is in.
            Store(instance, receiver.Union(value), syntax);
        }
        else
        {
            _state = _state.WeakUpdate(receiver, value);
        }
    }

    private Value Deconstruct(IOperation target, IOperation source)
    {
        if (target is IDeclarationExpressionOperation declaration)
        {
            return Deconstruct(declaration.Expression, source);
        }

        if (target is ITupleOperation targets
            && Unwrap(source) is ITupleOperation sources
            && targets.Elements.Length == sources.Elements.Length)
        {
            var values = sources.Elements.Select(Evaluate).ToArray();
            for (var i = 0; i < values.Length; i++)
            {
                Store(targets.Elements[i], values[i], target.Syntax);
            }

            return Value.Empty;
        }

        var value = Evaluate(source);
        if (target is ITupleOperation parts)
        {
            var members = PositionalMembers(source.Type, parts.Elements.Length);
            for (var i = 0; i < parts.Elements.Length; i++)
            {
                var part = members is null ? CoerceExternal(value, parts.Elements[i].Type!) : ReadMemberOrContent(value, members[i]);
                Store(parts.Elements[i], part, target.Syntax);
            }
        }

        return value;
    }

    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation conversion ? Unwrap(conversion.Operand) : operation;

    /// <summary>The properties that a positional record is taken apart into.</summary>
    private static ISymbol[]? PositionalMembers(ITypeSymbol? type, int count)
    {
        if (type is not INamedTypeSymbol { IsRecord: true } record)
        {
            return null;
        }

        var deconstruct = record.GetMembers(WellKnownMemberNames.DeconstructMethodName).OfType<IMethodSymbol>().FirstOrDefault(
            method => method.Parameters.Length == count);
        var members = deconstruct?.Parameters.SelectMany(parameter => record.GetMembers(parameter.Name).Take(1)).ToArray();
        return members?.Length == count ? members : null;
    }

    private Value Subscribe(IEventAssignmentOperation subscription)
    {
        var handler = Evaluate(subscription.HandlerValue);
        if (subscription.EventReference is IEventReferenceOperation reference)
        {
            var receiver = Evaluate(reference.Instance);
            var frames = _model.Catalog.Find(reference.Event) is { Role: ApiRole.Live } source
                ? Value.Of(new FrameValue(source, isNumbered: false, Value.Empty))
                : Value.Empty;
            if (IsInSource(reference.Event))
            {
                _record.AddWrite(_state, reference.Event.OriginalDefinition, handler, subscription.Syntax);
                if (!frames.IsEmpty)
                {
                    RunByExternalCode(subscription.Syntax, handler, frames);
                }
            }
            else
            {
                RunByExternalCode(subscription.Syntax, handler, receiver.Union(frames));
            }
        }

        return Value.Empty;
    }

    private static bool HasBackingField(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol owner }
                && SymbolEqualityComparer.Default.Equals(owner, property))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Other code runs, which may look at fields, properties and captured variables.</summary>
    private void RecordView()
    {
        // Nothing was stored or put anywhere since the last call.
        if (!ReferenceEquals(_state.Variables, _viewed.Variables) || !ReferenceEquals(_state.Heap, _viewed.Heap))
        {
            _viewed = _state;
            _record.AddView(_state);
        }
    }

    /// <summary>Whether a nested function that control may have met looks at a variable, also once the region is left that declares it.</summary>
    private bool IsNamedInNestedFunction(ISymbol variable) => _namesInNestedFunctions.Contains(variable.Name);

    private void AddNamesIn(SyntaxNode nestedFunction)
    {
        foreach (var node in nestedFunction.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name)
            {
                _namesInNestedFunctions.Add(name.Identifier.ValueText);
            }
        }
    }
}
