using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>Types that stand for a model service without saying whose.</summary>
internal static class ClientAbstractions
{
    /// <summary>Libraries whose clients are known by the catalog, or that only wrap those of others.</summary>
    private static readonly string[] NeutralAssemblies =
    [
        "System", "mscorlib", "netstandard", "Azure", "OpenAI", "Microsoft.Azure", "Microsoft.Extensions",
        "Microsoft.AspNetCore", "Microsoft.SemanticKernel.Abstractions", "Microsoft.SemanticKernel.Core",
        "Microsoft.SemanticKernel.Agents", "Microsoft.SemanticKernel.Connectors.AzureOpenAI",
        "Microsoft.SemanticKernel.Connectors.OpenAI", "Microsoft.SemanticKernel.Connectors.AzureAIInference",
        "Microsoft.Agents", "Aspire.Azure", "Aspire.OpenAI", "Betalgo", "ModelContextProtocol", "Polly", "Moq", "NSubstitute",
    ];

    /// <summary>Whether a type in source plays a model client.</summary>
    public static bool IsImplementedBy(ITypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (IsAbstraction(contract))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsAbstraction(ITypeSymbol type) =>
        type.Name is "IChatClient" or "IChatCompletionService" or "ITextGenerationService" or "IImageGenerator" or "AIAgent" or "Kernel";

    /// <summary>Whether an external type is a client of a service that is none of the catalog's.</summary>
    public static bool IsProvider(ITypeSymbol type)
    {
        if (type.ContainingAssembly is not { } assembly || IsNeutral(assembly.Name))
        {
            return false;
        }

        return type.Name.EndsWith("Client", StringComparison.Ordinal)
            || type.Name.EndsWith("Model", StringComparison.Ordinal)
            || IsImplementedBy(type);
    }

    /// <summary>Whether a library is one of the platform or of those that the catalog knows.</summary>
    public static bool IsNeutral(string assembly)
    {
        foreach (var neutral in NeutralAssemblies)
        {
            if (assembly.StartsWith(neutral, StringComparison.Ordinal)
                && (assembly.Length == neutral.Length || assembly[neutral.Length] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
