using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// Brings the summary of a callee into the caller: its inputs are replaced by the caller's arguments, receiver and
/// fields, its objects become objects of this call, and what it changed is changed here.
/// </summary>
internal sealed partial class MediaTransfer
{
    /// <summary>Summaries that are being brought in: that of a call, and those of the functions that run within it.</summary>
    private int _imports;

    /// <summary>Operations that the budget was told of.</summary>
    private int _stepsSpent;

    /// <summary>What the functions come to that run within a call; nothing for one that still runs.</summary>
    private Dictionary<FunctionValue, Value>? _runs;

    /// <summary>What callees left in out and ref parameters, until the call has stored it.</summary>
    private readonly Dictionary<(SyntaxNode Call, int Ordinal), Value> _refResults = [];

    /// <summary>The objects that an earlier run of the same call made become earlier ones.</summary>
    private List<HeapObject> AgeAllocations(FlowSummary callee, SyntaxNode call)
    {
        var renewed = new List<HeapObject>();
        if (_state.Heap.IsEmpty)
        {
            return renewed;
        }

        foreach (var cell in callee.Exit.Heap)
        {
            if (cell.Key is HeapObject inner && inner.MadeBy(call) is var made && _state.Heap.ContainsKey(made))
            {
                _state = _state.AgeAllocation(made);
                renewed.Add(made);
            }
        }

        return renewed;
    }

    /// <summary>Takes something away: where the block throws, it may still have been there.</summary>
    private void StrongUpdate(FlowState after)
    {
        if (_isProtected)
        {
            _beforeStrongUpdates.Add(_state);
        }

        _state = after;
    }

    private bool SpendSteps()
    {
        var work = _steps - _stepsSpent;
        _stepsSpent = _steps;
        return _session.Spend(work);
    }

