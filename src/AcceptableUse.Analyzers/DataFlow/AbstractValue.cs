using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>
/// One thing known about a value. A value is a set of facts (<see cref="Value"/>); facts are immutable, compare by
/// what they say and not by where they were found, and there are finitely many in a method, so that the analysis ends.
/// </summary>
internal abstract class AbstractValue
{
    private Value? _alone;

    /// <param name="hash">The same for facts that are equal. Kept, since facts are compared all the time.</param>
    private protected AbstractValue(int hash) => Hash = hash;

    /// <summary>How many kinds of facts there are.</summary>
    public const int Kinds = 17;

    /// <summary>A number for each type of facts, from zero.</summary>
    public abstract int Kind { get; }

    /// <summary>A hash of what the fact says.</summary>
    public int Hash { get; }

    /// <summary>The value that is this fact and nothing else.</summary>
    public Value Alone => _alone ??= Value.Empty.Add(this);

    public sealed override int GetHashCode() => Hash;

    public sealed override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (obj is AbstractValue other && other.Hash == Hash && other.Kind == Kind && SaysTheSameAs(other));

    /// <summary>Whether a fact of the same type and hash says the same.</summary>
    private protected virtual bool SaysTheSameAs(AbstractValue other) => false;

    /// <summary>Facts that survive in text, bytes and streams, unlike built media, objects and functions.</summary>
    public virtual bool IsPayload => false;

    /// <summary>Media may lie behind it, so that a value that lacks such a fact may lack media.</summary>
    public virtual bool LeadsOn => false;
}

/// <summary>An object made at one place of the source; what it holds is in the heap of the <see cref="FlowState"/>.</summary>
internal sealed class HeapObject : AbstractValue
{
    public override int Kind => 0;

    public override bool LeadsOn => true;

    private readonly SyntaxNode _syntax;
    private readonly HeapObject? _inner;
    private readonly bool _isEarlier;
    private readonly bool _isOfRecursion;
    private HeapObject? _older;
    private HeapObject? _ofRecursion;

    /// <summary>What the last caller saw it as: a call in a loop is imported again and again.</summary>
    private HeapObject? _lastMade;

    public HeapObject(SyntaxNode syntax, string? provider = null)
        : this(syntax, null, provider, isEarlier: false)
    {
    }

    private HeapObject(SyntaxNode syntax, HeapObject? inner, string? provider, bool isEarlier, bool isOfRecursion = false)
        : base(unchecked((syntax.GetHashCode() * 31) + ((inner?.Hash ?? 0) * 7) + (isOfRecursion ? 2 : isEarlier ? 1 : 0)))
    {
        _syntax = syntax;
        _inner = inner;
        _isEarlier = isEarlier;
        _isOfRecursion = isOfRecursion;
        Provider = provider;
    }

    /// <summary>All objects that were made at this place before the last one, in a loop.</summary>
    public HeapObject Older => _isEarlier ? this : _older ??= new HeapObject(_syntax, _inner, Provider, isEarlier: true);

    /// <summary>All objects that the other levels of a recursion made at this place, whichever calls led there.</summary>
    public HeapObject OfRecursion =>
        _isOfRecursion ? this : _ofRecursion ??= new HeapObject(Creation, inner: null, Provider, isEarlier: true, isOfRecursion: true);

    /// <summary>The assembly of the external type that was created here, or null for everything else.</summary>
    public string? Provider { get; }

    /// <summary>Where it was created, whoever called for it.</summary>
    public SyntaxNode Creation => _inner?.Creation ?? _syntax;

    /// <summary>The same object as the caller sees it: each call of a factory makes another one.</summary>
    public HeapObject MadeBy(SyntaxNode call)
    {
        if (_isOfRecursion)
        {
            return this;
        }

        if (_lastMade is { } last && last._syntax == call)
        {
            return last;
        }

        var sites = 0;
        for (var current = this; current is not null; current = current._inner)
        {
            // Within a recursion there is one object for all its levels.
            if (current._syntax == call)
            {
                return this;
            }

            sites++;
        }

        return sites > Limits.MaxCallSitesPerObject ? this : _lastMade = new HeapObject(call, this, Provider, isEarlier: false);
    }

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is HeapObject other
        && ReferenceEquals(_syntax, other._syntax)
        && _isEarlier == other._isEarlier
        && _isOfRecursion == other._isOfRecursion
        && Equals(_inner, other._inner);
}

