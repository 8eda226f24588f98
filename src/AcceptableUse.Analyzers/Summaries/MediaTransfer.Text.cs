using System.Text;
using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Texts put together from parts, as far as the parts are known.</summary>
internal sealed partial class MediaTransfer
{
    /// <summary>What is left of a value, and of all that it leads to, once it is a text or bytes.</summary>
    private Value PayloadOf(Value value) => _state.Reachable(value).PayloadAlone;

    private Value Interpolate(IInterpolatedStringOperation text)
    {
        var parts = new List<Value>(text.Parts.Length);
        foreach (var part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    parts.Add(Evaluate(literal.Text));
                    break;
                case IInterpolationOperation hole:
                    parts.Add(TextOf(hole.Expression));
                    break;
                default:
                    var rest = Union(part.ChildOperations);
                    parts.Add(PayloadOf(rest));
                    break;
            }
        }

        return Concatenate(parts, text.Syntax);
    }

    private Value Combine(IBinaryOperation binary)
    {
        if (binary.Type?.SpecialType == SpecialType.System_String)
        {
            return Concatenate([TextOf(binary.LeftOperand), TextOf(binary.RightOperand)], binary.Syntax);
        }

        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        return TypeCapacities.Coerce(left.Union(right), binary.Type);
    }

    /// <summary>What an expression is as a part of a text.</summary>
    private Value TextOf(IOperation expression)
    {
        var value = PayloadOf(Evaluate(expression));
        return IsQuery(Unconverted(expression)?.Type) ? JoinTexts(value) : value;
    }

    /// <summary>A collection of names and values, which becomes the query of an address.</summary>
    private static bool IsQuery(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "NameValueCollection")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One text of all that a collection holds.</summary>
    private static Value JoinTexts(Value value)
    {
        var texts = value.OfType<TextValue>().Select(text => text.Text).Where(text => text.Length > 0).ToList();
        return texts.Count == 0
            ? value
            : value.Where(fact => fact is not TextValue).Add(new TextValue(string.Join("&", texts)));
    }

    /// <summary>What an external method makes of texts: <c>string.Concat</c> joins them, any other may return each of them.</summary>
    private Value Compose(IMethodSymbol method, Value inputs)
    {
        var payload = PayloadOf(inputs);
        return method is { Name: "ToString", Parameters.IsEmpty: true } or { ContainingType.SpecialType: SpecialType.System_String }
            ? payload
            : payload.Add(UnknownValue.Instance);
    }

    /// <summary>All texts that the parts can make together, within reason, and whatever else the parts are.</summary>
    private static Value Concatenate(IReadOnlyList<Value> parts, SyntaxNode syntax)
    {
        var variants = new List<StringBuilder> { new() };
        var rest = Value.Empty;
        foreach (var part in parts)
        {
            var texts = part.OfType<TextValue>().Select(text => text.Text).Take(Limits.MaxVariants + 1).ToList();
            rest = rest.Union(part.Where(fact => fact is not TextValue));
            if (texts.Count == 0 || texts.Count * variants.Count > Limits.MaxVariants)
            {
                texts = [TextValue.Hole.ToString()];
            }
            else if (part.Count > texts.Count && texts.Count < Limits.MaxVariants)
            {
                // Besides the known texts it may be another one.
                texts.Add(TextValue.Hole.ToString());
            }

            variants = [.. variants.SelectMany(variant => texts.Select(text => new StringBuilder(variant.ToString()).Append(text)))];
        }

        return Value.Of(variants.ConvertAll(variant => (AbstractValue)new TextValue(variant.ToString(), syntax))).Union(rest);
    }
}
