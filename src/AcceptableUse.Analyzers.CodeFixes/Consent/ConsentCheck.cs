using AcceptableUse.Analyzers.Removal;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Consent;

/// <summary>A declared check of consent that says by a bool whether there is one.</summary>
internal sealed class ConsentCheck
{
    private readonly IMethodSymbol _method;

    private ConsentCheck(IMethodSymbol method) => _method = method;

    /// <summary>How a reader names it: <c>Consents.Has</c>.</summary>
    public string Name => $"{_method.ContainingType.Name}.{_method.Name}";

    public static IEnumerable<ConsentCheck> In(DocumentCode code) => DeclaredMethods.Of(SdkRole.Consent, code)
        .Where(method => method is { IsGenericMethod: false, ContainingType.IsGenericType: false }
            && ConsentResults.Of(method) == ConsentResult.True && method.Parameters.All(parameter => parameter.RefKind == RefKind.None))
        .Select(method => new ConsentCheck(method))
        .OrderBy(check => check.Name, StringComparer.Ordinal)
        .ThenBy(check => check._method.ToDisplayString(), StringComparer.Ordinal);

    /// <summary>The check as it can be written at a position, or null where an argument cannot be told.</summary>
    public string? ConditionAt(int position, SemanticModel model)
    {
        if (!model.IsAccessible(position, _method))
        {
            return null;
        }

        var scope = Scope.At(position, model);
        var receiver = _method.IsStatic ? _method.ContainingType.ToMinimalDisplayString(model, position) : scope.ReceiverFor(_method);
        if (receiver is null)
        {
            return null;
        }

        var arguments = new List<string>();
        var isPositional = true;
        foreach (var parameter in _method.Parameters)
        {
            var argument = ArgumentFor(parameter, scope);
            if (argument is null && !parameter.IsOptional)
            {
                return null;
            }

            if (argument is not null)
            {
                arguments.Add(isPositional ? argument : $"{parameter.Name}: {argument}");
            }

            isPositional &= argument is not null;
        }

        var call = $"{(receiver.Length == 0 ? "" : receiver + ".")}{_method.Name}({string.Join(", ", arguments)})";
        return ConsentResults.IsTask(_method.ReturnType) ? $"await {call}" : call;
    }

    /// <summary>Whose consent it is must not be guessed: a number or text has to have the name of the parameter.</summary>
    private static string? ArgumentFor(IParameterSymbol parameter, Scope scope)
    {
        if (parameter.Type.Name == nameof(CancellationToken))
        {
            return scope.Token ?? (parameter.IsOptional ? null : "default");
        }

        return parameter.IsOptional ? null
            : parameter.Type.SpecialType == SpecialType.None ? scope.Only(type => scope.IsA(type, parameter.Type))
            : scope.Named(parameter.Name, parameter.Type);
    }
}