/// <summary>
/// Whatever a parameter, field, property, event, captured variable or <c>this</c> holds on entry. The
/// <see cref="InputResolver"/> finds out from the rest of the project; a caller's summary replaces it by the argument.
/// </summary>
internal sealed class EntryValue : AbstractValue
{
    public override int Kind => 1;

    private EntryValue? _asPayload;

    /// <summary>Whether it leads on, once that is known. Written in one piece, since threads share inputs.</summary>
    private Answer _leadsOn;

    public EntryValue(ISymbol input, bool payloadOnly = false)
        : base(unchecked((SymbolEqualityComparer.Default.GetHashCode(input) * 2) + (payloadOnly ? 1 : 0)))
    {
        Symbol = input;
        PayloadOnly = payloadOnly;
    }

    public ISymbol Symbol { get; }

    public override bool LeadsOn
    {
        get
        {
            if (_leadsOn == Answer.NotAsked)
            {
                _leadsOn = !PayloadOnly && TypeCapacities.Of(Symbol) == TypeCapacity.Anything ? Answer.Yes : Answer.No;
            }

            return _leadsOn == Answer.Yes;
        }
    }

    /// <summary>Only text, bytes and frames of the input can have come this far, not built media.</summary>
    public bool PayloadOnly { get; }

    public override bool IsPayload => PayloadOnly;

    /// <summary>The text, bytes and frames of the input.</summary>
    public EntryValue AsPayload => PayloadOnly ? this : _asPayload ??= new EntryValue(Symbol, payloadOnly: true);

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is EntryValue other && PayloadOnly == other.PayloadOnly && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    private enum Answer : byte
    {
        NotAsked,
        No,
        Yes,
    }
}

/// <summary>Media content built by a carrier of the catalog.</summary>
internal sealed class MediaValue : AbstractValue
{
    public override int Kind => 2;

    public MediaValue(ApiModel carrier, Value mediaType, Value payload, ImmutableArray<SyntaxNode> steps)
        : base(unchecked((((carrier.GetHashCode() * 31) + mediaType.GetHashCode()) * 31) + payload.GetHashCode()))
    {
        Carrier = carrier;
        MediaType = mediaType;
        Payload = payload;
        Steps = steps;
    }

    public ApiModel Carrier { get; }

    /// <summary>What is known of the media type argument.</summary>
    public Value MediaType { get; }

    /// <summary>What is known of the bytes, address or path.</summary>
    public Value Payload { get; }

    /// <summary>Where it was made, then the calls it was handed on by. Not part of its identity.</summary>
    public ImmutableArray<SyntaxNode> Steps { get; }

    public MediaValue With(Value mediaType, Value payload, SyntaxNode? step)
    {
        const int MaxSteps = 8;
        return new MediaValue(Carrier, mediaType, payload, step is null || Steps.Length >= MaxSteps ? Steps : Steps.Add(step));
    }

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is MediaValue other
        && ReferenceEquals(Carrier, other.Carrier)
        && MediaType.Equals(other.MediaType)
        && Payload.Equals(other.Payload);
}

/// <summary>A client of a service, made or configured by a member of the catalog.</summary>
internal sealed class ClientValue : AbstractValue
{
    public override int Kind => 3;

    public override bool LeadsOn => true;

    public ClientValue(ApiModel root, Value endpoint)
        : base(unchecked((root.GetHashCode() * 31) + endpoint.GetHashCode()))
    {
        Root = root;
        Endpoint = endpoint;
    }

    public ApiModel Root { get; }

    /// <summary>What is known of the endpoint, empty when none was given.</summary>
    public Value Endpoint { get; }

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is ClientValue other && ReferenceEquals(Root, other.Root) && Endpoint.Equals(other.Endpoint);
}

