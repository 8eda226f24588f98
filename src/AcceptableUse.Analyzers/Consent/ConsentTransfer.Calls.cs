using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>
/// Calls: of checks of consent, of tasks and queries that hand on their outcome, and of methods in source that make
/// checks.
/// </summary>
internal sealed partial class ConsentTransfer
{
    /// <summary>What yields no element that the sequence it is called on does not yield, changed perhaps.</summary>
    private static readonly HashSet<string> Narrowing = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "AsParallel", "Cast", "Chunk", "ConfigureAwait", "Distinct", "DistinctBy", "GetAsyncEnumerator",
        "GetEnumerator", "OfType", "Order", "OrderBy", "OrderByDescending", "OrderDescending", "Reverse", "Select", "Skip",
        "SkipWhile", "Take", "TakeLast", "TakeWhile", "ThenBy", "ThenByDescending", "ToArray", "ToHashSet", "ToList",
        "Where", "WithCancellation",
    };

    private Condition Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = Evaluate(invocation.Instance);
        var first = Condition.Unknown;
        for (var i = 0; i < invocation.Arguments.Length; i++)
        {
            var argument = Evaluate(invocation.Arguments[i].Value);
            first = i == 0 ? argument : first;
        }

        ForgetChanged(invocation.Arguments);
        RecordMention(method, invocation.Syntax, isCall: true);
        if (_flow.IsCheck(method))
        {
            return Run(Checked(method, invocation.Syntax));
        }

        if (DoesNotReturn(method))
        {
            _state = _state.Knowing(DominatingChecks.Unreachable);
            return Condition.Unknown;
        }

        return InvokeKnown(invocation, invocation.Instance is null ? first : receiver)
            ?? (method.MethodKind == MethodKind.DelegateInvoke ? Condition.Unknown : Run(Called(method).CalledAt(invocation.Syntax)));
    }

    /// <summary>The members of the framework that hand on what they are called on, and null for any other.</summary>
    private Condition? InvokeKnown(IInvocationOperation invocation, Condition target)
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
                return Condition.OfBoolean(target.WhenTrue, DominatingChecks.Join(target.WhenFalse, target.WhenNull));
            case "MoveNext" when method.Parameters.IsEmpty:
                return Condition.OfBoolean(target.WhenYielded, null);
            case "MoveNextAsync" when method.Parameters.IsEmpty:
                return Condition.OfBoolean(target.WhenYielded, null) with { IsPending = true };
        }

        if (method.ContainingNamespace?.ToDisplayString() is not ("System.Linq" or "System.Threading.Tasks"
            or "System.Collections.Generic" or "System.Collections"))
        {
            return null;
        }

        var last = invocation.Arguments.LastOrDefault();
        var predicate = last?.Parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod: not null }
            ? PredicateOf(last.Value)
            : Condition.Unknown;
        return method.Name switch
        {
            "All" or "TrueForAll" => Condition.OfBoolean(predicate.WhenTrue, null),
            "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" when method.ReturnType.IsReferenceType
                && !method.Parameters.Any(parameter => parameter.Name == "defaultValue") => new Condition
            {
                WhenTrue = DominatingChecks.Unreachable,
                WhenFalse = DominatingChecks.Unreachable,
                WhenOther = predicate.WhenTrue ?? target.WhenYielded
            },
            "First" or "Last" or "Single" => Run(new Condition { WhenCompleted = predicate.WhenTrue ?? target.WhenYielded }),
            "Where" => new Condition { WhenYielded = predicate.WhenTrue ?? target.WhenYielded },
            _ when Narrowing.Contains(method.Name) => new Condition { WhenYielded = target.WhenYielded },
            _ => null,
        };
    }

    /// <summary>What a function that is given to a query says of consent where it returns true.</summary>
    private Condition PredicateOf(IOperation function)
    {
        switch (function)
        {
            case IConversionOperation conversion:
                return PredicateOf(conversion.Operand);
            case IDelegateCreationOperation creation:
                return PredicateOf(creation.Target);
            case IMethodReferenceOperation { Method: var method }:
                return Value(_flow.IsCheck(method) ? Checked(method, function.Syntax) : Called(method));
            case IFlowAnonymousFunctionOperation lambda
                when _depth > 0 && _flow.Walk(MethodBodyOf(lambda), _depth - 1, _cancellation) is { } walked:
                return Value(walked.Returned);
            default:
                return Condition.Unknown;
        }

        static Condition Value(Condition condition) => condition.IsPending ? Condition.Unknown : condition;
    }

    private Condition ReadProperty(IPropertyReferenceOperation reference)
    {
        var target = Evaluate(reference.Instance);
        EvaluateAll(reference.Arguments.Select(argument => argument.Value));
        var property = reference.Property;
        if (_flow.IsCheck(property))
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
            _ => Condition.Unknown,
        };
    }

    /// <summary>What the outcome of a check says.</summary>
    private static Condition Checked(ISymbol check, SyntaxNode syntax)
    {
        var guards = DominatingChecks.Of(syntax);
        var type = check is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)check).Type;
        var isTask = ConsentResults.IsTask(type);
        var condition = ConsentResults.Of(check.OriginalDefinition) switch
        {
            ConsentResult.True => new Condition
            {
                WhenTrue = guards,
                WhenNull = IsNullable(type) ? null : DominatingChecks.Unreachable,
                WhenOther = DominatingChecks.Unreachable
            },
            ConsentResult.NotNull =>
                new Condition { WhenTrue = DominatingChecks.Unreachable, WhenFalse = DominatingChecks.Unreachable, WhenOther = guards },
            ConsentResult.Completion => new Condition { WhenCompleted = guards },
            _ => Condition.Unknown,
        };
        return condition with { IsPending = isTask };

        static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || (type is INamedTypeSymbol { Arity: 1 } task && IsNullable(task.TypeArguments[0]));
    }

    /// <summary>What a call of a method in source says: of several that it may run, what all of them say.</summary>
    private Condition Called(IMethodSymbol method)
    {
        if (_depth == 0)
        {
            return Condition.Unknown;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return MethodBodyOf(method.OriginalDefinition) is { } unit && _flow.Walk(unit, _depth - 1, _cancellation) is { } walked
                ? ResultOf(walked)
                : Condition.Unknown;
        }

        Condition? all = null;
        foreach (var called in _flow.Called(Definitions.Of(method), _depth - 1, _cancellation))
        {
            all = all is null ? ResultOf(called) : all.Join(ResultOf(called));
        }

        return all ?? Condition.Unknown;
    }

    private static Condition ResultOf(ConsentSummary called) =>
        called.Returned.KnowingAlso(called.Completed) is var result && !result.IsPending
            ? result with { WhenCompleted = called.Completed }
            : result;

    /// <summary>A call that is over as soon as it returns tells what its end says.</summary>
    private Condition Run(Condition condition) => condition.IsPending ? condition : Complete(condition);

    /// <summary>What a task that was awaited yields.</summary>
    private Condition Complete(Condition condition)
    {
        _state = _state.Knowing(condition.WhenCompleted);
        return condition with { IsPending = false, WhenCompleted = null };
    }

    private static bool DoesNotReturn(IMethodSymbol method) =>
        method.ReturnsVoid
        && method.GetAttributes().Any(
            attribute => attribute.AttributeClass is { Name: "DoesNotReturnAttribute", ContainingNamespace.Name: "CodeAnalysis" });
}
