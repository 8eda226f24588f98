using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Resolution;

/// <summary>Something that the project puts into an input.</summary>
/// <param name="Step">Where.</param>
/// <param name="IsByCaller">Whether the step enters the method whose parameter the input is: a call, or a run of a delegate.</param>
internal readonly record struct InputOrigin(Value Value, SyntaxNode Step, bool IsByCaller = false);

/// <summary>
/// What the project puts into an input, one step back: found by name in the <see cref="SyntaxIndex"/>, then by symbol in
/// the summaries of the bodies that mention it. Kept per compilation.
/// </summary>
internal sealed class InputOrigins
{
    private static readonly Value Truncated = Value.Of(TruncatedValue.Instance);

    private readonly CompilationModel _model;
    private readonly SummaryStore _summaries;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<InputOrigin>> _known = new(
        SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<SyntaxNode>> _callers = new(SymbolEqualityComparer.Default);
    private readonly DelegateRuns _runs;

    public InputOrigins(CompilationModel model, SummaryStore summaries)
    {
        _model = model;
        _summaries = summaries;
        _runs = new DelegateRuns(model, summaries);
    }

    /// <summary>Bodies are no longer looked into, so that what they put into an input may be missing.</summary>
    public bool IsSpent => _summaries.IsSpent;

    public void Step(CancellationToken cancellation) => _model.Step(cancellation);

    public bool CanUse(ApiRole role, CancellationToken cancellation) => _model.Roles.Contain(role, cancellation);

    public ImmutableArray<InputOrigin> Of(ISymbol input, CancellationToken cancellation) =>
        _known.TryGetValue(input, out var known) ? known : _known.GetOrAdd(input, Settle(Find(input, cancellation)));

    /// <summary>
    /// The steps that enter a method: calls, and runs of delegates that hold it. None where there are too many to look at all.
    /// </summary>
    public ImmutableArray<SyntaxNode> CallersOf(IMethodSymbol method, CancellationToken cancellation) =>
        _callers.TryGetValue(method, out var known) ? known : _callers.GetOrAdd(method, FindCallers(method, cancellation));

    /// <summary>The step that enters a method, if there is one alone, and no other assembly can call it.</summary>
    public SyntaxNode? OnlyCallerOf(IMethodSymbol method, CancellationToken cancellation) =>
        !MemberVisibility.IsVisibleOutside(method) && CallersOf(method, cancellation) is { Length: 1 } callers ? callers[0] : null;

    public bool PassesNothing(SyntaxNode call, IParameterSymbol parameter, CancellationToken cancellation) =>
        _model.PassesNothing(call, parameter, cancellation);

    /// <summary>Whether an address can be found by following an input: of an object that source declares, its members tell.</summary>
    public bool MayHoldAddress(ISymbol input) => TypeCapacities.TypeOf(input) is { SpecialType: not SpecialType.System_Object } type
        && type is not ITypeParameterSymbol
        && !TypeCapacities.IsBinary(type)
        && !TypeCapacities.IsHttpContent(type)
        && !_model.IsInSource(type);

    /// <summary>What a function returns, in terms of the inputs it was entered with.</summary>
    public Value ReturnedBy(FunctionValue function, CancellationToken cancellation)
    {
        if (function.Syntax is { } nested)
        {
            return Returned(_summaries.OfNested(nested, cancellation));
        }

        var value = Value.Empty;
        foreach (var implementation in _model.Implementations(function.Method!, cancellation))
        {
            value = value.Union(Returned(_summaries.Of(implementation, cancellation)));
        }

        return value;
    }

    /// <summary>Whether anything in source calls a method, or what it overrides or implements.</summary>
    public bool HasCallers(IMethodSymbol method, CancellationToken cancellation) =>
        method.MethodKind == MethodKind.PropertyGet
            ? !_model.Uses.BodiesUsing(method, cancellation).IsEmpty
            : _model.Uses.AreCalled(Contracts(method), method, cancellation);

    /// <summary>
    /// The sources that say something. Where one has passed a redactor and another has not, it says that too; of a source
    /// that is an input again, its own sources tell.
    /// </summary>
    private static ImmutableArray<InputOrigin> Settle(IEnumerable<InputOrigin> found)
    {
        var all = found.ToList();
        var redacted = all.FindIndex(source => source.Value.Any<RedactedValue>());
        if (redacted >= 0 && all.Any(source => !source.Value.Any<RedactedValue>() && !source.Value.Any<EntryValue>()))
        {
            all[redacted] = all[redacted] with { Value = all[redacted].Value.Add(MaybeUnredactedValue.Instance) };
        }

        return ImmutableArray.CreateRange(all.Where(source => !source.Value.IsEmpty));
    }

    private ImmutableArray<SyntaxNode> FindCallers(IMethodSymbol method, CancellationToken cancellation)
    {
        if (UsesOf(method, cancellation) is not { } uses || uses.Bodies.Length >= Limits.MaxBodiesPerMember)
        {
            return ImmutableArray<SyntaxNode>.Empty;
        }

        var runs = _runs.Of(uses.Function, uses.Bodies, cancellation).ToList();
        return runs.Exists(run => run.IsTruncated)
            ? ImmutableArray<SyntaxNode>.Empty
            : ImmutableArray.CreateRange(
                CallsOf(method, uses.Bodies, cancellation).Select(call => call.Syntax).Concat(runs.Select(run => run.Step)).Distinct());
    }

    private static Value Returned(FlowSummary? summary) => summary?.ReturnedAll ?? Value.Empty;

    private IEnumerable<InputOrigin> Find(ISymbol input, CancellationToken cancellation)
    {
        switch (input)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter:
                return OfParameter(method, parameter, cancellation).Concat(OfVariable(parameter, cancellation));
            case IParameterSymbol { ContainingSymbol: INamedTypeSymbol extension }:
                return OfExtensionReceiver(extension, cancellation);
            case ILocalSymbol:
                return OfVariable(input, cancellation);
            case IFieldSymbol or IPropertySymbol or IEventSymbol:
                return OfMember(input, cancellation);
            case INamedTypeSymbol type:
                return Writes(_model.BodiesOf(type, cancellation), input, cancellation);
            default:
                return [];
        }
    }