/// <summary>Frames from a source of the catalog.</summary>
internal sealed class FrameValue : AbstractValue
{
    public override int Kind => 4;

    public FrameValue(ApiModel source, bool isNumbered, Value address)
        : base(unchecked((source.GetHashCode() * 31) + address.GetHashCode()))
    {
        Source = source;
        IsNumbered = isNumbered;
        Address = address;
    }

    public ApiModel Source { get; }

    /// <summary>The source was named by a number, as the cameras of a machine are.</summary>
    public bool IsNumbered { get; }

    /// <summary>What is known of the address or path of the source.</summary>
    public Value Address { get; }

    public override bool IsPayload => true;

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is FrameValue other
        && ReferenceEquals(Source, other.Source)
        && IsNumbered == other.IsNumbered
        && Address.Equals(other.Address);
}

/// <summary>A text known at compile time, as far as it is known: <see cref="Hole"/> stands for the rest.</summary>
internal sealed class TextValue : AbstractValue
{
    public override int Kind => 5;

    /// <summary>Stands for a part of a text that is not known.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>Instructions for a model run to thousands of characters, and what they ask may stand at their end.</summary>
    private const int MaxLength = 16_384;

    public TextValue(string text, SyntaxNode? origin = null)
        : base(HashOf(text))
    {
        Text = text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + Hole;
        Origin = origin;
    }

    public string Text { get; }

    /// <summary>Where it was written or put together, if that is known. Not part of its identity.</summary>
    public SyntaxNode? Origin { get; }

    public override bool IsPayload => true;

    private protected override bool SaysTheSameAs(AbstractValue fact) => fact is TextValue other && Text == other.Text;

    /// <summary>Of the length and the ends alone, so that a long text does not cost more than a short one.</summary>
    private static int HashOf(string text) =>
        text.Length is 0 or > MaxLength ? MaxLength : unchecked((((text.Length * 31) + text[0]) * 31) + text[text.Length - 1]);
}

/// <summary>A feature of the catalog, such as <c>VisualFeatureTypes.Faces</c>.</summary>
internal sealed class FeatureValue : AbstractValue
{
    public override int Kind => 6;

    public FeatureValue(Capability capability)
        : base((int)capability) => Capability = capability;

    public Capability Capability { get; }

    public override bool IsPayload => true;

    private protected override bool SaysTheSameAs(AbstractValue fact) => fact is FeatureValue other && Capability == other.Capability;
}

/// <summary>A lambda, local function or method that a delegate may point to.</summary>
internal sealed class FunctionValue : AbstractValue
{
    public override int Kind => 7;

    public override bool LeadsOn => true;

    private FunctionValue(IMethodSymbol? method, SyntaxNode? syntax)
        : base(syntax?.GetHashCode() ?? SymbolEqualityComparer.Default.GetHashCode(method))
    {
        Method = method;
        Syntax = syntax;
    }

    /// <summary>The method, or null for a nested function.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The lambda or local function, or null for a method.</summary>
    public SyntaxNode? Syntax { get; }

    public static FunctionValue Of(IMethodSymbol method) => new(method, null);

    public static FunctionValue Of(SyntaxNode nestedFunction) => new(null, nestedFunction);

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is FunctionValue other && ReferenceEquals(Syntax, other.Syntax) && SymbolEqualityComparer.Default.Equals(Method, other.Method);
}

/// <summary>What a function returns that an input holds.</summary>
internal sealed class InvocationResult : AbstractValue
{
    public override int Kind => 8;

    public override bool LeadsOn => !PayloadOnly;

    public InvocationResult(EntryValue function, bool payloadOnly = false)
        : base(unchecked(function.Hash + (payloadOnly ? 2 : 1)))
    {
        Function = function;
        PayloadOnly = payloadOnly;
    }

    public EntryValue Function { get; }

    /// <summary>Only text, bytes and frames of the result can have come this far.</summary>
    public bool PayloadOnly { get; }

