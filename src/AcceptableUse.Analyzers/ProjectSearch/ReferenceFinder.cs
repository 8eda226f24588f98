using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>
/// The bodies of the project that use a symbol: mentioned by name in the <see cref="SyntaxIndex"/>, and where the name
/// alone could mean another, bound to make sure. A private symbol is looked for in its own type only.
/// </summary>
internal sealed class ReferenceFinder
{
    private readonly CompilationModel _model;
    private readonly TypeVisibility _reach;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<SyntaxNode>> _known = new(SymbolEqualityComparer.Default);

    public ReferenceFinder(CompilationModel model)
    {
        _model = model;
        _reach = new TypeVisibility(model);
    }

    /// <summary>The bodies, each once, in the order of the files. Where there are as many as the limit allows, there may be more.</summary>
    public ImmutableArray<SyntaxNode> BodiesUsing(ISymbol symbol, CancellationToken cancellation) =>
        _known.TryGetValue(symbol, out var known)
            ? known
            : _known.GetOrAdd(
                symbol, ImmutableArray.CreateRange(Find(symbol, cancellation).Take(Limits.MaxBodiesPerMember)));

    /// <summary>Whether a call of a method, or of any that a call of it may mean, stands anywhere.</summary>
    public bool AreCalled(HashSet<IMethodSymbol> targets, IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var mention in Mentions(method, cancellation))
        {
            if (IsInvoked(mention) && _model.MayMean(mention, IsTarget, cancellation))
            {
                return true;
            }
        }

        return false;

