using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Prompts;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>What kind of media a call sends.</summary>
[Flags]
internal enum MediaKinds
{
    None = 0,
    Image = 1,
    Video = 2,

    /// <summary>A face template or face identifier that an earlier call made from an image.</summary>
    Face = 4,
}

/// <summary>Which service receives the media.</summary>
internal enum ServiceOrigin
{
    /// <summary>Proved to be an Azure AI service.</summary>
    Azure,

    /// <summary>Not decided in this compilation, and judged as Azure.</summary>
    Unknown,
}

/// <summary>Whether the media comes live from a camera.</summary>
internal enum CameraOrigin
{
    Unknown,

    /// <summary>Proved to come from a camera as it films.</summary>
    Live,
}

/// <summary>Something that the text beside the media, or the type or schema of the answer, asks of a model.</summary>
/// <param name="Phrase">The words that ask for it.</param>
/// <param name="Location">Where they stand.</param>
/// <param name="Evidence">What they belong to.</param>
internal sealed record PromptAsk(PromptTopics Topic, string Phrase, Location Location, AskEvidence Evidence = AskEvidence.Prompt);

/// <summary>What asks a model for something.</summary>
internal enum AskEvidence
{
    /// <summary>A text that travels with the media.</summary>
    Prompt,

    /// <summary>A field of the answer.</summary>
    Schema,

    /// <summary>A tool that the model may call with what it sees.</summary>
    Tool,
}

/// <summary>
/// A call that sends media to an AI service: the one value that the flow half hands to the policy half. It holds no symbol, since
/// <see cref="FollowedCalls"/> hands it from one compilation to another.
/// </summary>
internal sealed record MediaCall
{
    /// <summary>The called member as a reader names it: <c>ChatClient.CompleteChatAsync</c>.</summary>
    public required string Api { get; init; }

    public required MediaKinds Media { get; init; }

    public required Capability Capabilities { get; init; }

    public required ServiceOrigin Service { get; init; }

    /// <summary>Whether nothing hints at Azure, so that only a project that says where it is deployed is told.</summary>
    public bool IsWithoutHint { get; init; }

    public required CameraOrigin Camera { get; init; }

    /// <summary>The member name of the sending call.</summary>
    public required Location Location { get; init; }

    /// <summary>The member whose body makes the call, as its documentation comment identifier; null where a test made the call.</summary>
    public string? Member { get; init; }

    /// <summary>What is known of the called member, or null where a test made the call.</summary>
    public ApiModel? Sink { get; init; }

    /// <summary>The assembly that says of itself that the member sends, or null for one that the catalog or a user describes.</summary>
    public string? Library => Sink?.Export?.Library;

    /// <summary>What the texts that travel with the media ask of a model, each topic once.</summary>
    public ImmutableArray<PromptAsk> Asks { get; init; } = ImmutableArray<PromptAsk>.Empty;

    /// <summary>The topics that one of these texts asks for and another silences, which it must not where different callers pass the two.</summary>
    public PromptTopics Silenced { get; init; }

    /// <summary>The steps the media took, from where it was made to the call; of several media one after the other.</summary>
    public ImmutableArray<Location> Path { get; init; } = ImmutableArray<Location>.Empty;

    /// <summary>The checks of consent of which one has succeeded whenever the call is made; none where it can be made without.</summary>
    public ImmutableArray<Location> ConsentChecks { get; init; } = ImmutableArray<Location>.Empty;

    /// <summary>Whether all that different callers may send together is what one of them sends alone.</summary>
    /// <param name="other">What they send together.</param>
    public bool SaysAll(MediaCall other) =>
        other.Silenced == PromptTopics.None
        && (other.Media & ~Media) == 0
        && (other.Capabilities & ~Capabilities) == 0
        && (Service == ServiceOrigin.Azure || other.Service == Service)
        && (other.IsWithoutHint || !IsWithoutHint)
        && (Camera == CameraOrigin.Live || other.Camera == Camera)
        && other.Asks.All(asked => Asks.Any(ask => ask.Topic == asked.Topic));
}
