using System.Text;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Tools that a model may call. One that takes nothing tells the model something, and asks it for nothing.</summary>
internal sealed partial class MediaTransfer
{
    private const int MaxTools = 50;

    /// <summary>The tool that a call makes of its arguments.</summary>
    private Value ToolOf(IMethodSymbol method, Argument[] arguments)
    {
        IMethodSymbol? function = null;
        TextValue? name = null;
        var description = "";
        var schema = "";
        for (var i = method.IsExtensionMethod ? 1 : 0; i < arguments.Length; i++)
        {
            function ??= FunctionOf(arguments[i].Operation);
            foreach (var text in _state.Reachable(arguments[i].Value).OfType<TextValue>())
            {
                if (text.Text.IndexOf('{') >= 0)
                {
                    schema = text.Text;
                }
                else if (text.Text.IndexOf(' ') >= 0)
                {
                    description = SymbolText.Unquoted(text.Text);
                }
                else
                {
                    name ??= text;
                }
            }
        }

        var takes = schema + (function is null ? "" : ParametersOf(function));
        var called = name?.Text ?? function?.Name ?? "";
        if (takes.Length == 0 || called.Length == 0)
        {
            return Value.Empty;
        }

        description += function is null ? "" : " " + SymbolText.DescriptionOf(function);
        return Value.Of(new ToolValue(called, SymbolText.Field(called, description) + takes, name?.Origin ?? arguments[0].Operation!.Syntax));
    }

    /// <summary>The tool that a call makes of an agent, its first argument: what the agent is called, told and described by.</summary>
    private Value ToolOfAgent(Argument[] arguments)
    {
        // What the call says comes before what the agent is. The agent also holds what its client was made with.
        List<TextValue> texts = [.. arguments.Skip(1).SelectMany(TextsOf), .. TextsOf(arguments[0])];
        var told = texts.Where(text => text.Text.IndexOf(' ') >= 0).OrderBy(text => text.Text.Length).ToList();
        var name = texts.FirstOrDefault(IsName) ?? told.FirstOrDefault();
        return name is null
            ? Value.Empty
            : Value.Of(new ToolValue(
                name.Text,
                SymbolText.Field(name.Text, "") + string.Join("\n\n", told.Select(text => text.Text)),
                name.Origin ?? arguments[0].Operation!.Syntax));
    }

    /// <summary>The texts that an argument holds, the last one of the source first.</summary>
    private IEnumerable<TextValue> TextsOf(Argument argument) =>
        _state.Reachable(argument.Value).OfType<TextValue>().OrderByDescending(text => text.Origin?.SpanStart ?? 0);

    /// <summary>Whether a text can name a function: a model or a key has other characters, too, or fewer.</summary>
    private static bool IsName(TextValue text) =>
        text.Text.Length > 2 && text.Text.All(character => char.IsLetter(character) || character == '_');

    /// <summary>The tools that a call makes of the marked methods of a type.</summary>
    private Value ToolsOfType(IMethodSymbol method, Argument[] arguments)
    {
        var type = method.TypeArguments.Length == 1
            ? method.TypeArguments[0]
            : arguments.Select(argument => Unconverted(argument.Operation)?.Type).FirstOrDefault(given => given is not null && IsInSource(given));
        var tools = Value.Empty;
        foreach (var function in type is INamedTypeSymbol named && IsInSource(named) ? named.GetMembers().OfType<IMethodSymbol>().Take(MaxTools) : [])
        {
            if (function.GetAttributes().FirstOrDefault(data => KnownProviders.BuiltIn.MarksTool(data.AttributeClass?.Name ?? "")) is { } mark
                && ParametersOf(function) is { Length: > 0 } takes
                && function.DeclaringSyntaxReferences.FirstOrDefault() is { } declared)
            {
                var name = SymbolText.FirstTextOf(function, mark.AttributeClass!.Name) ?? function.Name;
                tools = tools.Add(new ToolValue(
                    name, SymbolText.Field(name, SymbolText.DescriptionOf(function)) + takes, declared.GetSyntax()));
            }
        }

        return tools;
    }

    private IMethodSymbol? FunctionOf(IOperation? operation) => Unconverted(operation) switch
    {
        IDelegateCreationOperation { Target: IMethodReferenceOperation reference } => reference.Method,
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation function } => function.Symbol,
        _ => null,
    };

    /// <summary>What a model fills in. Services, kernels and cancellation are of types of libraries and come from elsewhere.</summary>
    private string ParametersOf(IMethodSymbol function)
    {
        var fields = new StringBuilder();
        foreach (var parameter in function.Parameters)
        {
            var type = parameter.Type is IArrayTypeSymbol array ? array.ElementType
                : parameter.Type is INamedTypeSymbol { TypeArguments.Length: 1 } generic ? generic.TypeArguments[0]
                : parameter.Type;
            if (type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum || IsInSource(type))
            {
                fields.Append(SymbolText.Field(parameter.Name, SymbolText.DescriptionOf(parameter)));
            }
        }

        return fields.ToString();
    }
}
