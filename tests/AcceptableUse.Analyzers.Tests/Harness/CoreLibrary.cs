using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>The library that the tests run on as the only reference: enough for attributes, and nothing to download.</summary>
internal static class CoreLibrary
{
    public static readonly MetadataReference Reference = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    public static TTest WithCoreLibrary<TTest>(this TTest test)
        where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.Add(Reference);
        return test;
    }
}
