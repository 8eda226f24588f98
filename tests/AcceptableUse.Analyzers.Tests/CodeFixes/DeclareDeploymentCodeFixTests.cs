using AcceptableUse.Analyzers.CodeFixes.Fixes;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>The offers to declare where a project is deployed.</summary>
public sealed class DeclareDeploymentCodeFixTests
{
    private const string Source = "class C { static void Send() { } void M() { [|Send|](); [|Send|](); } }";
    private const string FixedSource = "class C { static void Send() { } void M() { Send(); Send(); } }";
    private const string Declaration = "[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Deployment\", \"law-enforcement\")]";

    [Theory]
    [InlineData(0, "law-enforcement")]
    [InlineData(1, "real-time-surveillance")]
    [InlineData(2, "none")]
    public Task Each_deployment_value_is_offered(int index, string value)
    {
        var test = Test();
        test.CodeActionIndex = index;
        test.CodeActionEquivalenceKey = value;
        test.CodeActionVerifier = (action, verifier) => verifier.Equal($"Declare the deployment as '{value}'", action.Title);
        test.FixedState.Sources.Add(("AcceptableUse.cs", Declaration.Replace("law-enforcement", value, StringComparison.Ordinal) + "\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("", Declaration + "\n")]
    [InlineData("// Ours\n", "// Ours\n" + Declaration + "\n")]
    [InlineData("// Ours", "// Ours\n" + Declaration + "\n")]
    [InlineData("using System;\r\n\r\nclass D { }\r\n", "using System;\r\n\r\n" + Declaration + "\r\n\r\nclass D { }\r\n")]
    [InlineData("// Ours\nclass D { }\n", "// Ours\n" + Declaration + "\n\nclass D { }\n")]
    [InlineData("using System;", "using System;\n\n" + Declaration + "\n")]
    [InlineData(
        "using System;\n#if OURS\nusing System.IO;\n#endif\n",
        "using System;\n#if OURS\nusing System.IO;\n#endif\n\n" + Declaration + "\n")]
    [InlineData(
        "#nullable enable\n#if !OURS\nclass D { }\n#endif\n", "#nullable enable\n" + Declaration + "\n\n#if !OURS\nclass D { }\n#endif\n")]
    [InlineData("/* Ours */ class D { }\n", "/* Ours */ \n" + Declaration + "\n\nclass D { }\n")]
    [InlineData("namespace Ours;\n\nclass D { }\n", Declaration + "\n\nnamespace Ours;\n\nclass D { }\n")]
    [InlineData(
        "[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Jurisdiction\", \"US\")] // since 2024\n",
        "[assembly: System.Reflection.AssemblyMetadata(\"AcceptableUse.Jurisdiction\", \"US\")] // since 2024\n" + Declaration + "\n")]
    public Task Deployment_is_declared_in_an_existing_file(string before, string after)
    {
        var test = Test();
        test.TestState.Sources.Add(("AcceptableUse.cs", before));
        test.FixedState.Sources.Add(("AcceptableUse.cs", after));
        return test.RunAsync();
    }

    [Fact]
    public Task Deployment_of_each_project_is_declared_once()
    {
        var test = Test();
        test.TestState.Sources.Add("class D { static void Send() { } void M() { [|Send|](); } }");
        test.FixedState.Sources.Add("class D { static void Send() { } void M() { Send(); } }");
        test.FixedState.Sources.Add(("AcceptableUse.cs", Declaration + "\n"));

        var other = test.TestState.AdditionalProjects["Other"];
        other.AdditionalReferences.Add(CoreLibrary.Reference);
        other.Sources.Add(("/Other/Test0.cs", Source));
        var fixedOther = test.FixedState.AdditionalProjects["Other"];
        fixedOther.AdditionalReferences.Add(CoreLibrary.Reference);
        fixedOther.Sources.Add(("/Other/Test0.cs", FixedSource));
        fixedOther.Sources.Add(("AcceptableUse.cs", Declaration + "\n"));
        return test.RunAsync();
    }

    private static CSharpCodeFixTest<UndeclaredCalls, DeclareDeploymentCodeFix, DefaultVerifier> Test()
    {
        var test = new CSharpCodeFixTest<UndeclaredCalls, DeclareDeploymentCodeFix, DefaultVerifier>
        {
            TestCode = Source,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
        }.WithCoreLibrary();
        test.FixedState.Sources.Add(FixedSource);
        return test;
    }
}

/// <summary>Reports every call of a method named Send in an assembly that declares no deployment: the rule without the flow.</summary>
#pragma warning disable RS1036, RS1038, RS1041 // Used in tests only
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredCalls : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UndeclaredDeployment];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (invocation.TargetMethod.Name == "Send"
                    && !operation.Compilation.Assembly.GetAttributes().Any(
                        attribute => "AcceptableUse.Deployment".Equals(attribute.ConstructorArguments.FirstOrDefault().Value)))
                {
                    operation.ReportDiagnostic(Diagnostic.Create(
                        Rules.UndeclaredDeployment, invocation.Syntax.ChildNodes().First().GetLocation(), "Send", "an image", "a service"));
                }
            },
            OperationKind.Invocation);
    }
}
