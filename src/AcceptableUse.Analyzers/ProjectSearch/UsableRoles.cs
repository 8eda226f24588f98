using System.Collections.Concurrent;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>
/// Which roles of the catalog a project can make use of, told from the names in its files and what a few of them mean.
/// Where nothing builds media, no chat is followed; where no camera is read, no frame is looked for.
/// </summary>
internal sealed class UsableRoles
{
    private const string Constructor = ".ctor";
    private const string Indexer = "Item";

    /// <summary>To learn what a name means takes the binding of a method.</summary>
    private const int MaxMeanings = 32;

    private readonly CompilationModel _model;
    private readonly ConcurrentDictionary<ApiRole, bool> _known = new();

    public UsableRoles(CompilationModel model) => _model = model;

    /// <summary>Whether a member with the role can be used: it is named somewhere, or its type may be created without a name.</summary>
    public bool Contain(ApiRole role, CancellationToken cancellation) =>
        _known.TryGetValue(role, out var known) ? known : _known.GetOrAdd(role, Find(role, cancellation));

    private bool Find(ApiRole role, CancellationToken cancellation)
    {
        if (_model.Catalog.HasAnnotated(role))
        {
            return true;
        }

        var mayCreateUnnamed = new Lazy<bool>(() => MayCreateUnnamed(cancellation));
        return _model.Catalog.MembersOf(role)
            .GroupBy(member => member.Name == Constructor ? member.SimpleTypeName : member.Name, StringComparer.Ordinal)
            .Any(
                named => (IsNamed(named, role, cancellation)
                    || named.Any(member => member.Name == Constructor && mayCreateUnnamed.Value))
                    && named.Any(Exists));
    }

    /// <summary>
    /// Whether a name is written where it means a member with the role. A few meanings are looked at; where there are more, one
    /// of them is taken to be it. A member of the user's own code may be called by way of an interface, which means another.
    /// </summary>
    private bool IsNamed(IGrouping<string, ApiModel> named, ApiRole role, CancellationToken cancellation)
    {
        string[] names = [named.Key];
        var files = _model.Index.FilesWith(names, cancellation).ToArray();
        if (named.Key is Indexer || (files.Length > 0 && named.Any(member => member.IsDeclared)))
        {
            return true;
        }

        var looked = 0;
        foreach (var mention in _model.Index.Mentions(files, names, cancellation))
        {
            if (++looked > MaxMeanings || Means(mention, role, cancellation))
            {
                return true;
            }
        }

        // A camera calls what overrides or implements it, which nothing else may mention.
        if (role == ApiRole.Live
            && files.Length > 0
            && _model.Index.Declarations(named.Key, cancellation).Take(MaxMeanings).Any(
                declaration => _model.MethodOf(declaration, cancellation) is { } method && _model.Catalog.Find(method)?.Role == role))
        {
            return true;
        }

        // An alias gives a type another name.
        return files.Any(file => SyntaxIndex.NamesIn(file).Imports(named.Key));
    }

    private bool Means(SyntaxNode mention, ApiRole role, CancellationToken cancellation)
    {
        return _model.MayMean(mention, Has, cancellation);

        bool Has(ISymbol meant) => meant is INamedTypeSymbol type
            ? type.InstanceConstructors.Any(constructor => _model.Catalog.Find(constructor)?.Role == role)
            : _model.Catalog.Find(meant)?.Role == role;
    }

    /// <summary>Whether <c>new(…)</c> may stand for a type that no file names: where it is an argument of an SDK.</summary>
    private bool MayCreateUnnamed(CancellationToken cancellation)
    {
        string[] sends = [.. _model.Catalog.MembersOf(ApiRole.Send).Where(member => member.Media != MediaRule.Rest).SelectMany(
            member => (string[])[member.Name, member.SimpleTypeName]).Distinct(StringComparer.Ordinal)];
        return _model.Index.FilesWith([SyntaxIndex.ImplicitCreation], cancellation)
            .Any(file => _model.Index.MayHold(file, sends, cancellation));
    }

    private bool Exists(ApiModel member)
    {
        var type = member.TypeName;
        var dot = type.LastIndexOf('.');
        return _model.Types.Exist(type) || (dot > 0 && _model.Types.Exist(type.Substring(0, dot) + "+" + type.Substring(dot + 1)));
    }
}
