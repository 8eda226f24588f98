using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Calls of redactors. What they return or fill is redacted, else what they are given to change.</summary>
internal sealed partial class MediaTransfer
{
    private static readonly Value Redacted = Value.Of(RedactedValue.Instance);

    private Value Redact(IInvocationOperation invocation, ApiModel redactor, Value receiver, Argument[] arguments)
    {
        var isCopied = TypeCapacities.Of(invocation.TargetMethod.ReturnType) > TypeCapacity.Trace;
        foreach (var argument in arguments)
        {
            if (argument is { Parameter: { RefKind: RefKind.Out or RefKind.Ref } parameter, Operation: { } target }
                && TypeCapacities.Of(parameter.Type) > TypeCapacity.Trace)
            {
                Store(target, MakeRedacted(target), target.Syntax);
                isCopied = true;
            }
            else if (redactor.DataParameters.Contains(argument.Name))
            {
                StrongUpdate(_state.Redact(argument.Value));
                isCopied = true;
            }
        }

        if (!isCopied)
        {
            var changed = arguments.FirstOrDefault(argument => CanBeChanged(argument.Parameter?.Type));
            StrongUpdate(_state.Redact(changed.Parameter is null ? receiver : changed.Value));
        }

        return TypeCapacities.Of(invocation.TargetMethod.ReturnType) <= TypeCapacity.Trace ? Value.Empty : MakeRedacted(invocation);
    }

    private Value MakeRedacted(IOperation operation)
    {
        var made = Allocate(operation, Value.Empty);
        _state = _state.Redact(made);
        return made;
    }

    private static bool CanBeChanged(ITypeSymbol? type) =>
        type is { IsReferenceType: true, SpecialType: not SpecialType.System_String, TypeKind: not TypeKind.Delegate }
            or { Name: "Span" or "Memory" or "ArraySegment" };

    private bool IsRedactor(IMethodSymbol method) =>
        _model.Catalog.HasName(method.Name) && _model.Catalog.Find(method) is { Role: ApiRole.Redact };
}
