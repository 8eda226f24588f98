using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>
/// The real ComputerVision 7.0.1, referenced by path, with a stand-in for the client runtime it was built on. The
/// stand-in is signed with the same public key, or the compiler would not take it for that assembly.
/// </summary>
internal static class ComputerVision
{
    private const string Runtime = """
        using System; using System.Collections.Generic; using System.Net.Http;
        [assembly: System.Reflection.AssemblyVersion("2.0.0.0")]
        namespace Microsoft.Rest
        {
            public abstract class ServiceClientCredentials { }
            public abstract class ServiceClient<T> : IDisposable where T : ServiceClient<T>
            {
                protected ServiceClient(params DelegatingHandler[] handlers) { }
                public void Dispose() { }
            }
            public interface IHttpOperationResponse { }
            public interface IHttpOperationHeaderResponse<T> { }
            public class HttpOperationResponse : IHttpOperationResponse { }
            public class HttpOperationResponse<T> : HttpOperationResponse { public T Body { get; set; } }
            public class HttpOperationHeaderResponse<T> : HttpOperationResponse { }
            public class HttpOperationResponse<T, H> : HttpOperationResponse<T> { }
            public class RestException : Exception { }
            public class HttpRequestMessageWrapper { }
            public class HttpResponseMessageWrapper { }
        }
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> Lazy = new(Load);

    public static ImmutableArray<MetadataReference> References => Lazy.Value;

    private static ImmutableArray<MetadataReference> Load()
    {
        const string Id = "microsoft.azure.cognitiveservices.vision.computervision";
        var package = MetadataReference.CreateFromFile(
            Path.Combine(
                Harness.References.Metadata("NuGetPackageRoot"),
                Id,
                "7.0.1",
                "lib",
                "netstandard1.4",
                "Microsoft.Azure.CognitiveServices.Vision.ComputerVision.dll"));
        var framework = Harness.References.Of(Harness.References.NoPackages);
        var reader = CSharpCompilation.Create("reader", references: framework.Add(package));
        var publicKey = ((IAssemblySymbol)reader.GetAssemblyOrModuleSymbol(package)!).Identity.PublicKey;
        var runtime = CSharpCompilation.Create(
            "Microsoft.Rest.ClientRuntime",
            [CSharpSyntaxTree.ParseText(Runtime)],
            framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, cryptoPublicKey: publicKey, publicSign: true));
        using var image = new MemoryStream();
        var result = runtime.Emit(image);
        return result.Success
            ? [package, MetadataReference.CreateFromImage(image.ToArray())]
            : throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics));
    }
}
