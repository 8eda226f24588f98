using System.Collections.Concurrent;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// Which roles of the catalog a project can make use of, told from the words of its files and the types that it knows.
/// Where nothing builds media, no chat is followed; where no camera is read, no frame is looked for.
/// </summary>
internal sealed class UsableRoles
{
    private readonly FlowEngine _engine;
    private readonly ConcurrentDictionary<SdkRole, bool> _known = new();

    public UsableRoles(FlowEngine engine) => _engine = engine;

    /// <summary>Whether a member with the role can be used: its name is written somewhere, and its type exists.</summary>
    public bool Contain(SdkRole role, CancellationToken cancellation) =>
        _known.TryGetValue(role, out var known) ? known : _known.GetOrAdd(role, Find(role, cancellation));

    private bool Find(SdkRole role, CancellationToken cancellation)
    {
        if (_engine.Catalog.HasAnnotated(role))
        {
            return true;
        }

        foreach (var named in _engine.Catalog.MembersOf(role).GroupBy(member => member.Name == ".ctor" ? NameOf(member.TypeName) : member.Name, StringComparer.Ordinal))
        {
            string[] word = [named.Key];
            if ((named.Any(member => member.Name is "Item") || _engine.Index.FilesWith(word, cancellation).Any()) && named.Any(member => Exists(member.TypeName)))
            {
                return true;
            }
        }

        return _engine.Catalog.MembersOf(role).Any(member => member.Name == ".ctor" && Exists(member.TypeName)) && MayCreateUnnamed(cancellation);
    }

    /// <summary>Whether <c>new(…)</c> may stand for a type that no file names: where it is an argument of an SDK.</summary>
    private bool MayCreateUnnamed(CancellationToken cancellation)
    {
        string[] sends = [.. _engine.Catalog.MembersOf(SdkRole.Send).Where(member => member.Media != MediaRule.Rest).SelectMany(member => (string[])[member.Name, NameOf(member.TypeName)]).Distinct(StringComparer.Ordinal)];
        return _engine.Index.FilesWith([SourceIndex.ImplicitCreation], cancellation).Any(file => _engine.Index.MayHold(file, sends, cancellation));
    }

    private static string NameOf(string type)
    {
        var name = type.Substring(type.LastIndexOf('.') + 1);
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name.Substring(0, tick);
    }

    private bool Exists(string type)
    {
        var dot = type.LastIndexOf('.');
        return Known(type) || (dot > 0 && Known(type.Substring(0, dot) + "+" + type.Substring(dot + 1)));

        bool Known(string name) => !_engine.Compilation.GetTypesByMetadataName(name).IsEmpty;
    }
}
