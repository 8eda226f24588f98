using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.ProjectSearch;

/// <summary>
/// The source of one compilation: its bodies as control-flow graphs, what overrides what, and the index of names. Everything is
/// made on first need and kept; a project without a sending call never builds a graph. Safe to use from several threads.
/// </summary>
internal sealed class CompilationModel
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, MethodBody?> _methodBodies = new();
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _implementations = new(
        SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<SyntaxNode>> _initializers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Value> _onEntry = new(SymbolEqualityComparer.Default);
    private readonly Action? _onStep;
    private int _graphCount;

    /// <param name="onStep">Told of every step, so that tests can count them.</param>
    public CompilationModel(Compilation compilation, ApiModels catalog, Action? onStep)
    {
        _onStep = onStep;
        Compilation = compilation;
        Catalog = catalog.SeenFrom(compilation.Assembly);
        Index = new SyntaxIndex(this);
        Uses = new ReferenceFinder(this);
        Roles = new UsableRoles(this);
        Types = new TypeNames(compilation);
    }

    public Compilation Compilation { get; }

    public ApiModels Catalog { get; }

    public SyntaxIndex Index { get; }

    public ReferenceFinder Uses { get; }

    public UsableRoles Roles { get; }

    public TypeNames Types { get; }

    /// <summary>How many control-flow graphs were built so far.</summary>
    public int GraphCount => _graphCount;

    /// <summary>
    /// Whether this compilation declares the symbol. In the editor other projects of a solution are referenced as source
    /// too; their code is not followed, so that the editor says what the build says.
    /// </summary>
    public bool IsInSource(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly)
        && !symbol.DeclaringSyntaxReferences.IsEmpty
        && !Catalog.IsCopied(symbol);

    /// <summary>
    /// One piece of work of bounded size: an operation evaluated, a file searched, a block walked for consent. The
    /// token is that of the request at hand: an editor asks one instance many times, and cancels some.
    /// </summary>
    public void Step(CancellationToken cancellation)
    {
        _onStep?.Invoke();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>What an input holds on entry, one object for all who ask.</summary>
    public Value OnEntry(ISymbol input) =>
        _onEntry.TryGetValue(input, out var known) ? known : _onEntry.GetOrAdd(input, TypeCapacities.OnEntry(input));

    /// <summary>The body of a method that this compilation declares, or null when it has none.</summary>
    public SyntaxNode? BodyOf(IMethodSymbol method, CancellationToken cancellation) =>
        IsInSource(method) ? MethodBodies.Of(method, cancellation) : null;

    /// <summary>All bodies of a type that this compilation declares.</summary>
    public IReadOnlyList<SyntaxNode> BodiesOf(INamedTypeSymbol type, CancellationToken cancellation) => !IsInSource(type)
        ? []
        : [.. type.DeclaringSyntaxReferences
            .SelectMany(declaration => declaration.GetSyntax(cancellation).DescendantNodes())
            .Where(node => MethodBodies.Of(node) == node)];

    /// <summary>Whether a call passes nothing for a parameter of a method that it may run: null or an empty list, written or left out.</summary>
    public bool PassesNothing(SyntaxNode call, IParameterSymbol parameter, CancellationToken cancellation)
    {
        var (target, arguments) = ModelOf(call.SyntaxTree).GetOperation(call, cancellation) switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => default,
        };

        // A library that is handed a function passes it something else than it was given itself.
        return target is not null
            && (target.MethodKind == MethodKind.DelegateInvoke || parameter.ContainingSymbol.Name.EndsWith(target.Name, StringComparison.Ordinal))
            && arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value is { } passed
            && (passed.ConstantValue is { HasValue: true, Value: null } || passed.Syntax is CollectionExpressionSyntax { Elements.Count: 0 });
    }

    /// <summary>The initialisers of the instance fields and properties that a type declares.</summary>
    public ImmutableArray<SyntaxNode> InstanceInitializers(INamedTypeSymbol type, CancellationToken cancellation) =>
        _initializers.GetOrAdd(type, owner =>
        {
            var found = ImmutableArray.CreateBuilder<SyntaxNode>();
            foreach (var member in owner.GetMembers())
            {
                if (member is { IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } and (IFieldSymbol or IPropertySymbol))
                {
                    var initializer = member.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
                    {
                        VariableDeclaratorSyntax field => field.Initializer,
                        PropertyDeclarationSyntax property => property.Initializer,
                        _ => null,
                    };
                    if (initializer is not null)
                    {
                        found.Add(initializer);
                    }
                }
            }

            return found.ToImmutable();
        });

    /// <summary>The methods in source that a call of this method may run.</summary>
    public ImmutableArray<IMethodSymbol> Implementations(IMethodSymbol method, CancellationToken cancellation) =>
        _implementations.TryGetValue(method, out var known)
            ? known
            : _implementations.GetOrAdd(method, FindImplementations(method, cancellation));

    /// <summary>The properties in source that override or implement this one.</summary>
    public IEnumerable<IPropertySymbol> PropertiesImplementing(IPropertySymbol property, CancellationToken cancellation)
    {
        foreach (var declaration in Index.Declarations(property.Name, cancellation))
        {
            if (ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(
                declaration, cancellation) is IPropertySymbol { GetMethod: { } candidate } implementing
                && property.GetMethod is { } getter
                && MemberHierarchy.OverridesOrImplements(candidate, getter))
            {
                yield return implementing;
            }
        }
    }

    private ImmutableArray<IMethodSymbol> FindImplementations(IMethodSymbol method, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        if (BodyOf(method, cancellation) is not null)
        {
            found.Add(method);
        }

        if (method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface)
        {
            var name = method.AssociatedSymbol?.Name ?? method.Name;
            foreach (var declaration in Index.Declarations(name, cancellation))
            {
                if (found.Count < Limits.MaxImplementations
                    && ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is { } symbol
                    && AsMethod(symbol, method) is { } candidate
                    && MemberHierarchy.OverridesOrImplements(candidate, method)
                    && BodyOf(candidate, cancellation) is not null)
                {
                    found.Add(candidate);
                }
            }
        }

        return found.ToImmutable();
    }

    private static IMethodSymbol? AsMethod(ISymbol symbol, IMethodSymbol like) => symbol switch
    {
        IMethodSymbol method => method,
        IPropertySymbol property => like.MethodKind == MethodKind.PropertySet ? property.SetMethod : property.GetMethod,
        _ => null,
    };

    /// <summary>What an expression, or a constructor initialiser, refers to.</summary>
    public SymbolInfo SymbolAt(SyntaxNode node, CancellationToken cancellation) => node switch
    {
        ExpressionSyntax expression => ModelOf(node.SyntaxTree).GetSymbolInfo(expression, cancellation),
        ConstructorInitializerSyntax initializer => ModelOf(node.SyntaxTree).GetSymbolInfo(initializer, cancellation),
        PrimaryConstructorBaseTypeSyntax baseType => ModelOf(node.SyntaxTree).GetSymbolInfo(baseType, cancellation),
        _ => default,
    };

    /// <summary>Whether a node refers to what is looked for. In code with errors, any candidate counts.</summary>
    public bool MayMean(SyntaxNode node, Func<ISymbol, bool> isIt, CancellationToken cancellation)
    {
        var info = SymbolAt(node, cancellation);
        return info.Symbol is { } meant ? isIt(meant) : info.CandidateSymbols.Any(isIt);
    }

    /// <summary>A body with its control-flow graph, or null when it has no code.</summary>
    public MethodBody? MethodBodyOf(SyntaxNode body, CancellationToken cancellation) =>
        _methodBodies.GetOrAdd(body, node => MakeMethodBody(node, cancellation));

    private MethodBody? MakeMethodBody(SyntaxNode body, CancellationToken cancellation)
    {
        var model = ModelOf(body.SyntaxTree);
        var operation = model.GetOperation(body, cancellation);
        var graph = operation switch
        {
            { Parent: not null } => null,
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
            _ => null,
        };

        if (graph is null)
        {
            return null;
        }

        Interlocked.Increment(ref _graphCount);
        return new MethodBody(body, MethodOf(model, body, cancellation), graph, parent: null);
    }

    /// <summary>The method of a body, or null for the initialiser of a field or property.</summary>
    public IMethodSymbol? MethodOf(SyntaxNode body, CancellationToken cancellation) =>
        MethodOf(ModelOf(body.SyntaxTree), body, cancellation);

    /// <summary>The method of a body: of a type declaration its primary constructor, of an arrow after a property its getter.</summary>
    private static IMethodSymbol? MethodOf(SemanticModel model, SyntaxNode body, CancellationToken cancellation) =>
        body is ArrowExpressionClauseSyntax
            ? (model.GetDeclaredSymbol(body.Parent!, cancellation) as IPropertySymbol)?.GetMethod
        : model.GetDeclaredSymbol(body, cancellation) is var declared && declared is INamedTypeSymbol type
            ? type.InstanceConstructors.FirstOrDefault(
                constructor => constructor.DeclaringSyntaxReferences.Any(
                    declaration => declaration.SyntaxTree == body.SyntaxTree && declaration.Span == body.Span))
            : declared as IMethodSymbol;

    /// <summary>
    /// The one place where the semantic model of any file is asked for (RS1030). Media is followed into helpers, fields
    /// and callers in other files, which a callback's own model cannot see; it happens only near a sending call, once
    /// per file and compilation.
    /// </summary>
#pragma warning disable RS1030 // Do not invoke Compilation.GetSemanticModel() within a diagnostic analyzer
    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => Compilation.GetSemanticModel(key));
#pragma warning restore RS1030
}
