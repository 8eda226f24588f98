using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Resolution;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>Decides what the texts, the answer types and the tools ask that reach a model together with media.</summary>
internal static class PromptClassifier
{
    /// <summary>Each text is read once, however many calls it reaches.</summary>
    private static readonly ConditionalWeakTable<TextValue, PromptReading> Readings = new();

    /// <summary>The same for each tool.</summary>
    private static readonly ConditionalWeakTable<ToolValue, PromptReading> ToolReadings = new();

    /// <summary>
    /// What is asked of the model, each topic once; nothing where the call is neither one to a generative model nor tells one what to
    /// describe.
    /// </summary>
    /// <remarks>All arguments count, since instructions go by the options, and the receiver, since an agent has some of its own.</remarks>
    /// <param name="silenced">What one of the texts asks that another silences.</param>
    public static ImmutableArray<PromptAsk> Classify(
        SinkCall sinkCall, Capability capabilities, InputResolver resolver, out PromptTopics silenced)
    {
        silenced = PromptTopics.None;
        if ((capabilities & (Capability.Generate | Capability.UnblurredFaces)) == 0)
        {
            return ImmutableArray<PromptAsk>.Empty;
        }

        var words = sinkCall.Receiver.Words;
        foreach (var argument in sinkCall.Arguments.OrderBy(argument => argument.Value.Syntax.SpanStart))
        {
            words = words.Union(argument.Value.Value.Words);
        }

        // A request is made of bytes; elsewhere a prompt is a text, and bytes are media.
        var isRequest = sinkCall.Sink.Media == MediaRule.Rest || sinkCall.Target.Parameters.Any(parameter => MediaCallFinder.IsBody(parameter, sinkCall.Sink));
        var resolved = isRequest ? resolver.Resolve(words) : resolver.ResolveText(words);
        List<TextValue> texts = [.. resolved.OfType<TextValue>()];
        List<AnswerSchema> schemas = [.. sinkCall.Target.TypeArguments
            .Concat(resolved.OfType<AnswerTypeValue>().Select(answer => answer.Type))
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .Select(AnswerSchema.Of)];
        List<ToolValue> tools = [.. resolved.OfType<ToolValue>()];
        List<PromptReading> readings = [
            .. texts.Select(text => Readings.GetValue(text, static read => PromptReading.Of(read.Text))),
            .. schemas.Select(schema => schema.Reading),
            .. tools.Select(tool => ToolReadings.GetValue(tool, static read => PromptReading.OfNames(read.Text))),
        ];
        var asked = PromptRequest.Read(readings);
        silenced = PromptRequest.Silenced(readings, asked);
        return ImmutableArray.CreateRange(
            asked.Select(ask =>
                ask.Text < texts.Count ? ToAsk(texts[ask.Text], ask.Phrase, sinkCall.Syntax)
                : ask.Text < texts.Count + schemas.Count ? ToAsk(schemas[ask.Text - texts.Count], ask.Phrase, sinkCall.Syntax)
                : ToAsk(tools[ask.Text - texts.Count - schemas.Count], ask.Phrase)));
    }

    private static PromptAsk ToAsk(AnswerSchema schema, PromptPhrase phrase, SyntaxNode call)
    {
        var symbol = schema.SymbolAt(phrase);
        return new PromptAsk(
            phrase.Topic,
            symbol.Name,
            symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? call.GetLocation(),
            AskEvidence.Schema);
    }

    private static PromptAsk ToAsk(ToolValue tool, PromptPhrase phrase) =>
        new(phrase.Topic, tool.Name, LocationOf(tool.Name, tool.Origin), AskEvidence.Tool);

    private static PromptAsk ToAsk(TextValue text, PromptPhrase phrase, SyntaxNode call)
    {
        var words = text.Text.Substring(phrase.Start, phrase.Length);
        var origin = text.Origin ?? call;
        return new PromptAsk(phrase.Topic, InOneLine(words), LocationOf(words, origin), phrase.IsField ? AskEvidence.Schema : AskEvidence.Prompt);
    }

    /// <summary>The phrase itself where the source spells it the same way, else the expression that it is part of.</summary>
    private static Location LocationOf(string words, SyntaxNode origin)
    {
        var index = origin.ToString().IndexOf(words, StringComparison.Ordinal);
        return index < 0 ? origin.GetLocation() : Location.Create(origin.SyntaxTree, new TextSpan(origin.SpanStart + index, words.Length));
    }

    private static string InOneLine(string words) =>
        string.Join(" ", words.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
