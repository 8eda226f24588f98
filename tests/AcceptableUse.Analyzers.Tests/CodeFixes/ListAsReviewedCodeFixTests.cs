using AcceptableUse.Analyzers.CodeFixes.Fixes;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>The offer to list an assembly as reviewed. It resolves nothing before somebody gives the reason.</summary>
public sealed class ListAsReviewedCodeFixTests
{
    private const string Reported = """
        using System;
        using {|AUP2006:Core|};

        class App { }
        """;

    private const string Template = """
        [assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Reviewed", "Core: <reason, and where the review is recorded>")]

        """;

    [Fact]
    public Task Assembly_is_listed_with_a_reason_to_be_filled_in_and_stays_reported()
    {
        var test = Test();
        test.CodeActionVerifier = (action, verifier) => verifier.Equal("List 'Core' as reviewed", action.Title);
        test.FixedState.Sources.Add(("AcceptableUse.cs", Template));
        return test.RunAsync();
    }

    [Fact]
    public Task Entry_joins_the_tags_in_their_file()
    {
        const string Tag = """
            [assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Jurisdiction", "US")]

            """;
        var test = Test();
        test.TestState.Sources.Add(("AcceptableUse.cs", Tag));
        test.FixedState.Sources.Add(("AcceptableUse.cs", Tag + Template));
        return test.RunAsync();
    }

    [Fact]
    public Task Assembly_with_an_entry_is_not_listed_again()
    {
        const string Entry = """
            [assembly: System.Reflection.AssemblyMetadata("AcceptableUse.Reviewed", "core : TODO")]
            """;
        var test = Test();
        test.TestState.Sources.Add(("Reviews.cs", Entry));
        test.FixedState.Sources.Add(("Reviews.cs", Entry));
        return test.RunAsync();
    }

    [Fact]
    public Task Reason_that_is_filled_in_resolves_the_finding()
    {
        var test = Test();
        test.TestState.Sources.Clear();
        test.TestState.Sources.Add("""
            using Core;

            class App { }
            """);
        test.TestState.Sources.Add(("AcceptableUse.cs", Template.Replace("<reason, and where the review is recorded>", "plates only, LEGAL-140", StringComparison.Ordinal)));
        test.FixedState.Sources.Clear();
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<ReferenceAnalyzer, ListAsReviewedCodeFix, DefaultVerifier> Test()
    {
        var test = new CSharpCodeFixTest<ReferenceAnalyzer, ListAsReviewedCodeFix, DefaultVerifier>
        {
            TestCode = Reported,
            FixedCode = Reported,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
            CompilerDiagnostics = CompilerDiagnostics.None,
        }.WithCoreLibrary();
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.AdditionalReferences.Add(new Library("Core", """
            namespace Core;
            public sealed class Desk(Azure.AI.OpenAI.AzureOpenAIClient azure)
            {
                public object Chat() => azure.GetChatClient("gpt-4o");
            }
            """) { Exports = "false" }.AsAssembly());
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", """
            is_global = true
            build_property.AcceptableUseDeployment = law-enforcement
            """));
        return test;
    }
}
