using System.Collections.Concurrent;
using System.Collections.Immutable;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using AcceptableUse.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Resolution;

/// <summary>
/// What the project puts into an input, one step back: found by name in the <see cref="SyntaxIndex"/>, then by symbol in
/// the summaries of the bodies that mention it. Kept per compilation.
/// </summary>
internal sealed class InputOrigins
{
    private static readonly Value Truncated = Value.Of(TruncatedValue.Instance);

    private readonly CompilationModel _model;
    private readonly SummaryStore _summaries;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<(Value Value, SyntaxNode Step)>> _known = new(
        SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<ISymbol, DelegateUse> _uses = new(SymbolEqualityComparer.Default);

    public InputOrigins(CompilationModel model, SummaryStore summaries)
    {
        _model = model;
        _summaries = summaries;
    }

    /// <summary>Bodies are no longer looked into, so that what they put into an input may be missing.</summary>
    public bool IsSpent => _summaries.IsSpent;

    public void Step(CancellationToken cancellation) => _model.Step(cancellation);

    public bool CanUse(ApiRole role, CancellationToken cancellation) => _model.Roles.Contain(role, cancellation);

    public ImmutableArray<(Value Value, SyntaxNode Step)> Of(ISymbol input, CancellationToken cancellation) =>
        _known.TryGetValue(input, out var known) ? known : _known.GetOrAdd(input, Settle(Find(input, cancellation)));

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
    private static ImmutableArray<(Value Value, SyntaxNode Step)> Settle(IEnumerable<(Value Value, SyntaxNode Step)> found)
    {
        var all = found.ToList();
        var redacted = all.FindIndex(source => source.Value.Any<RedactedValue>());
        if (redacted >= 0 && all.Any(source => !source.Value.Any<RedactedValue>() && !source.Value.Any<EntryValue>()))
        {
            all[redacted] = (all[redacted].Value.Add(MaybeUnredactedValue.Instance), all[redacted].Step);
        }

        return ImmutableArray.CreateRange(all.Where(source => !source.Value.IsEmpty));
    }

    private static Value Returned(FlowSummary? summary) => summary?.ReturnedAll ?? Value.Empty;

    private IEnumerable<(Value Value, SyntaxNode Step)> Find(ISymbol input, CancellationToken cancellation)
    {
        switch (input)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } function } parameter:
                return OfNestedFunction(function, parameter, cancellation).Concat(OfVariable(parameter, cancellation));
            case IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter:
                return OfParameter(method, parameter, cancellation).Concat(OfVariable(parameter, cancellation));
            case IParameterSymbol { ContainingSymbol: INamedTypeSymbol extension }:
                return OfExtensionReceiver(extension, cancellation);
            case ILocalSymbol:
                return OfVariable(input, cancellation);
            case IFieldSymbol or IPropertySymbol or IEventSymbol:
                return OfMember(input, cancellation);
            case INamedTypeSymbol type:
                return Writes(BodiesOf(type, cancellation), input, cancellation);
            default:
                return [];
        }
    }

    private IEnumerable<(Value Value, SyntaxNode Step)> OfVariable(ISymbol variable, CancellationToken cancellation)
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
    private IEnumerable<(Value Value, SyntaxNode Step)> OfExtensionReceiver(INamedTypeSymbol extension, CancellationToken cancellation)
    {
        foreach (var member in extension.GetMembers())
        {
            foreach (var call in Summaries(_model.Uses.BodiesUsing(member, cancellation), cancellation).SelectMany(
                summary => summary.Calls))
            {
                if (SymbolEqualityComparer.Default.Equals(call.Target.ContainingType?.OriginalDefinition, extension))
                {
                    yield return (call.Receiver, call.Syntax);
                }
            }
        }
    }

    private IEnumerable<(Value Value, SyntaxNode Step)> OfNestedFunction(
        IMethodSymbol function, IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax
            || MethodBodies.Of(syntax) is not { } body)
        {
            yield break;
        }

        foreach (var call in Summaries([body], cancellation).SelectMany(summary => summary.Calls))
        {
            if (SymbolEqualityComparer.Default.Equals(call.Target, function) && call.Passed(parameter.Ordinal) is { } value)
            {
                yield return (value, call.Syntax);
            }
        }

        foreach (var source in OfFunction(FunctionValue.Of(syntax), ImmutableArray.Create(body), parameter.Ordinal, cancellation))
        {
            yield return source;
        }
    }

    private IEnumerable<(Value Value, SyntaxNode Step)> OfParameter(
        IMethodSymbol method, IParameterSymbol parameter, CancellationToken cancellation)
    {
        var targets = Contracts(method);
        var bodies = _model.Uses.BodiesUsing(method.OriginalDefinition, cancellation);
        var isPassed = false;
        if (bodies.Length >= Limits.MaxBodiesPerMember)
        {
            yield return (Truncated, bodies[0]);
        }

        foreach (var call in Summaries(bodies, cancellation).SelectMany(summary => summary.Calls))
        {
            if (targets.Contains(call.Target) && call.Passed(parameter.Ordinal) is { } value)
            {
                isPassed = true;
                yield return (value, call.Syntax);
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
            yield return (Value.Of(new FrameValue(camera, isNumbered: false, Value.Empty)), handed);
        }

        // Whoever calls it from outside may leave out what has a default.
        if (!isPassed
            && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string { Length: > 0 } text }
            && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declaration)
        {
            yield return (Value.Of(new TextValue(text, declaration)), declaration);
        }

        foreach (var source in OfFunction(FunctionValue.Of(method), bodies, parameter.Ordinal, cancellation))
        {
            yield return source;
        }
    }

    private IEnumerable<(Value Value, SyntaxNode Step)> OfMember(ISymbol member, CancellationToken cancellation)
    {
        if (!_model.IsInSource(member))
        {
            yield break;
        }

        var bodies = _model.Uses.BodiesUsing(member, cancellation);
        if (bodies.Length >= Limits.MaxBodiesPerMember)
        {
            yield return (Truncated, bodies[0]);
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
                    yield return (Returned(summary), summary.Body.Syntax);
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

    /// <summary>
    /// What those who run a function pass: whoever calls a delegate it is in, and the fields, events and parameters
    /// that delegate is handed on to.
    /// </summary>
    private IEnumerable<(Value Value, SyntaxNode Step)> OfFunction(
        FunctionValue function, ImmutableArray<SyntaxNode> bodies, int ordinal, CancellationToken cancellation)
    {
        var holders = new Queue<AbstractValue>();
        var seen = new HashSet<AbstractValue>();
        holders.Enqueue(function);
        while (holders.Count > 0)
        {
            if (seen.Count >= Limits.MaxDelegateHolders)
            {
                yield return (
                    Truncated,
                    (holders.Peek() as EntryValue)?.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                        ?? bodies[0]);
                yield break;
            }

            var holder = holders.Dequeue();
            if (!seen.Add(holder))
            {
                continue;
            }

            var use = UseOf(holder, bodies, cancellation);
            foreach (var (arguments, step) in use.Runs)
            {
                if (ordinal < arguments.Length)
                {
                    yield return (arguments[ordinal], step);
                }
            }

            foreach (var (arguments, step) in use.RunsByExternalCode)
            {
                yield return (arguments[0], step);
            }

            foreach (var next in use.HandedTo)
            {
                holders.Enqueue(next);
            }
        }
    }

    /// <summary>
    /// What becomes of a function or of what an input holds. That of an input is kept: all handlers of an event ask for it.
    /// </summary>
    private DelegateUse UseOf(AbstractValue holder, ImmutableArray<SyntaxNode> bodies, CancellationToken cancellation) =>
        holder is not EntryValue input
            ? FindUse(holder, bodies, cancellation)
            : _uses.TryGetValue(input.Symbol, out var known)
                ? known
                : _uses.GetOrAdd(input.Symbol, FindUse(holder, BodiesAround(input.Symbol, cancellation), cancellation));

    private DelegateUse FindUse(AbstractValue holder, ImmutableArray<SyntaxNode> bodies, CancellationToken cancellation)
    {
        var use = new DelegateUse();
        foreach (var summary in Summaries(bodies, cancellation))
        {
            foreach (var call in summary.DelegateCalls)
            {
                if (call.Function.Contains(holder))
                {
                    (call.ByExternalCode ? use.RunsByExternalCode : use.Runs).Add((call.Arguments, call.Syntax));
                }
            }

            foreach (var write in summary.Writes)
            {
                if (write.Value.Contains(holder))
                {
                    use.HandedTo.Add(new EntryValue(write.Symbol));
                }
            }

            foreach (var call in summary.Calls)
            {
                foreach (var argument in call.Arguments)
                {
                    if (argument.Value.Contains(holder))
                    {
                        use.HandedTo.Add(new EntryValue(argument.Parameter));
                    }
                }
            }
        }

        return use;
    }

    /// <summary>Who runs a delegate, with which arguments, and what it is handed on to.</summary>
    private sealed class DelegateUse
    {
        public List<(ImmutableArray<Value> Arguments, SyntaxNode Step)> Runs { get; } = [];

        public List<(ImmutableArray<Value> Arguments, SyntaxNode Step)> RunsByExternalCode { get; } = [];

        public List<AbstractValue> HandedTo { get; } = [];
    }

    private ImmutableArray<SyntaxNode> BodiesAround(ISymbol input, CancellationToken cancellation)
    {
        switch (input)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) } method }:
                var own = _model.Implementations(method, cancellation)
                    .Select(implementation => _model.BodyOf(implementation, cancellation))
                    .OfType<SyntaxNode>();
                return method.MethodKind == MethodKind.Constructor
                    ? ImmutableArray.CreateRange(own.Concat(BodiesOf(method.ContainingType, cancellation)).Distinct())
                    : ImmutableArray.CreateRange(own);
            case ILocalSymbol or IParameterSymbol:
                var declaration = input.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
                return declaration is not null && MethodBodies.Of(declaration) is { } body
                    ? ImmutableArray.Create(body)
                    : ImmutableArray<SyntaxNode>.Empty;
            default:
                return _model.Uses.BodiesUsing(input, cancellation);
        }
    }

    private IEnumerable<(Value Value, SyntaxNode Step)> Writes(
        IReadOnlyList<SyntaxNode> bodies, ISymbol input, CancellationToken cancellation)
    {
        foreach (var write in Summaries(bodies, cancellation).SelectMany(summary => summary.Writes))
        {
            if (SymbolEqualityComparer.Default.Equals(write.Symbol, input))
            {
                yield return (write.Value, write.Syntax);
            }
        }
    }

    private IEnumerable<FlowSummary> Summaries(IReadOnlyList<SyntaxNode> bodies, CancellationToken cancellation)
    {
        // Two threads that ask for the same share the work: each first makes what the other does not.
        if (bodies.Count > 1)
        {
            foreach (var body in bodies)
            {
                if (!_summaries.IsBeingMade(body))
                {
                    _summaries.Of(body, cancellation);
                }
            }
        }

        return bodies.Select(body => _summaries.Of(body, cancellation)).OfType<FlowSummary>().SelectMany(summary => summary.All());
    }

    private IReadOnlyList<SyntaxNode> BodiesOf(INamedTypeSymbol type, CancellationToken cancellation) => !_model.IsInSource(type)
        ? []
        : [.. type.DeclaringSyntaxReferences
            .SelectMany(declaration => declaration.GetSyntax(cancellation).DescendantNodes())
            .Where(node => MethodBodies.Of(node) == node)];

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
