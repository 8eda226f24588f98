using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The packages through which media can reach an AI service; without any of them, and without a user's own declarations,
/// there is nothing to do.
/// </summary>
internal static class AiPackages
{
    public static bool AreReferenced(Compilation compilation)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (KnownProviders.BuiltIn.IsModelPackage(assembly.Name))
            {
                return true;
            }
        }

        return false;
    }
}
