using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// Cuts the state at the end of a body down to what its callers can see. Objects that only the body knew are gone, and
/// where many are left, they count as one, so that summaries do not grow from caller to caller.
/// </summary>
internal static class VisibleState
{
    /// <param name="merges">One object is to stand for all, even if they are few.</param>
    public static (Value Returned, FlowState Exit, bool IsMerged) Of(MethodBody methodBody, Value returned, FlowState exit, bool merges)
    {
        var variables = exit.Variables;
        var reached = new HashSet<AbstractValue>(exit.Reach(returned, out _));
        foreach (var variable in exit.Variables)
        {
            if (IsVisible(methodBody, variable.Key) && !IsUnchanged(variable.Key, variable.Value))
            {
                reached.UnionWith(exit.Reach(variable.Value, out _));
            }
            else
            {
                variables = variables.Remove(variable.Key);
            }
        }

        foreach (var cell in exit.Heap)
        {
            if (cell.Key is EntryValue input && !IsEmpty(cell.Value) && IsVisible(methodBody, input))
            {
                reached.UnionWith(exit.Reach(Value.Of(cell.Key), out _));
            }
        }

        var heap = exit.Heap;
        var objects = new List<HeapObject>();
        foreach (var cell in exit.Heap)
        {
            if (!reached.Contains(cell.Key) || IsEmpty(cell.Value) || IsFoundElsewhere(methodBody, cell.Key, cell.Value))
            {
                heap = heap.Remove(cell.Key);
            }
            else if (cell.Key is HeapObject { Provider: null } made)
            {
                objects.Add(made);
            }
        }

        var visible = exit.With(variables, heap);
        if (objects.Count <= Limits.MaxObjectsPerSummary && !merges)
        {
            return (returned, visible, false);
        }

        var (mergedReturned, merged) = Merge(methodBody, objects, returned, visible);
        return (mergedReturned, merged, true);
    }

    /// <summary>Forgets the texts that a recursion did not come to in the round before.</summary>
    public static (Value Returned, FlowState Exit) Widen(Value returned, FlowState exit, FlowSummary before)
    {
        var known = new HashSet<AbstractValue>(ValuesOf(before.Returned, before.Exit).SelectMany(value => value.OfType<TextValue>()));
        return (
            Map(returned),
            exit.With(
                exit.Variables.Select((_, value) => Map(value)),
                exit.Heap.Select((_, cell) => new HeapCell(Map(cell.Content), cell.IsCleared, cell.Members.Select((_, held) => Map(held))))));

        Value Map(Value value)
        {
            var rest = value.Where(fact => fact is not TextValue || known.Contains(fact));
            return rest.Count == value.Count ? value : rest.Add(new TextValue(TextValue.Hole.ToString()));
        }
    }

    private static IEnumerable<Value> ValuesOf(Value returned, FlowState exit)
    {
        yield return returned;
        foreach (var variable in exit.Variables)
        {
            yield return variable.Value;
        }

        foreach (var cell in exit.Heap)
        {
            yield return cell.Value.Content;
            foreach (var member in cell.Value.Members)
            {
                yield return member.Value;
            }
        }
    }

    /// <summary>Lets one object stand for many.</summary>
    private static (Value Returned, FlowState Exit) Merge(MethodBody methodBody, List<HeapObject> objects, Value returned, FlowState exit)
    {
        var merged = new HashSet<AbstractValue>(objects);
        var whole = new HeapObject(methodBody.Syntax);
        var all = HeapCell.Empty;
        var heap = FlowState.Empty.Heap;
        foreach (var cell in exit.Heap)
        {
            var mapped = new HeapCell(
                Map(cell.Value.Content), cell.Value.IsCleared, cell.Value.Members.Select((_, held) => Map(held)));
            if (merged.Contains(cell.Key))
            {
                all = all.Join(mapped);
            }
            else
            {
                heap = heap.SetItem(cell.Key, mapped);
            }
        }

        heap = heap.SetItem(whole, all.WithContent(all.Content.Without(whole)));
        return (Map(returned), exit.With(exit.Variables.Select((_, value) => Map(value)), heap));

        Value Map(Value value)
        {
            var rest = value.WhereStructure(fact => !merged.Contains(fact));
            return rest.Count == value.Count ? value : rest.Add(whole);
        }
    }

    /// <summary>
    /// Whether a caller is told what became of what was there on entry. What other types' members hold is found where it is
    /// put there, for callers and everybody else alike.
    /// </summary>
    private static bool IsVisible(MethodBody methodBody, EntryValue input) => input.Symbol switch
    {
        IFieldSymbol or IPropertySymbol or IEventSymbol => IsOfOwnType(methodBody, input.Symbol),
        INamedTypeSymbol type => IsOwnType(methodBody, type),
        _ => IsOfBody(methodBody, input.Symbol),
    };

    /// <summary>Whether who asks what a member of another type holds is told of all that this body has put there.</summary>
    private static bool IsFoundElsewhere(MethodBody methodBody, AbstractValue owner, HeapCell cell) =>
        owner is EntryValue { Symbol: IFieldSymbol or IPropertySymbol or IEventSymbol } input
        && !IsVisible(methodBody, input)
        && !cell.IsCleared
        && !cell.Content.Any<RedactedValue>();

    private static bool IsOwnType(MethodBody methodBody, ITypeSymbol? owner) =>
        methodBody.Symbol is null
        || IsOrDerivesFrom(methodBody.Symbol.ContainingType, owner)
        || methodBody.ImplementingTypes.Any(type => IsOrDerivesFrom(type, owner));

    private static bool IsOrDerivesFrom(INamedTypeSymbol? type, ITypeSymbol? owner)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, owner?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a parameter or captured variable is declared in the body, or in the one that a nested function stands in.</summary>
    private static bool IsOfBody(MethodBody methodBody, ISymbol variable)
    {
        while (methodBody.Parent is { } outer)
        {
            methodBody = outer;
        }

        return methodBody.Owns(variable)
            || variable.ContainingSymbol is not IMethodSymbol
            || SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, methodBody.Symbol);
    }

    private static bool IsOfOwnType(MethodBody methodBody, ISymbol member) => IsOwnType(methodBody, member.ContainingType);

    private static bool IsVisible(MethodBody methodBody, object variable) => variable switch
    {
        IFieldSymbol or IPropertySymbol or IEventSymbol => IsOfOwnType(methodBody, (ISymbol)variable),
        IParameterSymbol parameter when methodBody.Owns(parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out,
        ISymbol symbol => !methodBody.Owns(symbol),
        _ => false,
    };

    /// <summary>Whether a variable holds what it held on entry.</summary>
    private static bool IsUnchanged(object variable, Value value)
    {
        if (value.Count != 1)
        {
            return false;
        }

        foreach (var fact in value)
        {
            return fact is EntryValue { PayloadOnly: false } input
                && variable is ISymbol symbol
                && SymbolEqualityComparer.Default.Equals(input.Symbol, symbol);
        }

        return false;
    }

    private static bool IsEmpty(HeapCell cell) => cell.Content.IsEmpty && cell.Members.IsEmpty && !cell.IsCleared;
}
