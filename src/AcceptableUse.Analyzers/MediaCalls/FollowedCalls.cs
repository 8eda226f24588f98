using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>What a call comes to.</summary>
/// <param name="Calls">What <see cref="MediaCallFinder.Follow"/> finds.</param>
/// <param name="HitLimit">Whether a limit was hit.</param>
internal readonly record struct FollowedCall(ImmutableArray<MediaCall> Calls, bool HitLimit);

/// <summary>
/// What the calls of some source come to, kept from the generator of exports for the analyzer. A build asks both about the
/// same files, in two compilations that share nothing else; what a call sends depends on these files, the references and
/// the catalog alone.
/// </summary>
internal sealed class FollowedCalls
{
    private static readonly ConditionalWeakTable<SyntaxTree, FollowedCalls> Kept = new();

    // An editor lets go of old files; these lists do not hold them.
    private readonly WeakReference<SyntaxTree>[] _files;
    private readonly WeakReference<MetadataReference>[] _references;
    private readonly ImmutableArray<ApiModel> _declared;
    private readonly string _written;
    private readonly IReadOnlyDictionary<SyntaxNode, FollowedCall> _calls;

    private FollowedCalls(
        Compilation compilation,
        ImmutableArray<ApiModel> declared,
        string written,
        IReadOnlyDictionary<SyntaxNode, FollowedCall> calls)
    {
        _files = [.. compilation.SyntaxTrees.Select(file => new WeakReference<SyntaxTree>(file))];
        _references = [.. compilation.References.Select(reference => new WeakReference<MetadataReference>(reference))];
        _declared = declared;
        _written = written;
        _calls = calls;
    }

    /// <summary>Keeps what was found in a compilation, as long as its first file lives and no other compilation begins with it.</summary>
    /// <param name="declared">The members that the user's catalogs declare.</param>
    /// <param name="written">The file that will be added to the compilation.</param>
    public static void Keep(
        Compilation compilation,
        ImmutableArray<ApiModel> declared,
        string written,
        IReadOnlyDictionary<SyntaxNode, FollowedCall> calls)
    {
        if (compilation.SyntaxTrees.FirstOrDefault() is { } first)
        {
            var followed = new FollowedCalls(compilation, declared, written, calls);
            Kept.Remove(first);
            Kept.GetValue(first, _ => followed);
        }
    }

    /// <summary>What was found in the same files with the same references and catalogs, or null.</summary>
    public static FollowedCalls? Of(Compilation compilation, ImmutableArray<ApiModel> declared) =>
        compilation.SyntaxTrees.FirstOrDefault() is { } first
        && Kept.TryGetValue(first, out var kept)
        && kept.IsOf(compilation, declared) ? kept : null;

    public bool TryGet(SyntaxNode call, out FollowedCall found) => _calls.TryGetValue(call, out found);

    private bool IsOf(Compilation compilation, ImmutableArray<ApiModel> declared) =>
        _declared.SequenceEqual(declared)
        && AreSame(_references, compilation.References.ToList())
        && HasFiles([.. compilation.SyntaxTrees]);

    /// <summary>Whether there are the same files, but for the one that was written meanwhile.</summary>
    private bool HasFiles(List<SyntaxTree> files) => files.Count == _files.Length + 1
        ? AreSame(_files, files.GetRange(0, _files.Length)) && files[_files.Length].GetText().ToString() == _written
        : AreSame(_files, files);

    private static bool AreSame<T>(WeakReference<T>[] known, List<T> others)
        where T : class
    {
        if (known.Length != others.Count)
        {
            return false;
        }

        for (var i = 0; i < known.Length; i++)
        {
            if (!known[i].TryGetTarget(out var same) || !ReferenceEquals(same, others[i]))
            {
                return false;
            }
        }

        return true;
    }
}
