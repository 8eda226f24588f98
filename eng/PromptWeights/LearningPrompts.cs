using System.Security.Cryptography;
using System.Text;
using AcceptableUse.Analyzers.Prompts;

namespace AcceptableUse.Analyzers.Weights;

/// <summary>The prompts that the weights of a language are learned from, and what they ask.</summary>
internal static class LearningPrompts
{
    private static readonly string Own = Path.Combine("eng", "PromptWeights", "Prompts");
    private static readonly string Tested = Path.Combine("tests", "AcceptableUse.Analyzers.Tests", "Prompts");
    private static readonly string Grammars = Path.Combine("src", "AcceptableUse.Analyzers", "Prompts");

    /// <summary>What texts that are learned for every language are named after.</summary>
    private const string Any = "any";

    /// <summary>The languages that have prompts to learn from.</summary>
    public static IReadOnlyList<string> Languages(string root) =>
        [.. Directory.GetFiles(Path.Combine(root, Own), "*.txt").Select(NameOf).Where(name => name != Any).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The prompts of <c>eng/PromptWeights/Prompts</c>, and of the lists that the reader is tested with.</summary>
    public static IReadOnlyList<LearningPrompt> Read(string root, string language) =>
        [.. Sources(root, language).SelectMany(File.ReadLines).Where(IsPrompt).Select(LearningPrompt.Parse)];

    /// <summary>Tells whether weights are made from the prompts, and from the kinds of words, as they are.</summary>
    public static string Fingerprint(string root, string language)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var prompts = Sources(root, language).SelectMany(File.ReadLines).Where(IsPrompt);
        var kinds = FilesOf(Path.Combine(root, Grammars), language, ".intents")
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("set ", StringComparison.Ordinal));
        foreach (var line in prompts.Concat(kinds))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexString(hash.GetCurrentHash());
    }

    /// <summary>The file of the weights, and the one that says what they are made from.</summary>
    public static (string Weights, string Fingerprint) Target(string root, string language) =>
        (Path.Combine(root, Grammars, language + ".weights"), Path.Combine(root, Own, language + ".fingerprint"));

    private static IEnumerable<string> Sources(string root, string language) =>
        FilesOf(Path.Combine(root, Tested), language, ".txt")
            .Concat(FilesOf(Path.Combine(root, Own), language, ".txt"))
            .Concat(FilesOf(Path.Combine(root, Own), Any, ".txt"));

    private static IEnumerable<string> FilesOf(string folder, string language, string extension) =>
        Directory.GetFiles(folder, "*" + extension).Where(file => NameOf(file) == language).Order(StringComparer.Ordinal);

    private static string NameOf(string file) => Path.GetFileName(file).Split('.')[0];

    private static bool IsPrompt(string line) => line.Length > 0 && line[0] != '#';
}

/// <summary>A prompt and the topics that it asks for.</summary>
internal sealed record LearningPrompt(string Text, PromptTopics Topics)
{
    /// <summary>Reads a line: topics with spaces between, a tab and the prompt; or the prompt alone where it asks nothing.</summary>
    public static LearningPrompt Parse(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var topics = tab < 0 ? PromptTopics.None : Enum.Parse<PromptTopics>(line[..tab].Replace(' ', ','), ignoreCase: true);
        return new LearningPrompt(line[(tab + 1)..].Replace("\\n", "\n", StringComparison.Ordinal), topics);
    }
}
