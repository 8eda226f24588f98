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

        var name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        var type = method.ContainingType?.Name ?? "";
        var isTool = KnownProviders.BuiltIn.MakesTool(type, name);
        var isAgentTool = KnownProviders.BuiltIn.MakesToolOfAgent(type, name);
        if (!isTool && !isAgentTool && !IsNoAsk(type, name, arguments))
        {
            return arguments;
        }

        var tools = isTool ? ToolOf(method, arguments) : isAgentTool ? ToolOfAgent(arguments) : Value.Empty;

        // An extension method has its receiver as first argument. An agent sees no more than what it is asked, so its own tools are not the caller's.
        for (var i = method.IsExtensionMethod && !isAgentTool ? 1 : 0; i < arguments.Length; i++)
        {
            arguments[i] = arguments[i] with
            {
                Value = _state.Reachable(arguments[i].Value).Where(fact => !IsText(fact) && !(isAgentTool && fact is ToolValue)),
            };
        }

        return With(tools, arguments);
    }

    private static Argument[] With(Value tools, Argument[] arguments)
    {
        var last = arguments.Length - 1;
        arguments[last] = arguments[last] with { Value = arguments[last].Value.Union(tools) };
        return arguments;
    }

    private static bool IsNoAsk(string type, string name, Argument[] arguments)
    {
        if (KnownProviders.BuiltIn.AsksNothing(type, name))
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
