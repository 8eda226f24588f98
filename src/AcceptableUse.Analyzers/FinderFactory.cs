using System.Collections.Immutable;
using AcceptableUse.Analyzers.Exports;
using AcceptableUse.Analyzers.MediaCalls;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers;

/// <summary>Makes the finder of a compilation from the catalog, what the project declares and what its references export.</summary>
internal static class FinderFactory
{
    /// <summary>The finder, what references export, and the members that catalogs declare; null where nothing can send.</summary>
    /// <param name="isTagged">A tagged project is looked at even without an AI package: plain HTTP reaches the services too.</param>
    public static (MediaCallFinder Finder, ReferencedExports? Exports, ImmutableArray<ApiModel> Declared)? Create(
        Compilation compilation, ImmutableArray<AdditionalText> files, bool isTagged, CancellationToken cancellation)
    {
        var declared = CatalogFiles.MembersOf(files, cancellation);
        var annotated = AnnotatedMembers.In(compilation, cancellation);
        var exports = ReferencedExports.In(compilation, cancellation);
        if (declared.IsEmpty
            && annotated is null
            && exports is null
            && !isTagged
            && !AiPackages.AreReferenced(compilation)
            && !new CopiedSdks(compilation.Assembly).Any)
        {
            return null;
        }

        var models = ApiModels.Of(declared, annotated);
        var known = FollowedCalls.Of(compilation, declared);
        return (new MediaCallFinder(compilation, exports is null ? models : models.WithExports(exports.Members), known: known), exports, declared);
    }
}
