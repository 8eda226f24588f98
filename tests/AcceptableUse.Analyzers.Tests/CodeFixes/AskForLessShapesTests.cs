using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using AcceptableUse.Analyzers.Tests.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>
/// Asking for less in programs as they are laid out: directives, several files, parts of a class, and all places at once.
/// The oldest compiler does not show what <c>new(…)</c> makes in a collection expression.
/// </summary>
public sealed class AskForLessShapesTests
{
    private const string Usings = "using Azure.AI.Vision.Face;\n";

    private const string Detect = "client.Detect(data, FaceDetectionModel.Detection01, FaceRecognitionModel.Recognition04, false, ";

    /// <summary>What a class has in it, before and after.</summary>
    public static TheoryData<string, string> Attributes { get; } = new()
    {
        // By name, by text, by a conversion.
        { "new[] { new FaceAttributeType(\"emotion\"), FaceAttributeType.Glasses }", "new[] { FaceAttributeType.Glasses }" },
        { "new FaceAttributeType[] { \"emotion\", \"glasses\" }", "new FaceAttributeType[] { \"glasses\" }" },
#if ROSLYN_5_0_OR_GREATER
        { "[FaceAttributeType.Glasses, new(\"emotion\")]", "[FaceAttributeType.Glasses]" },
#endif
        { "[FaceAttributeType.Glasses, (FaceAttributeType)\"emotion\"]", "[FaceAttributeType.Glasses]" },
        {
            "new List<FaceAttributeType> { \"emotion\", FaceAttributeType.Blur }.ToArray()",
            "new List<FaceAttributeType> { FaceAttributeType.Blur }.ToArray()"
        },
        {
            "new[] { \"emotion\", \"blur\" }.Select(name => new FaceAttributeType(name))",
            "new[] { \"blur\" }.Select(name => new FaceAttributeType(name))"
        },

#if ROSLYN_5_0_OR_GREATER
        // Comments and directives stay, with what they are about.
        {
            "\n        [\n            // what they wear\n            FaceAttributeType.Glasses,\n\n            // what they feel\n            new(\"emotion\"), // really\n        ]",
            "\n        [\n            // what they wear\n            FaceAttributeType.Glasses,\n\n            // what they feel\n        ]"
        },
        {
            "\n        [\n            new(\"emotion\"),\n#if WEAR\n            FaceAttributeType.Glasses,\n#endif\n        ]",
            "\n        [\n#if WEAR\n            FaceAttributeType.Glasses,\n#endif\n        ]"
        },
        {
            "\n        [\n            FaceAttributeType.Blur,\n#if WEAR\n            new(\"emotion\"),\n#endif\n        ]",
            "\n        [\n            FaceAttributeType.Blur,\n#if WEAR\n#endif\n        ]"
        },
#endif
    };

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task Textual_attributes_and_attributes_between_directives_are_removed(string before, string after)
    {
        using var test = Test(Face().Add("A.cs", Class(before)));
        await test.GivesForAll(FixAllScope.Document, ("A.cs", Class(after)));
    }

#if ROSLYN_5_0_OR_GREATER
    [Fact]
    public async Task Argument_is_removed_if_its_unnamed_list_becomes_empty()
    {
        using var test = Test(Face().Add("A.cs", Class("[new(\"emotion\")]")));
        await test.Gives(("A.cs", Class("").Replace(", );", ");", StringComparison.Ordinal)));
    }
#endif

#if ROSLYN_5_0_OR_GREATER
    [Fact]
    public async Task Feature_in_top_level_statements_is_removed()
    {
        const string Head = Usings + "\nFaceClient client = new(new Uri(\"https://res\"), new Azure.AzureKeyCredential(\"k\"));\nvar data = BinaryData.FromBytes(File.ReadAllBytes(args[0]));\n";
        using var test = Test((Face() with { OutputKind = OutputKind.ConsoleApplication })
            .Add("Program.cs", $"{Head}FaceAttributeType[] wanted = [FaceAttributeType.Hair, new(\"emotion\")];\n{Detect}wanted);\n"));
        await test.Gives(("Program.cs", $"{Head}FaceAttributeType[] wanted = [FaceAttributeType.Hair];\n{Detect}wanted);\n"));
    }
#endif

#if ROSLYN_5_0_OR_GREATER
    [Fact]
    public async Task Feature_declared_in_another_part_of_the_class_is_removed()
    {
        const string Other = Usings + "partial class A\n{\n    FaceAttributeType Wanted => FaceAttributeType.Hair;\n}\n";
        static string Part(string attributes) => $"{Usings}partial class A\n{{\n    void Run(FaceClient client, BinaryData data) => {Detect}[{attributes}]);\n}}\n";
        using var test = Test(Face().Add("A.cs", Part("Wanted, new(\"emotion\")")).Add("A.Wanted.cs", Other));
        await test.Gives(("A.cs", Part("Wanted")));
    }
#endif

    [Fact]
    public async Task Feature_in_another_file_stays()
    {
        using var test = Test(Face()
            .Add("A.cs", $"{Usings}partial class A\n{{\n    void Run(FaceClient client, BinaryData data) => {Detect}Wanted);\n}}\n")
            .Add(
                "A.Wanted.cs", $"{Usings}partial class A\n{{\n    static readonly FaceAttributeType[] Wanted = [new(\"emotion\")];\n}}\n"));
        await test.IsNotOffered();
    }

    [Fact]
    public async Task Removing_features_from_a_document_leaves_other_documents_alone()
    {
        using var test = Test(
            Face().Add("A.cs", Class("[\"emotion\", \"hair\"]", "[\"hair\", \"emotion\"]")).Add(
                "B.cs", Class("[\"emotion\", \"blur\"]").Replace("class A", "class B", StringComparison.Ordinal)));
        await test.GivesForAll(FixAllScope.Document, ("A.cs", Class("[\"hair\"]", "[\"hair\"]")));
    }

    [Fact]
    public async Task Fix_all_in_each_project_handles_a_linked_file()
    {
        const string Before = "[\"emotion\", \"hair\"]";
        var own = Class("[\"emotion\", \"blur\"]").Replace("class A", "class B", StringComparison.Ordinal);
        using var test = Test(Face().Add("Linked.cs", Class(Before)), Face().Add("Linked.cs", Class(Before)).Add("Own.cs", own));
        await test.GivesForAllInEachProject(
            ("Linked.cs", Class("[\"hair\"]")), ("Own.cs", own.Replace("\"emotion\", ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Feature_in_a_list_shared_by_calls_on_one_line_is_removed()
    {
        static string Source(string wanted) => $"{Usings}class A\n{{\n    void Run(FaceClient client, BinaryData data)\n    {{\n        FaceAttributeType[] wanted = {wanted};\n        {Detect}wanted); {Detect}wanted);\n    }}\n}}\n";
        using var test = Test(Face().Add("A.cs", Source("[\"emotion\", \"hair\"]")));
        await test.GivesForAll(FixAllScope.Project, ("A.cs", Source("[\"hair\"]")));
    }

    private static FixTest Test(params Project[] projects) => new(new AskForLessCodeFix(), projects);

    private static Project Face() => new() { MoreReferences = [Stubs.Of("Azure.AI.Vision.Face")], Deployment = "none", Symbols = ["WEAR"] };

    private static string Class(params string[] attributes) =>
        $"{Usings}class A\n{{\n    void Run(FaceClient client, BinaryData data)\n    {{\n{string.Concat(attributes.Select(list => $"        {Detect}{list});\n"))}    }}\n}}\n";
}
