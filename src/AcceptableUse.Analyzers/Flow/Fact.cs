using System.Collections.Immutable;
using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// One thing known about a value. A value is a set of facts (<see cref="Value"/>); facts are immutable, compare by
/// what they say and not by where they were found, and there are finitely many in a method, so that the analysis ends.
/// </summary>
internal abstract class Fact
{
    /// <summary>Facts that survive in text, bytes and streams, unlike built media, objects and functions.</summary>
    public virtual bool IsPayload => false;
}

/// <summary>An object made at one place of the source; what it holds is in the heap of the <see cref="FlowState"/>.</summary>
internal sealed class ObjectFact : Fact, IEquatable<ObjectFact>
{
    private readonly SyntaxNode _syntax;
    private readonly ObjectFact? _inner;
    private readonly bool _isEarlier;

    public ObjectFact(SyntaxNode syntax, string? provider = null)
    {
        _syntax = syntax;
        Provider = provider;
    }

    private ObjectFact(SyntaxNode syntax, ObjectFact? inner, string? provider, bool isEarlier)
    {
        _syntax = syntax;
        _inner = inner;
        _isEarlier = isEarlier;
        Provider = provider;
    }

    /// <summary>All objects that were made at this place before the last one, in a loop.</summary>
    public ObjectFact Earlier => _isEarlier ? this : new ObjectFact(_syntax, _inner, Provider, isEarlier: true);

    /// <summary>The assembly of the external type that was created here, or null for everything else.</summary>
    public string? Provider { get; }

    /// <summary>The same object as the caller sees it: each call of a factory makes another one.</summary>
    public ObjectFact MadeBy(SyntaxNode call)
    {
        const int MostNesting = 3;
        var depth = 0;
        for (var current = _inner; current is not null; current = current._inner)
        {
            depth++;
        }

        return depth >= MostNesting ? this : new ObjectFact(call, this, Provider, isEarlier: false);
    }

    public bool Equals(ObjectFact? other) =>
        other is not null && ReferenceEquals(_syntax, other._syntax) && _isEarlier == other._isEarlier && Equals(_inner, other._inner);

    public override bool Equals(object? obj) => Equals(obj as ObjectFact);

    public override int GetHashCode() => unchecked((_syntax.GetHashCode() * 31) + (_inner?.GetHashCode() ?? 0));
}

/// <summary>
/// Whatever a parameter, field, property, event, captured variable or <c>this</c> holds on entry. The
/// <see cref="SlotResolver"/> finds out from the rest of the project; a caller's summary replaces it by the argument.
/// </summary>
internal sealed class SlotFact : Fact, IEquatable<SlotFact>
{
    public SlotFact(ISymbol slot, bool payloadOnly = false)
    {
        Slot = slot;
        PayloadOnly = payloadOnly;
    }

    public ISymbol Slot { get; }

    /// <summary>Only text, bytes and frames of the slot can have come this far, not built media.</summary>
    public bool PayloadOnly { get; }

    public override bool IsPayload => PayloadOnly;

    public bool Equals(SlotFact? other) =>
        other is not null && PayloadOnly == other.PayloadOnly && SymbolEqualityComparer.Default.Equals(Slot, other.Slot);

    public override bool Equals(object? obj) => Equals(obj as SlotFact);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Slot);
}

/// <summary>Media content built by a carrier of the catalog.</summary>
internal sealed class MediaFact : Fact, IEquatable<MediaFact>
{
    public MediaFact(SdkMember carrier, Value mediaType, Value payload, ImmutableArray<SyntaxNode> steps)
    {
        Carrier = carrier;
        MediaType = mediaType;
        Payload = payload;
        Steps = steps;
    }

    public SdkMember Carrier { get; }

    /// <summary>What is known of the media type argument.</summary>
    public Value MediaType { get; }

    /// <summary>What is known of the bytes, address or path.</summary>
    public Value Payload { get; }

    /// <summary>Where it was made, then the calls it was handed on by. Not part of its identity.</summary>
    public ImmutableArray<SyntaxNode> Steps { get; }

    public MediaFact With(Value mediaType, Value payload, SyntaxNode? step)
    {
        const int MostSteps = 8;
        return new MediaFact(Carrier, mediaType, payload, step is null || Steps.Length >= MostSteps ? Steps : Steps.Add(step));
    }

    public bool Equals(MediaFact? other) =>
        other is not null && ReferenceEquals(Carrier, other.Carrier) && MediaType.Equals(other.MediaType) && Payload.Equals(other.Payload);

    public override bool Equals(object? obj) => Equals(obj as MediaFact);

    public override int GetHashCode() => unchecked((Carrier.GetHashCode() * 31) + Payload.Count);
}

/// <summary>A client of a service, made or configured by a member of the catalog.</summary>
internal sealed class ClientFact : Fact, IEquatable<ClientFact>
{
    public ClientFact(SdkMember root, Value endpoint)
    {
        Root = root;
        Endpoint = endpoint;
    }

    public SdkMember Root { get; }

    /// <summary>What is known of the endpoint, empty when none was given.</summary>
    public Value Endpoint { get; }

    public bool Equals(ClientFact? other) =>
        other is not null && ReferenceEquals(Root, other.Root) && Endpoint.Equals(other.Endpoint);

    public override bool Equals(object? obj) => Equals(obj as ClientFact);

    public override int GetHashCode() => Root.GetHashCode();
}

