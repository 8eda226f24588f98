using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// Puts together what a body writes to inputs, from the records of its blocks. To find what everything leads to is dear, and
/// most bodies are only called, never searched for what they write.
/// </summary>
internal sealed class WriteCollector
{
    private readonly MethodBody _methodBody;
    private readonly IReadOnlyCollection<string> _namesInNestedFunctions;
    private readonly Dictionary<ISymbol, (Value Value, SyntaxNode Syntax)> _written = new(SymbolEqualityComparer.Default);
    private readonly List<InputWrite> _writes = [];
    private FlowState _seen = FlowState.Empty;

    private WriteCollector(FlowSummary summary)
    {
        _methodBody = summary.Body;
        _namesInNestedFunctions = summary.NamesInNestedFunctions;
    }

    public static ImmutableArray<InputWrite> Collect(FlowSummary summary)
    {
        var collector = new WriteCollector(summary);
        foreach (var block in summary.Blocks)
        {
            foreach (var written in block.InputEvents)
            {
                collector.Add(written);
            }

            if (block.End is { } end)
            {
                collector.AddCaptured(end);
            }
        }

        collector.AddMembers(summary.End);
        return ImmutableArray.CreateRange(
            collector._writes.OrderBy(write => write.Syntax.SpanStart).ThenBy(write => write.Symbol.Name, StringComparer.Ordinal));
    }

    private void Add(InputEvent written)
    {
        switch (written)
        {
            case { Symbol: null }:
                AddMembers(written.State);
                break;
            case { Symbol: { } assigned, Value: null, Syntax: { } syntax }:
                _written[assigned] = (Value.Empty, syntax);
                break;
            case { Symbol: { } symbol, Value: { } value, Syntax: { } syntax }:
                AddClosed(symbol, written.State.Reachable(value), syntax);
                break;
        }
    }

    private void AddClosed(ISymbol input, Value value, SyntaxNode syntax)
    {
        var itself = new EntryValue(input);
        var closed = value.Without(itself).Without(itself.AsPayload);
        var known = _written.TryGetValue(input, out var before) ? before.Value : Value.Empty;
        var all = known.Union(closed);
        if (all.Count > known.Count)
        {
            _written[input] = (all, syntax);
            _writes.Add(new InputWrite(syntax, input, closed));
        }
    }

    /// <summary>Fields, properties and captured variables as they are seen from outside: at the end, and while other methods run.</summary>
    private void AddMembers(FlowState state)
    {
        // Nothing was stored or put anywhere since the last call.
        if (ReferenceEquals(state.Variables, _seen.Variables) && ReferenceEquals(state.Heap, _seen.Heap))
        {
            return;
        }

        _seen = state;
        foreach (var variable in state.Variables)
        {
            if (variable.Key is ISymbol symbol && (symbol is IFieldSymbol or IPropertySymbol or IEventSymbol || !_methodBody.Owns(symbol)))
            {
                AddClosed(symbol, state.Reachable(variable.Value), SyntaxOf(symbol));
            }
        }

        foreach (var cell in state.Heap)
        {
            // That it is redacted here does not say that it was so on entry.
            if (cell.Key is EntryValue input
                && state.Reachable(cell.Value.Content)
                    .Where(fact => fact is not (RedactedValue or MaybeUnredactedValue)) is { IsEmpty: false } content)
            {
                AddClosed(input.Symbol, content, SyntaxOf(input.Symbol));
            }
        }
    }

    /// <summary>What the variables hold that nested functions may look at, whenever those run.</summary>
    private void AddCaptured(FlowState state)
    {
        foreach (var variable in state.Variables)
        {
            if (variable.Key is ILocalSymbol or IParameterSymbol
                && variable.Key is ISymbol symbol
                && _namesInNestedFunctions.Contains(symbol.Name))
            {
                AddClosed(symbol, state.Reachable(variable.Value), _methodBody.Syntax);
            }
        }
    }

    private SyntaxNode SyntaxOf(ISymbol input) => _written.TryGetValue(input, out var write) ? write.Syntax : _methodBody.Syntax;
}