    private IEnumerable<InputOrigin> OfVariable(ISymbol variable, CancellationToken cancellation)
    {
        var declaration = variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return declaration is not null && MethodBodies.Of(declaration) is { } body && IsCaptured(variable.Name, body)
            ? Writes([body], variable, cancellation)
            : [];
    }

    /// <summary>Whether a nested function mentions a variable: what else becomes of it in its body is known there.</summary>
    private static bool IsCaptured(string variable, SyntaxNode body) => body.DescendantNodes()
        .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax)
        .Any(
            function => function.DescendantNodes()
                .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == variable));

    /// <summary>What the members of an extension block are called on.</summary>
    private IEnumerable<InputOrigin> OfExtensionReceiver(INamedTypeSymbol extension, CancellationToken cancellation)
    {
        foreach (var member in extension.GetMembers())
        {
            foreach (var call in _summaries.OfAll(_model.Uses.BodiesUsing(member, cancellation), cancellation).SelectMany(
                summary => summary.Calls))
            {
                if (SymbolEqualityComparer.Default.Equals(call.Target.ContainingType?.OriginalDefinition, extension))
                {
                    yield return new InputOrigin(call.Receiver, call.Syntax);
                }
            }
        }
    }

    private IEnumerable<InputOrigin> OfParameter(IMethodSymbol method, IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (UsesOf(method, cancellation) is not { } uses)
        {
            yield break;
        }

        var isPassed = false;
        if (uses.Bodies.Length >= Limits.MaxBodiesPerMember)
        {
            yield return new InputOrigin(Truncated, uses.Bodies[0]);
        }

        foreach (var call in CallsOf(method, uses.Bodies, cancellation))
        {
            if (call.Passed(parameter.Ordinal) is { } value)
            {
                isPassed = true;
                yield return new InputOrigin(value, call.Syntax, IsByCaller: true);
            }
        }

        // What a constructor puts into what it was given is there for all who hold it.
        if (method.MethodKind == MethodKind.Constructor && _model.BodyOf(method, cancellation) is { } constructor)
        {
            foreach (var write in Writes([constructor], parameter, cancellation))
            {
                yield return write;
            }
        }

        // The system hands frames to a method that overrides or implements one of a camera.
        if (_model.Catalog.HasName(method.Name)
            && _model.Catalog.Find(method) is { Role: ApiRole.Live } camera
            && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } handed)
        {
            yield return new InputOrigin(Value.Of(new FrameValue(camera, isNumbered: false, Value.Empty)), handed);
        }

        // Whoever calls it from outside may leave out what has a default.
        if (!isPassed
            && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string { Length: > 0 } text }
            && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declaration)
        {
            yield return new InputOrigin(Value.Of(new TextValue(text, declaration)), declaration);
        }

        foreach (var run in _runs.Of(uses.Function, uses.Bodies, cancellation))
        {
            if (run.Argument(parameter.Ordinal) is { } value)
            {
                yield return new InputOrigin(value, run.Step, IsByCaller: !run.IsTruncated);
            }
        }
    }

    /// <summary>The method as a delegate holds it, and the bodies that can call it or make that delegate; null where source has no code of it.</summary>
    private (FunctionValue Function, ImmutableArray<SyntaxNode> Bodies)? UsesOf(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
        {
            return (FunctionValue.Of(method), _model.Uses.BodiesUsing(method.OriginalDefinition, cancellation));
        }

        return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } nested && MethodBodies.Of(nested) is { } body
            ? (FunctionValue.Of(nested), ImmutableArray.Create(body))
            : null;
    }

    private IEnumerable<SourceCall> CallsOf(IMethodSymbol method, ImmutableArray<SyntaxNode> bodies, CancellationToken cancellation)
    {
        var targets = Contracts(method);
        return _summaries.OfAll(bodies, cancellation).SelectMany(summary => summary.Calls).Where(call => targets.Contains(call.Target));
    }

    private IEnumerable<InputOrigin> OfMember(ISymbol member, CancellationToken cancellation)
    {
        if (!_model.IsInSource(member))
        {
            yield break;
        }

        var bodies = _model.Uses.BodiesUsing(member, cancellation);
        if (bodies.Length >= Limits.MaxBodiesPerMember)
        {
            yield return new InputOrigin(Truncated, bodies[0]);
        }

        foreach (var write in Writes(bodies, member, cancellation))
        {
            yield return write;
        }

        if (member is IPropertySymbol { GetMethod: { } getter })
        {
            foreach (var implementation in _model.Implementations(getter, cancellation))
            {
                if (_summaries.Of(implementation, cancellation) is { } summary)
                {
                    yield return new InputOrigin(Returned(summary), summary.Body.Syntax);
                }
            }

            foreach (var implementing in ImplementingProperties((IPropertySymbol)member, cancellation))
            {
                foreach (var write in Writes(bodies, implementing, cancellation))
                {
                    yield return write;
                }
            }
        }
    }

    private IEnumerable<IPropertySymbol> ImplementingProperties(IPropertySymbol property, CancellationToken cancellation) =>
        property.IsAbstract || property.IsVirtual || property.ContainingType.TypeKind == TypeKind.Interface
            ? _model.PropertiesImplementing(property, cancellation)
            : [];

    private IEnumerable<InputOrigin> Writes(
        IReadOnlyList<SyntaxNode> bodies, ISymbol input, CancellationToken cancellation)
    {
        foreach (var write in _summaries.OfAll(bodies, cancellation).SelectMany(summary => summary.Writes))
        {
            if (SymbolEqualityComparer.Default.Equals(write.Symbol, input))
            {
                yield return new InputOrigin(write.Value, write.Syntax);
            }
        }
    }

    /// <summary>A method and everything it overrides or implements: a call of any of them may run it.</summary>
    public static HashSet<IMethodSymbol> Contracts(IMethodSymbol method)
    {
        var contracts = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { method.OriginalDefinition };
        contracts.UnionWith(MemberHierarchy.Overridden(method).Select(overridden => (IMethodSymbol)overridden.OriginalDefinition));
        if (method.ContainingType is not null
            && !method.IsStatic
            && method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.PropertyGet or MethodKind.PropertySet)
        {
            contracts.UnionWith(MemberHierarchy.Implemented(method).Select(implemented => (IMethodSymbol)implemented.OriginalDefinition));
        }

        if (method.PartialDefinitionPart is { } definition)
        {
            contracts.Add(definition);
        }

        if (method.PartialImplementationPart is { } implementation)
        {
            contracts.Add(implementation);
        }

        return contracts;
    }
}
