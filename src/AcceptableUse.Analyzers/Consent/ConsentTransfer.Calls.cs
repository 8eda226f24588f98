using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>Calls: of consent checks, of tasks and queries that pass their outcome on, and of methods in source that make checks.</summary>
internal sealed partial class ConsentTransfer
{
    /// <summary>LINQ operators that only filter, reorder or project.</summary>
    private static readonly HashSet<string> Narrowing = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "AsParallel", "Cast", "Chunk", "ConfigureAwait", "Distinct", "DistinctBy", "GetAsyncEnumerator",
        "GetEnumerator", "OfType", "Order", "OrderBy", "OrderByDescending", "OrderDescending", "Reverse", "Select", "Skip",
        "SkipWhile", "Take", "TakeLast", "TakeWhile", "ThenBy", "ThenByDescending", "ToArray", "ToHashSet", "ToList",
        "Where", "WithCancellation",
    };

    private Outcome Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = Evaluate(invocation.Instance);
        var first = Outcome.Unknown;
        for (var i = 0; i < invocation.Arguments.Length; i++)
        {
            var argument = Evaluate(invocation.Arguments[i].Value);
            first = i == 0 ? argument : first;
        }

        ForgetChanged(invocation.Arguments);
        RecordReference(method, invocation.Syntax, isCall: true);
        if (_analysis.IsCheck(method))
        {
            return Run(Checked(method, invocation.Syntax));
        }

        if (DoesNotReturn(method))
        {
            _state = _state.Assume(DominatingChecks.Unreachable);
            return Outcome.Unknown;
        }

        return InvokeKnown(invocation, invocation.Instance is null ? first : receiver)
            ?? (method.MethodKind == MethodKind.DelegateInvoke ? Outcome.Unknown : Run(Called(method).CalledAt(invocation.Syntax)));
    }

    /// <summary>The outcome of a framework member that passes on the outcome of its receiver; null for any other member.</summary>
    private Outcome? InvokeKnown(IInvocationOperation invocation, Outcome target)
    {
        var method = invocation.TargetMethod;
        switch (method.Name)
        {
            case "ConfigureAwait" or "GetAwaiter" or "AsTask" or "WaitAsync" when target.IsPending:
                return target;
            case "GetResult" or "Wait" when target.IsPending && method.Parameters.IsEmpty:
                return Complete(target);
            case "FromResult" when ConsentResults.IsTask(method.ContainingType) && !target.IsPending:
                return target with { IsPending = true };
            case "GetValueOrDefault"
                when method.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                    && method.Parameters.IsEmpty:
                return Outcome.OfBoolean(target.WhenTrue, DominatingChecks.Join(target.WhenFalse, target.WhenNull));
            case "MoveNext" when method.Parameters.IsEmpty:
                return Outcome.OfBoolean(target.WhenYielded, null);
            case "MoveNextAsync" when method.Parameters.IsEmpty:
                return Outcome.OfBoolean(target.WhenYielded, null) with { IsPending = true };
        }

        if (method.ContainingNamespace?.ToDisplayString() is not ("System.Linq" or "System.Threading.Tasks"
            or "System.Collections.Generic" or "System.Collections"))
        {
            return null;
        }

        var last = invocation.Arguments.LastOrDefault();
        var predicate = last?.Parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod: not null }
            ? PredicateOf(last.Value)
            : Outcome.Unknown;
        return method.Name switch
        {
            "All" or "TrueForAll" => Outcome.OfBoolean(predicate.WhenTrue, null),
            "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" when method.ReturnType.IsReferenceType
                && !method.Parameters.Any(parameter => parameter.Name == "defaultValue") => new Outcome
            {
                WhenTrue = DominatingChecks.Unreachable,
                WhenFalse = DominatingChecks.Unreachable,
                WhenOther = predicate.WhenTrue ?? target.WhenYielded
            },
            "First" or "Last" or "Single" => Run(new Outcome { WhenCompleted = predicate.WhenTrue ?? target.WhenYielded }),
            "Where" => new Outcome { WhenYielded = predicate.WhenTrue ?? target.WhenYielded },
            _ when Narrowing.Contains(method.Name) => new Outcome { WhenYielded = target.WhenYielded },
            _ => null,
        };
    }

    /// <summary>The outcome of a function that is passed to a query.</summary>
    private Outcome PredicateOf(IOperation function)
    {
        switch (function)
        {
            case IConversionOperation conversion:
                return PredicateOf(conversion.Operand);
            case IDelegateCreationOperation creation:
                return PredicateOf(creation.Target);
            case IMethodReferenceOperation { Method: var method }:
                return Value(_analysis.IsCheck(method) ? Checked(method, function.Syntax) : Called(method));
            case IFlowAnonymousFunctionOperation lambda
                when _depth > 0 && _analysis.SummaryOf(MethodBodyOf(lambda), _depth - 1, _cancellation) is { } summary:
                return Value(summary.Returned);
            default:
                return Outcome.Unknown;
        }

        static Outcome Value(Outcome outcome) => outcome.IsPending ? Outcome.Unknown : outcome;
    }

    private Outcome ReadProperty(IPropertyReferenceOperation reference)
    {
        var target = Evaluate(reference.Instance);
        EvaluateAll(reference.Arguments.Select(argument => argument.Value));
        var property = reference.Property;
        if (_analysis.IsCheck(property))
        {
            return Run(Checked(property, reference.Syntax));
        }

        var isNullable = property.ContainingType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return property.Name switch
        {
            "Result" when target.IsPending => Complete(target),
            "HasValue" when isNullable => target.IsNull().Not(),
            "Value" when isNullable && !target.IsPending => target,
            _ when property.GetMethod is { } getter => Run(Called(getter).CalledAt(reference.Syntax)),
            _ => Outcome.Unknown,
        };
    }

    /// <summary>The outcome of a consent check.</summary>
    private static Outcome Checked(ISymbol check, SyntaxNode syntax)
    {
        var checks = DominatingChecks.Of(syntax);
        var type = check is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)check).Type;
        var isTask = ConsentResults.IsTask(type);
        var outcome = ConsentResults.Of(check.OriginalDefinition) switch
        {
            ConsentResult.True => new Outcome
            {
                WhenTrue = checks,
                WhenNull = IsNullable(type) ? null : DominatingChecks.Unreachable,
                WhenOther = DominatingChecks.Unreachable
            },
            ConsentResult.NotNull =>
                new Outcome { WhenTrue = DominatingChecks.Unreachable, WhenFalse = DominatingChecks.Unreachable, WhenOther = checks },
            ConsentResult.Completion => new Outcome { WhenCompleted = checks },
            _ => Outcome.Unknown,
        };
        return outcome with { IsPending = isTask };

        static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || (type is INamedTypeSymbol { Arity: 1 } task && IsNullable(task.TypeArguments[0]));
    }

    /// <summary>The outcome of a call of a method in source: what all implementations agree on.</summary>
    private Outcome Called(IMethodSymbol method)
    {
        if (_depth == 0)
        {
            return Outcome.Unknown;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return MethodBodyOf(method.OriginalDefinition) is { } body
                && _analysis.SummaryOf(body, _depth - 1, _cancellation) is { } summary
                ? ResultOf(summary)
                : Outcome.Unknown;
        }

        Outcome? all = null;
        foreach (var called in _analysis.Called(Definitions.Of(method), _depth - 1, _cancellation))
        {
            all = all is null ? ResultOf(called) : all.Join(ResultOf(called));
        }

        return all ?? Outcome.Unknown;
    }

    private static Outcome ResultOf(ConsentSummary called) => called.Returned.Assume(called.Completed) is var result && !result.IsPending
        ? result with { WhenCompleted = called.Completed }
        : result;

    /// <summary>The outcome of a call. Unless it returns a task, it has completed.</summary>
    private Outcome Run(Outcome outcome) => outcome.IsPending ? outcome : Complete(outcome);

    /// <summary>The outcome of an awaited task.</summary>
    private Outcome Complete(Outcome outcome)
    {
        _state = _state.Assume(outcome.WhenCompleted);
        return outcome with { IsPending = false, WhenCompleted = null };
    }

    private static bool DoesNotReturn(IMethodSymbol method) =>
        method.ReturnsVoid
        && method.GetAttributes().Any(
            attribute => attribute.AttributeClass is { Name: "DoesNotReturnAttribute", ContainingNamespace.Name: "CodeAnalysis" });
}
