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
                symbol, ImmutableArray.CreateRange(Find(symbol, cancellation).Distinct().Take(Limits.MaxBodiesPerMember)));

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
        var isShared = IsShared(symbol);
        var syntax = new ReferenceSyntax(symbol);
        foreach (var mention in Mentions(symbol, cancellation))
        {
            if ((isShared || Means(mention, syntax, symbol, cancellation)) && MethodBodies.Of(mention) is { } body)
            {
                yield return body;
            }
        }
    }

    private IEnumerable<SyntaxNode> Mentions(ISymbol symbol, CancellationToken cancellation)
    {
        var names = NamesOf(symbol);
        if (symbol.DeclaredAccessibility == Accessibility.Private
            && symbol is not IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation })
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
        || symbol is IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation or MethodKind.PropertySet or MethodKind.PropertyGet }
        || (symbol is IMethodSymbol or IPropertySymbol && MemberHierarchy.Implemented(symbol).Any());

    private bool Means(SyntaxNode mention, ReferenceSyntax syntax, ISymbol symbol, CancellationToken cancellation)
    {
        if (mention is EqualsValueClauseSyntax)
        {
            return true;
        }

        if (!syntax.CanBeUse(mention))
        {
            return false;
        }

        return _model.MayMean(NodeToBind(mention, symbol), meant => IsSame(meant, symbol), cancellation);
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
            || (meant is INamedTypeSymbol && SymbolEqualityComparer.Default.Equals(meant, symbol.ContainingType))
            || (symbol is IPropertySymbol
                && meant is IMethodSymbol { MethodKind: MethodKind.Constructor }
                && SymbolEqualityComparer.Default.Equals(meant.ContainingType, symbol.ContainingType));
    }

    /// <summary>The names under which the use of a member of the catalog is found.</summary>
    public static string[] NamesOf(ApiModel member) =>
        member.Name == WellKnownMemberNames.InstanceConstructorName ? [member.SimpleTypeName, SyntaxIndex.ImplicitCreation]
        : member.IsAccessor ? [member.Name.Substring(member.Name.IndexOf('_') + 1)]
        : [member.Name];

    private static string[] NamesOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => [symbol.ContainingType.Name, SyntaxIndex.ImplicitCreation],
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } method =>
            [.. method.ExplicitInterfaceImplementations.Select(member => member.Name)],
        IMethodSymbol { AssociatedSymbol: { } property } => [property.Name],
        IPropertySymbol { ContainingType.IsRecord: true } => [symbol.Name, symbol.ContainingType.Name, SyntaxIndex.ImplicitCreation],
        _ => [symbol.Name],
    };
}