        bool IsTarget(ISymbol called) =>
            called is IMethodSymbol candidate && targets.Contains((candidate.ReducedFrom ?? candidate).OriginalDefinition);
    }

    private static bool IsInvoked(SyntaxNode mention)
    {
        var called = ReferenceSyntax.AccessAround(mention);
        return called.Parent is InvocationExpressionSyntax invocation && invocation.Expression == called;
    }

    private IEnumerable<SyntaxNode> Find(ISymbol symbol, CancellationToken cancellation)
    {
        var syntax = new ReferenceSyntax(symbol);
        var isShared = IsShared(symbol);
        var found = new HashSet<SyntaxNode>();
        foreach (var mention in Mentions(symbol, cancellation))
        {
            if (syntax.CanBeUse(mention)
                && MethodBodies.Of(mention) is { } body
                && !found.Contains(body)
                && (isShared || Means(mention, symbol, cancellation)))
            {
                found.Add(body);
                yield return body;
            }
        }
    }

    private IEnumerable<SyntaxNode> Mentions(ISymbol symbol, CancellationToken cancellation)
    {
        var names = NamesOf(symbol);
        if (symbol.DeclaredAccessibility == Accessibility.Private && !IsExplicit(symbol))
        {
            return symbol.ContainingType.DeclaringSyntaxReferences.Where(
                declaration => _model.Index.MayHold(declaration.SyntaxTree, names, cancellation))
                .Select(declaration => declaration.GetSyntax(cancellation))
                .SelectMany(
                    type => _model.Index.Mentions([type.SyntaxTree], names, cancellation)
                        .Where(mention => type.Span.Contains(mention.Span)));
        }

        // To bind a name takes the whole method around it, in each compilation anew; the names in most files tell that there is no need.
        return IsShared(symbol)
            ? _model.Index.Mentions(names, cancellation)
            : _model.Index.Mentions(FilesThatCanMean(symbol, names, cancellation), names, cancellation);
    }

    /// <summary>Where many types have a member of one name, the files that know this type are far fewer than those with the name.</summary>
    private IEnumerable<SyntaxTree> FilesThatCanMean(ISymbol symbol, string[] names, CancellationToken cancellation) =>
        _reach.FilesKnowing(symbol.ContainingType, cancellation) is { } files
            ? files.Where(file => _model.Index.MayHold(file, names, cancellation))
            : _model.Index.FilesWith(names, cancellation);

    /// <summary>Whether other members answer to the same call: what they are called on need not be this symbol.</summary>
    public static bool IsShared(ISymbol symbol) =>
        symbol.IsVirtual || symbol.IsAbstract || symbol.IsOverride || symbol.ContainingType.TypeKind == TypeKind.Interface
        || IsExplicit(symbol)
        || (symbol is IMethodSymbol or IPropertySymbol && MemberHierarchy.Implemented(symbol).Any());

    /// <summary>Whether a member can be called by way of an interface alone.</summary>
    private static bool IsExplicit(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => !method.ExplicitInterfaceImplementations.IsEmpty,
        IPropertySymbol property => !property.ExplicitInterfaceImplementations.IsEmpty,
        _ => false,
    };

    private bool Means(SyntaxNode mention, ISymbol symbol, CancellationToken cancellation)
    {
        // Code names the property or the event, not the accessor that it runs.
        var named = (symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol;
        return mention is EqualsValueClauseSyntax
            || _model.MayMean(NodeToBind(mention, named), meant => IsSame(meant, named), cancellation);
    }

    /// <summary>The name of a type in <c>new Type(…)</c> binds to the type; what is created there is the constructor.</summary>
    private static SyntaxNode NodeToBind(SyntaxNode mention, ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && mention is SimpleNameSyntax
            ? mention.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>(creation => creation.Type.Span.Contains(mention.Span))
                ?? mention.Parent!
            : mention;

    private static bool IsSame(ISymbol meant, ISymbol symbol)
    {
        meant = ((meant as IMethodSymbol)?.ReducedFrom ?? meant).OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(meant, symbol)
            || (meant is IMethodSymbol { PartialImplementationPart: { } implementation }
                && SymbolEqualityComparer.Default.Equals(implementation, symbol))
            || (meant is IMethodSymbol { PartialDefinitionPart: { } definition }
                && SymbolEqualityComparer.Default.Equals(definition, symbol))
            || IsOtherPart(meant, symbol)
            || (meant is INamedTypeSymbol && SymbolEqualityComparer.Default.Equals(meant, symbol.ContainingType))
            || (symbol is IPropertySymbol
                && meant is IMethodSymbol { MethodKind: MethodKind.Constructor }
                && SymbolEqualityComparer.Default.Equals(meant.ContainingType, symbol.ContainingType));
    }

    /// <summary>Whether two properties are the parts of one. The compiler that this is built on does not know partial properties.</summary>
    private static bool IsOtherPart(ISymbol meant, ISymbol symbol) =>
        meant is IPropertySymbol { Parameters.IsEmpty: true }
        && symbol is IPropertySymbol
        && meant.Name == symbol.Name
        && SymbolEqualityComparer.Default.Equals(meant.ContainingType, symbol.ContainingType);

    /// <summary>The names under which the use of a member of the catalog is found.</summary>
    public static string[] NamesOf(ApiModel member) =>
        member.Name == WellKnownMemberNames.InstanceConstructorName ? [member.SimpleTypeName, SyntaxIndex.ImplicitCreation]
        : member.IsAccessor ? [member.Name.Substring(member.Name.IndexOf('_') + 1)]
        : [member.Name];

    private static string[] NamesOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => [symbol.ContainingType.Name, SyntaxIndex.ImplicitCreation],
        IPropertySymbol { ContainingType.IsRecord: true } => [symbol.Name, symbol.ContainingType.Name, SyntaxIndex.ImplicitCreation],
        _ => [NameOf(symbol)],
    };

    /// <summary>The name by which code uses a member: an accessor goes by its property, an explicit implementation by its interface.</summary>
    public static string NameOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { AssociatedSymbol: { } accessed } => NameOf(accessed),
        IMethodSymbol { ExplicitInterfaceImplementations: { IsEmpty: false } implemented } => implemented[0].Name,
        IPropertySymbol { ExplicitInterfaceImplementations: { IsEmpty: false } implemented } => implemented[0].Name,
        _ => symbol.Name,
    };
}
