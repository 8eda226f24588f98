using System.Text;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Prompts;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>Whatever stands in a tag or a justification: nothing throws, and the work grows with the length alone.</summary>
public sealed class HostileInputTests
{
    private const int Inputs = 10_000;

    private static readonly string[] Pieces =
    [
        "law-enforcement",
        "real-time-surveillance",
        "none",
        "police",
        "US",
        "USA",
        "840",
        "US-CA",
        "US-",
        "-",
        "--",
        "UK",
        "body-worn",
        "fixed",
        "mobile",
        "true",
        "TODO",
        "<Pending>",
        "reference:",
        "%",
        "%2",
        "%25",
        "%3B",
        "%0A",
        "%00",
        "%zz",
        "%2525",
        ",",
        ";",
        "|",
        ",,",
        "#",
        "=",
        "\\",
        "\"",
        "'",
        "{0}",
        "{",
        "}",
        " ",
        "\t",
        "\r",
        "\n",
        "\0",
        "\ud800",
        "\udc00",
        "\u202e",
        "\u0130",
        "ß",
        "é",
        "名",
        "\u2028",
        "\ufeff",
        new string('a', 41),
        new string('%', 50),
        new string(',', 50),
        new string('-', 50),
    ];

    [Fact]
    public void No_tag_value_makes_a_parser_throw()
    {
        var compilation = TestOptions.Compile(("A.cs", ""));
        // Each round gives every tag a value in two places.
        for (var seed = 0; seed < Inputs / 2; seed++)
        {
            var random = new Random(seed);
            var options = new TestOptions();
            foreach (var key in TagKey.Facts)
            {
                options.Property(key.PropertyName, Garbage(random)).EditorConfig("A.cs", key.EditorConfigOption, Garbage(random));
            }

            var provider = DeploymentFactsProvider.Create(
                compilation, options.Property(TagKey.Enforce.PropertyName, Garbage(random)), CancellationToken.None);
            var facts = provider.For(compilation.SyntaxTrees[0]);

            Assert.All(facts.Jurisdictions, country => Assert.Equal(2, country.Length));
            Assert.All(
                provider.Problems.Concat(provider.ProblemsIn(compilation.SyntaxTrees[0])),
                problem => Assert.DoesNotContain(problem.Message, char.IsControl));
        }
    }

    public static TheoryData<string> LanguageNames { get; } = [.. Languages.All.Names];

    [Theory]
    [MemberData(nameof(LanguageNames))]
    public void No_mangled_prompt_makes_the_reader_throw(string language)
    {
        var prompts = ((string[])["positives", "negatives"]).SelectMany(list => File.ReadLines(
            Path.Combine(References.RepositoryRoot, "tests", "AcceptableUse.Analyzers.Tests", "Prompts", $"{language}.{list}.txt"))).ToArray();
        for (var seed = 0; seed < Inputs; seed++)
        {
            var random = new Random(seed);
            var text = Part(random) + Garbage(random) + Part(random) + Garbage(random);
            var reading = PromptReading.Of(text);

            Assert.All(
                reading.Phrases,
                phrase => Assert.True(phrase.Start >= 0 && phrase.Length > 0 && phrase.Start + phrase.Length <= text.Length));
        }

        string Part(Random random)
        {
            var prompt = prompts[random.Next(prompts.Length)];
            var start = random.Next(prompt.Length + 1);
            return prompt.Substring(start, random.Next(prompt.Length - start + 1));
        }
    }

    [Fact]
    public void No_text_makes_a_word_parser_throw()
    {
        for (var seed = 0; seed < Inputs; seed++)
        {
            var text = Garbage(new Random(seed));

            Assert.True(TagReader.Decode(text).Length <= text.Length);
            Assert.Contains(Countries.ToAlpha2(text)?.Length, new int?[] { null, 2 });
            Assert.All(TagVocabulary.Items(text), item => Assert.Equal(item.Trim(), item));
            var nearest = TagVocabulary.Nearest(text, TagVocabulary.Camera.Select(entry => entry.Word));
            Assert.True(nearest is null || TagVocabulary.Camera.Any(entry => entry.Word == nearest));
        }
    }