    public override bool IsPayload => PayloadOnly;

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is InvocationResult other && PayloadOnly == other.PayloadOnly && Function.Equals(other.Function);
}

/// <summary>A service asked of a container by its type.</summary>
internal sealed class ServiceRequest : AbstractValue
{
    public override int Kind => 9;

    public override bool LeadsOn => true;

    public ServiceRequest(ITypeSymbol type, Value key)
        : base(unchecked((SymbolEqualityComparer.Default.GetHashCode(type) * 31) + key.GetHashCode()))
    {
        Type = type;
        Key = key;
    }

    public ITypeSymbol Type { get; }

    /// <summary>The key it is asked for by, empty without one.</summary>
    public Value Key { get; }

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is ServiceRequest other && SymbolEqualityComparer.Default.Equals(Type, other.Type) && Key.Equals(other.Key);
}

/// <summary>Media that has passed a redactor.</summary>
internal sealed class RedactedValue : AbstractValue
{
    public override int Kind => 10;

    public static readonly RedactedValue Instance = new();

    private RedactedValue()
        : base(1)
    {
    }

    public override bool IsPayload => true;
}

/// <summary>Media that has passed a redactor on another way, but not on this one.</summary>
internal sealed class MaybeUnredactedValue : AbstractValue
{
    public override int Kind => 11;

    public static readonly MaybeUnredactedValue Instance = new();

    private MaybeUnredactedValue()
        : base(2)
    {
    }

    public override bool IsPayload => true;
}

/// <summary>Something of which nothing is known, where it matters that there is something.</summary>
internal sealed class UnknownValue : AbstractValue
{
    public override int Kind => 12;

    public static readonly UnknownValue Instance = new();

    private UnknownValue()
        : base(3)
    {
    }

    public override bool IsPayload => true;
}

/// <summary>The name that a service gave to a file that was uploaded to it.</summary>
internal sealed class UploadedFile : AbstractValue
{
    public override int Kind => 14;

    public UploadedFile(SyntaxNode upload)
        : base(upload.GetHashCode()) => Upload = upload;

    /// <summary>The call that uploaded it.</summary>
    public SyntaxNode Upload { get; }

    public override bool IsPayload => true;

    private protected override bool SaysTheSameAs(AbstractValue fact) => fact is UploadedFile other && ReferenceEquals(Upload, other.Upload);
}

/// <summary>Something may be missing here, since a limit was hit.</summary>
internal sealed class TruncatedValue : AbstractValue
{
    public override int Kind => 13;

    public static readonly TruncatedValue Instance = new();

    private TruncatedValue()
        : base(4)
    {
    }

    public override bool IsPayload => true;
}

/// <summary>A type of the source that a model is told to answer in.</summary>
internal sealed class AnswerTypeValue : AbstractValue
{
    public override int Kind => 15;

    public AnswerTypeValue(ITypeSymbol type)
        : base(SymbolEqualityComparer.Default.GetHashCode(type)) => Type = type;

    public ITypeSymbol Type { get; }

    public override bool IsPayload => true;

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is AnswerTypeValue other && SymbolEqualityComparer.Default.Equals(Type, other.Type);
}

/// <summary>A tool that a model may call: it fills in what the tool takes, from what it sees.</summary>
internal sealed class ToolValue : AbstractValue
{
    public override int Kind => 16;

    /// <param name="name">How the model is told of it.</param>
    /// <param name="text">Its name, its parameters and what describes them, as fields.</param>
    /// <param name="origin">Where the name stands.</param>
    public ToolValue(string name, string text, SyntaxNode origin)
        : base(StringComparer.Ordinal.GetHashCode(text)) => (Name, Text, Origin) = (name, text, origin);

    public string Name { get; }

    public string Text { get; }

    public SyntaxNode Origin { get; }

    public override bool IsPayload => true;

    private protected override bool SaysTheSameAs(AbstractValue fact) =>
        fact is ToolValue other && other.Text == Text && ReferenceEquals(other.Origin, Origin);
}