    private Value Import(FlowSummary callee, SyntaxNode call, Value receiver, bool isThis, Func<ISymbol, Value?> argument)
    {
        if (callee.SaysNothing)
        {
            return Value.Empty;
        }

        if (!SpendSteps())
        {
            _hitLimit = true;
            return Value.Of(TruncatedValue.Instance);
        }

        _imports++;
        var facts = 0;
        var isRecursive = _session.IsInRecursion(callee.Body.Syntax);
        var renewed = isRecursive ? [] : AgeAllocations(callee, call);
        receiver = Renewed(receiver);
        var before = _state;
        var objects = new Dictionary<HeapObject, HeapObject>();
        var pending = new Queue<HeapObject>();
        var payloads = new Dictionary<AbstractValueSet, Value>(ReferenceComparer<AbstractValueSet>.Instance);

        foreach (var cell in callee.Exit.Heap)
        {
            _model.Step(_cancellation);
            if (cell.Key is not EntryValue input || (cell.Value.Content.IsEmpty && cell.Value.Members.IsEmpty && !cell.Value.IsCleared))
            {
                continue;
            }

            var owners = Lookup(input.Symbol);
            var content = Translate(cell.Value.Content);
            if (cell.Value.IsCleared)
            {
                StrongUpdate(content.Any<RedactedValue>() ? _state.Redact(owners) : _state.StrongClear(owners));
            }

            _state = _state.WeakUpdate(owners, content);
            if (content.Any<FrameValue>())
            {
                // A stream may stand behind another, which wraps it.
                _state = _state.WeakUpdate(_state.ReachableObjects(owners), content.Where(fact => fact is FrameValue));
            }

            foreach (var member in cell.Value.Members)
            {
                SetMember(
                    owners.OnlyStructure(fact => fact is HeapObject or EntryValue),
                    member.Key,
                    Translate(member.Value),
                    _model.OnEntry(member.Key));
            }
        }

        foreach (var variable in callee.Exit.Variables)
        {
            switch (variable.Key)
            {
                case IFieldSymbol or IPropertySymbol or IEventSymbol:
                    var member = (ISymbol)variable.Key;
                    var value = Translate(variable.Value);
                    if (isThis || member.IsStatic)
                    {
                        Assign(member, value);
                    }
                    else
                    {
                        SetMember(
                            receiver.OnlyStructure(fact => fact is HeapObject or EntryValue),
                            member,
                            value,
                            _model.OnEntry(member));
                    }

                    break;
                case IParameterSymbol { RefKind: RefKind.Out or RefKind.Ref } parameter when callee.Body.Owns(parameter):
                    _refResults[(call, parameter.Ordinal)] = _refResults.TryGetValue((call, parameter.Ordinal), out var other)
                        ? other.Union(Translate(variable.Value))
                        : Translate(variable.Value);
                    break;
                case ISymbol captured when !callee.Body.Owns(captured):
                    Assign(captured, Translate(variable.Value));
                    break;
            }
        }

        var returned = Translate(callee.Returned);
        while (pending.Count > 0)
        {
            _model.Step(_cancellation);
            var inner = pending.Dequeue();
            var cell = callee.Exit.CellOf(inner);
            var known = _state.CellOf(objects[inner]);
            var translated = HeapCell.Empty.WithContent(Translate(cell.Content));
            foreach (var member in cell.Members)
            {
                translated = translated.WithMember(member.Key, Translate(member.Value));
            }

            _state = _state.SetCell(objects[inner], known.Join(translated));
        }

        _runs = --_imports == 0 ? null : _runs;
        _session.Spend(facts);
        return returned;

        Value Translate(Value value)
        {
            var translated = Value.Union(TranslateFacts(value.Structure));
            return value.Payload.IsEmpty ? translated : translated.Union(TranslateAll(value.Payload));
        }

        // Many objects of a callee share their payload.
        Value TranslateAll(AbstractValueSet payload)
        {
            if (!payloads.TryGetValue(payload, out var known))
            {
                payloads.Add(payload, known = Value.Union(TranslateFacts(payload)));
            }

            return known;
        }

        List<Value> TranslateFacts(AbstractValueSet set)
        {
            var translated = new List<Value>(set.Count);
            facts += set.Count;
            foreach (var fact in set)
            {
                translated.Add(TranslateFact(fact));
            }

            return translated;
        }

        Value TranslateFact(AbstractValue fact)
        {
            switch (fact)
            {
                case EntryValue input:
                    var held = Lookup(input.Symbol);
                    return input.PayloadOnly ? before.Reachable(held).PayloadAlone : held;
                case InvocationResult result:
                    var invoked = Invoked(Lookup(result.Function.Symbol));
                    return result.PayloadOnly ? PayloadOf(invoked) : invoked;
                case MediaValue media:
                    var payload = TranslatePayload(media.Payload);
                    return payload.IsEmpty && IsLeftOut(media.Payload)
                        ? Value.Empty
                        : Value.Of(media.With(TranslateWords(media.MediaType), payload, call));
                case ClientValue client:
                    return Value.Of(new ClientValue(client.Root, TranslateWords(client.Endpoint)));
                case FrameValue frame:
                    return Value.Of(new FrameValue(frame.Source, frame.IsNumbered, TranslateWords(frame.Address)));
                case HeapObject inner:
                    if (!objects.TryGetValue(inner, out var outer))
                    {
                        objects.Add(inner, outer = isRecursive ? inner.OfRecursion : inner.MadeBy(call));
                        pending.Enqueue(inner);
                    }

                    return Value.Of(outer);
                default:
                    return Value.Of(fact);
            }
        }

        // Media is built of nothing but parameters for which the call passes nothing.
        bool IsLeftOut(Value payload) => !payload.IsEmpty
            && payload.OfType<AbstractValue>().All(
                fact => fact is EntryValue { Symbol: IParameterSymbol parameter }
                    && argument(parameter) is not null
                    && _model.PassesNothing(call, parameter, _cancellation));

        Value Invoked(Value functions)
        {
            var results = Value.Empty;
            foreach (var function in before.Reachable(functions))
            {
                results = function switch
                {
                    FunctionValue known => results.Union(RunOnce(known, call)),
                    EntryValue input => results.Add(new InvocationResult(input)),
                    _ => results,
                };
            }

            return results;
        }

        Value TranslatePayload(Value value) => value.IsEmpty ? value : before.Reachable(Translate(value)).PayloadAlone;

        Value TranslateWords(Value value) => value.IsEmpty ? value : before.Reachable(Translate(value)).Words;

        Value Lookup(ISymbol input)
        {
            if (argument(input) is { } given)
            {
                return Renewed(given);
            }

            switch (input)
            {
                case INamedTypeSymbol:
                    return isThis ? _model.OnEntry(input) : receiver.IsEmpty ? _model.OnEntry(input) : receiver;
                case IFieldSymbol or IPropertySymbol or IEventSymbol:
                    return isThis || input.IsStatic ? Read(before, input) : before.ReadMember(receiver, input);
                case ILocalSymbol or IParameterSymbol when _methodBody.Owns(input) && !callee.Body.Owns(input):
                    return Read(before, input);
                case IParameterSymbol parameter
                    when callee.Body.Symbol is { } symbol
                        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, symbol):
                    // An optional parameter that was not passed.
                    return parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is string text
                        ? Value.Of(new TextValue(text))
                        : Value.Empty;
                case IParameterSymbol { ContainingSymbol: INamedTypeSymbol } when !receiver.IsEmpty:
                    // The receiver that an extension block names.
                    return receiver;
                default:
                    return _model.OnEntry(input);
            }
        }

        Value Renewed(Value value) => renewed.Aggregate(value, (current, made) => current.Replace(made, made.Older));

        Value Read(FlowState state, ISymbol input) => state.Variables.TryGetValue(input, out var value) ? value : ValueOnEntry(input);
    }
}
