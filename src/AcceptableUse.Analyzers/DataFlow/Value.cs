using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// What a value may be: the objects, media, clients and functions it may stand for, and apart from those the text, bytes
/// and frames it may carry, which many values share. Joining two values is their union, so a value only ever grows
/// while a method is analysed.
/// </summary>
internal sealed class Value : IEquatable<Value>
{
    public static readonly Value Empty = new(AbstractValueSet.Empty, AbstractValueSet.Empty);

    private Value? _payloadAlone;
    private Value? _words;

    private Value(AbstractValueSet structure, AbstractValueSet payload)
    {
        Structure = structure;
        Payload = payload;
    }

    /// <summary>The facts that are no payload.</summary>
    public AbstractValueSet Structure { get; }

    /// <summary>The facts that survive in text, bytes and streams.</summary>
    public AbstractValueSet Payload { get; }

    public int Count => Structure.Count + Payload.Count;

    public bool IsEmpty => Structure.IsEmpty && Payload.IsEmpty;

    /// <summary>What is left after it passed through text or bytes; of inputs, what text and bytes they hold.</summary>
    public Value PayloadAlone => _payloadAlone ??= KeepPayload();

    /// <summary>
    /// What tells an address, an endpoint or a media type: texts, and inputs that may hold some. Facts inside of facts
    /// are cut down to these, so that facts cannot nest without end.
    /// </summary>
    public Value Words => _words ??= PayloadAlone.Where(
        fact => fact is TextValue or EntryValue or AnswerTypeValue or UnknownValue or TruncatedValue);

    public static Value Of(AbstractValue fact) => fact.Alone;

    public static Value Of(IEnumerable<AbstractValue> facts)
    {
        var all = facts.ToList();
        return Of(AbstractValueSet.Of(all.FindAll(fact => !fact.IsPayload)), AbstractValueSet.Of(all.FindAll(fact => fact.IsPayload)));
    }

    public static Value Of(AbstractValueSet structure, AbstractValueSet payload) =>
        structure.IsEmpty && payload.IsEmpty ? Empty : new Value(structure, payload);

    public Enumerator GetEnumerator() => new(this);

    public IEnumerable<T> OfType<T>()
        where T : AbstractValue => Structure.All.OfType<T>().Concat(Payload.All.OfType<T>());

    public bool Any<T>()
        where T : AbstractValue => Structure.Any<T>() || Payload.Any<T>();

    public bool Contains(AbstractValue fact) => (fact.IsPayload ? Payload : Structure).Contains(fact);

    public Value Add(AbstractValue fact) => fact.IsPayload ? With(Structure, Payload.Add(fact)) : WithStructure(Structure.Add(fact));

    public Value Union(Value other)
    {
        if (ReferenceEquals(this, other) || other.IsEmpty)
        {
            return this;
        }

        return IsEmpty ? other : Moved(Structure.Union(other.Structure), Payload.Union(other.Payload));
    }

    /// <summary>The union of several values, without the steps between.</summary>
    public static Value Union(List<Value> values) => values.Count switch
    {
        0 => Empty,
        1 => values[0],
        _ => Empty.Moved(
            AbstractValueSet.Union(values.ConvertAll(value => value.Structure)), AbstractValueSet.Union(values.ConvertAll(value => value.Payload))),
    };

    public Value Where(Func<AbstractValue, bool> keep) => With(Structure.Where(keep), Payload.Where(keep));

    /// <summary>As <see cref="Where"/>, for a condition that all payload meets.</summary>
    public Value WhereStructure(Func<AbstractValue, bool> keep) => With(Structure.Where(keep), Payload);

    /// <summary>The facts of the structure alone that meet a condition.</summary>
    public Value OnlyStructure(Func<AbstractValue, bool> keep) => With(Structure.Where(keep), AbstractValueSet.Empty);

    public Value Without(AbstractValue fact) =>
        fact.IsPayload ? With(Structure, Payload.Without(fact)) : With(Structure.Without(fact), Payload);

    /// <summary>The value with one fact of the structure in the place of another.</summary>
    public Value Replace(AbstractValue fact, AbstractValue by) => WithStructure(Structure.Replace(fact, by));

    public bool Equals(Value? other) =>
        ReferenceEquals(this, other) || (other is not null && Structure.Equals(other.Structure) && Payload.Equals(other.Payload));

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => unchecked((Structure.GetHashCode() * 31) + Payload.GetHashCode());

    private Value KeepPayload()
    {
        var payload = Payload;
        foreach (var fact in Structure)
        {
            switch (fact)
            {
                case EntryValue input:
                    payload = payload.Add(input.AsPayload);
                    break;
                case InvocationResult result:
                    payload = payload.Add(new InvocationResult(result.Function, payloadOnly: true));
                    break;
            }
        }

        return With(AbstractValueSet.Empty, payload);
    }

    /// <summary>A cap can turn a fact of the structure into one of the payload: that something is lacking.</summary>
    private Value WithStructure(AbstractValueSet structure) => Moved(structure, Payload);

    private Value Moved(AbstractValueSet structure, AbstractValueSet payload) => structure.Contains(TruncatedValue.Instance)
        ? With(structure.Without(TruncatedValue.Instance), payload.Add(TruncatedValue.Instance))
        : With(structure, payload);

    private Value With(AbstractValueSet structure, AbstractValueSet payload) =>
        ReferenceEquals(structure, Structure) && ReferenceEquals(payload, Payload) ? this : Of(structure, payload);

    /// <summary>Goes through the structure, then through the payload.</summary>
    public struct Enumerator
    {
        private readonly Value _value;
        private int _index;

        public Enumerator(Value value)
        {
            _value = value;
            _index = -1;
        }

        public readonly AbstractValue Current =>
            _index < _value.Structure.Count ? _value.Structure[_index] : _value.Payload[_index - _value.Structure.Count];

        public bool MoveNext() => ++_index < _value.Count;
    }
}
