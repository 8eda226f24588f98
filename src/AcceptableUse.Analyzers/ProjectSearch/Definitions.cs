using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>The one symbol that stands for a method however it is called.</summary>
internal static class Definitions
{
    public static IMethodSymbol Of(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }
}
