using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>A fact that reached a value, and the places it came by on the way, the last one first.</summary>
internal readonly record struct ResolvedFact(Fact Fact, ImmutableList<SyntaxNode> Steps);

/// <summary>What the slots of a value come to in the whole project.</summary>
/// <param name="Facts">Everything but slots.</param>
/// <param name="OpenSlots">Slots that nothing in source fills, such as parameters that a container injects.</param>
/// <param name="IsCut">A limit was hit.</param>
internal sealed record Resolution(ImmutableArray<ResolvedFact> Facts, ImmutableArray<ISymbol> OpenSlots, ImmutableArray<ISymbol> Slots, bool IsCut)
{
    public IEnumerable<T> OfType<T>()
        where T : Fact => Facts.Select(resolved => resolved.Fact).OfType<T>();
}

/// <summary>
/// Replaces slots by what the rest of the project puts into them: parameters by the arguments of all callers, fields
/// by all assignments, events by their handlers, the parameters of a function by what those who run it pass. It asks
/// the <see cref="SlotSources"/> and goes on until only facts are left; each slot is visited once, so cycles end.
/// </summary>
internal sealed class SlotResolver
{
    private const int MostSlots = 256;

    private readonly SlotSources _sources;

    public SlotResolver(SlotSources sources, CancellationToken cancellation)
    {
        _sources = sources;
        Cancellation = cancellation;
    }

    /// <summary>The token of the request that this resolver serves.</summary>
    public CancellationToken Cancellation { get; }

    public Resolution Resolve(Value value) => Resolve(value, exceptPayload: false);

    /// <summary>As <see cref="Resolve(Value)"/>, for who asks for built media alone: where text and bytes come from is not looked up.</summary>
    public Resolution ResolveMedia(Value value) => Resolve(value, exceptPayload: true);

    private Resolution Resolve(Value value, bool exceptPayload)
    {
        var facts = ImmutableArray.CreateBuilder<ResolvedFact>();
        var open = ImmutableArray.CreateBuilder<ISymbol>();
        var slots = ImmutableArray.CreateBuilder<ISymbol>();
        var seen = new HashSet<Fact>();
        var queue = new Queue<ResolvedFact>();
        var isPlain = false;
        Enqueue(value, ImmutableList<SyntaxNode>.Empty, payloadOnly: false);

        while (queue.Count > 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            var (fact, steps) = queue.Dequeue();
            if (slots.Count >= MostSlots)
            {
                return new Resolution(facts.ToImmutable(), open.ToImmutable(), slots.ToImmutable(), IsCut: true);
            }

            switch (fact)
            {
                case SlotFact slot:
                    slots.Add(slot.Slot);
                    var isFilled = false;
                    foreach (var (source, step) in _sources.Of(slot.Slot, Cancellation))
                    {
                        isFilled = true;
                        isPlain |= Redaction.IsPlain(slot.Slot, source);
                        Enqueue(source, steps.Insert(0, step), slot.PayloadOnly);
                    }

                    if (!isFilled)
                    {
                        open.Add(slot.Slot);
                    }

                    break;
                case ResultFact result:
                    foreach (var function in Resolve(Value.Of(result.Function)).OfType<FunctionFact>())
                    {
                        Enqueue(_sources.ReturnedBy(function, Cancellation), steps, payloadOnly: false);
                    }

                    break;
                default:
                    facts.Add(new ResolvedFact(fact, steps));
                    break;
            }
        }

        if (isPlain && facts.Any(resolved => resolved.Fact is RedactedFact))
        {
            facts.Add(new ResolvedFact(UnredactedFact.Instance, ImmutableList<SyntaxNode>.Empty));
        }

        return new Resolution(facts.ToImmutable(), open.ToImmutable(), slots.ToImmutable(), IsCut: false);

        void Enqueue(Value source, ImmutableList<SyntaxNode> steps, bool payloadOnly)
        {
            foreach (var fact in payloadOnly ? HoldingTypes.Squeeze(source) : source)
            {
                if (!(exceptPayload && fact is SlotFact slot && HoldsPayloadAlone(slot)) && seen.Add(fact))
                {
                    queue.Enqueue(new ResolvedFact(fact, steps));
                }
            }
        }
    }

    private static bool HoldsPayloadAlone(SlotFact slot) => slot.PayloadOnly || HoldingTypes.Of(slot.Slot) != Holding.Anything;
}
