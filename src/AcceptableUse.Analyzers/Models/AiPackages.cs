using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The packages through which media can reach an AI service; without any of them, and without a user's own declarations,
/// there is nothing to do.
/// </summary>
internal static class AiPackages
{
    private static readonly string[] Prefixes =
    [
        "OpenAI", "Azure.AI.", "Microsoft.Extensions.AI", "Microsoft.SemanticKernel", "Microsoft.Agents.AI",
        "Microsoft.Azure.CognitiveServices.", "Anthropic", "Betalgo.", "Microsoft.ProjectOxford.", "Azure.Search.Documents",
    ];

    public static bool AreReferenced(Compilation compilation)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (Contain(assembly.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an assembly is of one of these packages.</summary>
    public static bool Contain(string assembly)
    {
        foreach (var prefix in Prefixes)
        {
            if (assembly.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