/// <summary>Frames from a source of the catalog.</summary>
internal sealed class FrameFact : Fact, IEquatable<FrameFact>
{
    public FrameFact(SdkMember source, bool isNumbered, Value address)
    {
        Source = source;
        IsNumbered = isNumbered;
        Address = address;
    }

    public SdkMember Source { get; }

    /// <summary>The source was named by a number, as the cameras of a machine are.</summary>
    public bool IsNumbered { get; }

    /// <summary>What is known of the address or path of the source.</summary>
    public Value Address { get; }

    public override bool IsPayload => true;

    public bool Equals(FrameFact? other) =>
        other is not null && ReferenceEquals(Source, other.Source) && IsNumbered == other.IsNumbered && Address.Equals(other.Address);

    public override bool Equals(object? obj) => Equals(obj as FrameFact);

    public override int GetHashCode() => Source.GetHashCode();
}

/// <summary>A text known at compile time, as far as it is known: <see cref="Hole"/> stands for the rest.</summary>
internal sealed class TextFact : Fact, IEquatable<TextFact>
{
    /// <summary>Stands for a part of a text that is not known.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>Instructions for a model run to thousands of characters, and what they ask may stand at their end.</summary>
    private const int MostLength = 16_384;

    private PromptReading? _prompt;

    public TextFact(string text, SyntaxNode? origin = null)
    {
        Text = text.Length <= MostLength ? text : text.Substring(0, MostLength) + Hole;
        Origin = origin;
    }

    public string Text { get; }

    /// <summary>Where it was written or put together, if that is known. Not part of its identity.</summary>
    public SyntaxNode? Origin { get; }

    /// <summary>What it asks for as a prompt, read once and only when a call is judged that it reaches.</summary>
    public PromptReading Prompt => _prompt ??= PromptReading.Of(Text);

    public override bool IsPayload => true;

    public bool Equals(TextFact? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as TextFact);

    /// <summary>Of the length and the ends alone, so that a long text does not cost more than a short one.</summary>
    public override int GetHashCode() => Text.Length == 0 ? 0 : unchecked((((Text.Length * 31) + Text[0]) * 31) + Text[Text.Length - 1]);
}

/// <summary>A feature of the catalog, such as <c>VisualFeatureTypes.Faces</c>.</summary>
internal sealed class FeatureFact : Fact, IEquatable<FeatureFact>
{
    public FeatureFact(Capability capability) => Capability = capability;

    public Capability Capability { get; }

    public override bool IsPayload => true;

    public bool Equals(FeatureFact? other) => other is not null && Capability == other.Capability;

    public override bool Equals(object? obj) => Equals(obj as FeatureFact);

    public override int GetHashCode() => (int)Capability;
}

/// <summary>A lambda, local function or method that a delegate may point to.</summary>
internal sealed class FunctionFact : Fact, IEquatable<FunctionFact>
{
    private FunctionFact(IMethodSymbol? method, SyntaxNode? syntax)
    {
        Method = method;
        Syntax = syntax;
    }

    /// <summary>The method, or null for a nested function.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The lambda or local function, or null for a method.</summary>
    public SyntaxNode? Syntax { get; }

    public static FunctionFact Of(IMethodSymbol method) => new(method, null);

    public static FunctionFact Of(SyntaxNode nestedFunction) => new(null, nestedFunction);

    public bool Equals(FunctionFact? other) =>
        other is not null && ReferenceEquals(Syntax, other.Syntax) && SymbolEqualityComparer.Default.Equals(Method, other.Method);

    public override bool Equals(object? obj) => Equals(obj as FunctionFact);

    public override int GetHashCode() => Method is null ? Syntax!.GetHashCode() : SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>What a function returns that a slot holds.</summary>
internal sealed class ResultFact : Fact, IEquatable<ResultFact>
{
    public ResultFact(SlotFact function) => Function = function;

    public SlotFact Function { get; }

    public bool Equals(ResultFact? other) => other is not null && Function.Equals(other.Function);

    public override bool Equals(object? obj) => Equals(obj as ResultFact);

    public override int GetHashCode() => Function.GetHashCode() + 1;
}

/// <summary>A service asked of a container by its type.</summary>
internal sealed class InjectedFact : Fact, IEquatable<InjectedFact>
{
    public InjectedFact(ITypeSymbol type, Value key)
    {
        Type = type;
        Key = key;
    }

    public ITypeSymbol Type { get; }

    /// <summary>The key it is asked for by, empty without one.</summary>
    public Value Key { get; }

    public bool Equals(InjectedFact? other) => other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type) && Key.Equals(other.Key);

    public override bool Equals(object? obj) => Equals(obj as InjectedFact);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);
}

/// <summary>Media that has passed a redactor.</summary>
internal sealed class RedactedFact : Fact
{
    public static readonly RedactedFact Instance = new();

    private RedactedFact()
    {
    }

    public override bool IsPayload => true;
}

/// <summary>Media that has passed a redactor on another way, but not on this one.</summary>
internal sealed class UnredactedFact : Fact
{
    public static readonly UnredactedFact Instance = new();

    private UnredactedFact()
    {
    }

    public override bool IsPayload => true;
}

/// <summary>Something of which nothing is known, where it matters that there is something.</summary>
internal sealed class UnknownFact : Fact
{
    public static readonly UnknownFact Instance = new();

    private UnknownFact()
    {
    }

    public override bool IsPayload => true;
}
