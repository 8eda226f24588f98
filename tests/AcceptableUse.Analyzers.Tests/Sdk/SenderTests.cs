using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>
/// A new version of a package may add a member that sends media. Every public member with a suspicious name must be in the
/// catalog or in <c>reviewed-harmless.txt</c>, the list of members that were reviewed and found harmless.
/// </summary>
public class SenderTests
{
    /// <summary>The packages whose whole surface is watched.</summary>
    private static readonly ImmutableHashSet<string> Watched =
    [
        "OpenAI", "Azure.AI.OpenAI", "Azure.AI.Inference", "Microsoft.Extensions.AI", "Microsoft.Extensions.AI.Abstractions",
        "Microsoft.Extensions.AI.OpenAI", "Microsoft.SemanticKernel.Abstractions", "Microsoft.SemanticKernel.Core",
        "Microsoft.SemanticKernel.Connectors.OpenAI", "Microsoft.SemanticKernel.Connectors.AzureOpenAI", "Microsoft.Agents.AI",
        "Microsoft.Agents.AI.Abstractions", "Microsoft.Agents.AI.Workflows", "Anthropic.Foundry", "Betalgo.Ranul.OpenAI",
        "Microsoft.Azure.CognitiveServices.Vision.ComputerVision",
    ];

    private static readonly string[] Words =
    [
        "image",
        "photo",
        "picture",
        "video",
        "face",
        "vision",
        "camera",
        "frame",
        "screenshot",
        "mediatype",
        "mimetype",
        "binarycontent",
        "requestcontent"
    ];

    /// <summary>The members found harmless, by ID or by a prefix that ends in an asterisk.</summary>
    private static ImmutableArray<string> Reviewed { get; } = [.. File.ReadAllLines(
        Path.Combine(References.RepositoryRoot, "tests", "AcceptableUse.Analyzers.Tests", "Sdk", "reviewed-harmless.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void Every_member_that_looks_like_a_sender_is_listed_or_reviewed()
    {
        var doors = Doors();
        SurfaceCoverageTests.None(doors.Where(door => !Reviewed.Any(pattern => SurfaceCoverageTests.Matches(pattern, door))));
        SurfaceCoverageTests.None(
            Reviewed.Where(pattern => !doors.Any(door => SurfaceCoverageTests.Matches(pattern, door))).Select(
                pattern => pattern + " (no longer needed)"));
    }

    private static string[] Doors() =>
        [.. SdkPackage.All
            .Where(package => !package.IsStub && Watched.Contains(package.Id))
            .SelectMany(package => package.Assemblies)
            .SelectMany(assembly => TypesIn(assembly.GlobalNamespace))
            .SelectMany(type => type.GetMembers())
            .Where(member => LooksLikeADoor(member) && ApiModels.BuiltIn.Find(member) is null)
            .Select(Id)
            .Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>A method that takes something media-like, or a property of that kind that can be set.</summary>
    private static bool LooksLikeADoor(ISymbol member) => member switch
    {
        { DeclaredAccessibility: not Accessibility.Public } or { Name: "Equals" } => false,

        // A struct that serves as an enum.
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.TypeKind: TypeKind.Struct } => false,
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, IsOverride: false } method =>
            method.Parameters.Any(parameter => HasWord(parameter.Name) || HasWord(parameter.Type.Name))
            || (method.Parameters.Length > 0 && method.MethodKind == MethodKind.Constructor && HasWord(method.ContainingType.Name)),
        IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public } property =>
            property.Type.Name is "Uri" or "BinaryData" or "Stream" or "String" or "Byte" or "ReadOnlyMemory" && HasWord(property.Name),
        _ => false,
    };

    private static bool HasWord(string name) => Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type)
            {
                yield return type;
            }

            if (member is INamespaceSymbol or INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public })
            {
                foreach (var nested in TypesIn((INamespaceOrTypeSymbol)member))
                {
                    yield return nested;
                }
            }
        }
    }

    private static string Id(ISymbol member)
    {
        var id = member.OriginalDefinition.GetDocumentationCommentId()!;
        var end = id.IndexOfAny(
            ['(', '`'], id.LastIndexOf('.', id.IndexOf('(', StringComparison.Ordinal) is var list and >= 0 ? list : id.Length - 1));
        return end < 0 ? id : id[..end];
    }
}