    [Fact]
    public async Task No_attribute_makes_an_analyzer_throw()
    {
        // All in one compilation: keys, values and justifications, as literals so that the compiler reads every one of them. A
        // round has at least three texts of its own.
        var source = new StringBuilder("using System.Diagnostics.CodeAnalysis; using System.Reflection;\n");
        for (var seed = 0; seed < Inputs / 3 + 1; seed++)
        {
            var random = new Random(seed);
            var key = random.Next(3) == 0 ? "AcceptableUse." + Garbage(random) : TagKey.Facts[random.Next(TagKey.Facts.Length)].MetadataKey;
            source.Append("[assembly: AssemblyMetadata(").Append(Literal(key)).Append(", ").Append(
                Literal(Garbage(random))).AppendLine(")]");
            source.Append("[assembly: SuppressMessage(")
                .Append(Literal(Garbage(random)))
                .Append(", ")
                .Append(Literal(random.Next(2) == 0 ? "AUP1001" : "AUP1001:" + Garbage(random)))
                .Append(", Justification = ")
                .Append(Literal(Garbage(random)))
                .AppendLine(")]");
        }

        var failures = new List<string>();
        var compilation = TestOptions.Compile(("A.cs", source.ToString()));
        var diagnostics = await compilation.WithAnalyzers(
            ShippedAnalyzers.Create(),
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new TestOptions()),
                (exception, _, _) => failures.Add(exception.ToString()),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync();

        Assert.Empty(failures);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "AUP2002");
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "AUP2003");
    }

    public static TheoryData<string, Func<int, object>> Growing => new()
    {
        { "one word", size => Read("AcceptableUseDeployment", new string('x', size)) },
        { "a list of unknown words", size => Read("AcceptableUseCamera", string.Concat(Enumerable.Repeat("webcam,", size / 7))) },
        { "a list of countries", size => Read("AcceptableUseJurisdiction", string.Concat(Enumerable.Repeat("US-CA;", size / 6))) },
        { "nothing but separators", size => Read("AcceptableUseJurisdiction", new string(',', size)) },
        { "percent signs", size => TagReader.Decode(new string('%', size)) },
        { "escapes", size => TagReader.Decode(string.Concat(Enumerable.Repeat("%25", size / 3))) },
        { "a reference", size => Read("AcceptableUseConsent", new string(' ', size) + "1" + new string(' ', size)) },
        {
            "a catalog of many lines",
            size => CatalogParser.Parse(
                SourceText.From(string.Concat(Enumerable.Range(0, size / 20).Select(i => $"M:A.B{i}; send\n"))))
        },
        {
            "a catalog line of many keys",
            size => CatalogParser.Parse(SourceText.From("M:A.B; send" + string.Concat(Enumerable.Repeat("; media=image", size / 13))))
        },
        {
            "a catalog line of many parameters",
            size => CatalogParser.Parse(
                SourceText.From("M:A.B(" + string.Concat(Enumerable.Repeat("Byte[],", size / 7)) + "Int32); send"))
        },
        {
            "a catalog line of brackets",
            size => CatalogParser.Parse(SourceText.From("M:A.B(" + string.Concat(Enumerable.Repeat("[]", size / 2)) + "); send"))
        },
        {
            "a catalog line of dots",
            size => CatalogParser.Parse(SourceText.From("M:A" + string.Concat(Enumerable.Repeat(".B", size / 2)) + "; send"))
        },
        { "a prompt of negations", size => Prompt("Do not ", size) },
        { "a prompt of beginnings", size => Prompt("who is ", size) },
        { "a prompt of questions", size => Prompt("Is she angry? ", size) },
        { "a prompt of quotes", size => Prompt(" 'a", size) },
        { "a prompt of fences", size => Prompt("```", size) },
        { "a prompt of tags", size => Prompt("<example", size) },
        { "a prompt of items", size => Prompt("\n- ", size) },
        { "a prompt of one sentence", size => Prompt("detect emotion facial expression gender race ", size) },
        { "a prompt of keys", size => Prompt("{\"emotion\": \"", size) },
        { "a prompt of languages", size => Prompt("wer ist qui est quien es chi e quem e who is ", size) },
        { "a prompt of Chinese questions", size => Prompt("这个人是谁", size) },
        { "a prompt of traditional Chinese questions", size => Prompt("這個人是誰", size) },
        { "a prompt of a Chinese word", size => Prompt("人", size) },
        { "a prompt of Japanese beginnings", size => Prompt("人物の顔の", size) },
        { "a prompt of Polish and Dutch", size => Prompt("kim jest ta osoba wie is deze persoon ", size) },
        { "a prompt of one word", size => PromptReading.Of(new string('1', size) + " 1") },
    };

    [Theory]
    [MemberData(nameof(Growing), DisableDiscoveryEnumeration = true)]
    public void Memory_is_linear_in_the_size_of_the_input(string what, Func<int, object> read)
    {
        // Memory stands for work: it is the same on every run, which a clock is not. Lists grow by doubling, so that it can be
        // somewhat more than the length says; with the square of the length it would be 64 times as much.
        const int Size = 20_000;
        read(Size);
        var once = Allocated(() => read(Size));
        var more = Allocated(() => read(8 * Size));

        Assert.True(more < 32 * once, $"{what}: {once} bytes, then {more}");
    }

    [Fact]
    public void Long_value_is_shortened_in_the_message() => Assert.All(
        Read("AcceptableUseDeployment", new string('x', 1_000_000)).Problems, problem => Assert.True(problem.Message.Length < 200));

    private static DeploymentFactsProvider Read(string property, string value) =>
        DeploymentFactsProvider.Create(Empty, new TestOptions().Property(property, value), CancellationToken.None);

    private static readonly CSharpCompilation Empty = TestOptions.Compile(("A.cs", ""));

    private static PromptReading Prompt(string part, int size) =>
        PromptReading.Of(string.Concat(Enumerable.Repeat(part, size / part.Length)));

    private static long Allocated(Func<object> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Garbage(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ =>
        random.Next(8) == 0 ? ((char)random.Next(char.MaxValue + 1)).ToString() : Pieces[random.Next(Pieces.Length)]));

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
