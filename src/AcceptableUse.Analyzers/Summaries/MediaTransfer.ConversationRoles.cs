using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>
/// Who speaks: what a model answered, what a tool returned and how a tool is described stand beside the media in a
/// request without asking anything, so their texts are left out. What else they hold stays.
/// </summary>
internal sealed partial class MediaTransfer
{
    private Argument[] DropNonPromptText(IMethodSymbol? method, Argument[] arguments)
    {
        if (method is null || arguments.Length == 0 || IsInSource(method))
        {
            return arguments;
        }

        if (KnownProviders.BuiltIn.MakesToolsOfType(method.Name))
        {
            return With(ToolsOfType(method, arguments), arguments);
        }

        var isTool = KnownProviders.BuiltIn.MakesTool(method.ContainingType?.Name ?? "", method.Name);
        if (!isTool && !IsNoAsk(method, arguments))
        {
            return arguments;
        }

        var tools = isTool ? ToolOf(method, arguments) : Value.Empty;

        // An extension method has its receiver as first argument.
        for (var i = method.IsExtensionMethod ? 1 : 0; i < arguments.Length; i++)
        {
            arguments[i] = arguments[i] with { Value = _state.Reachable(arguments[i].Value).Where(fact => !IsText(fact)) };
        }

        return With(tools, arguments);
    }

    private static Argument[] With(Value tools, Argument[] arguments)
    {
        var last = arguments.Length - 1;
        arguments[last] = arguments[last] with { Value = arguments[last].Value.Union(tools) };
        return arguments;
    }

    private static bool IsNoAsk(IMethodSymbol method, Argument[] arguments)
    {
        var name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        if (KnownProviders.BuiltIn.AsksNothing(method.ContainingType?.Name ?? "", name))
        {
            return true;
        }

        foreach (var argument in arguments)
        {
            if (argument.Operation is IMemberReferenceOperation { Member: { IsStatic: true } member }
                && KnownProviders.BuiltIn.IsSilentSpeaker(member.ContainingType.Name, member.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsText(AbstractValue fact) =>
        fact is TextValue || (fact is EntryValue { Symbol: var input } && TypeCapacities.IsText(input));
}
