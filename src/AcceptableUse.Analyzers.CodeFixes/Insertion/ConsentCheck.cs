using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>A declared consent check: a method or property whose result shows consent, or a method that throws without consent.</summary>
internal sealed class ConsentCheck
{
    private readonly ISymbol _member;

    private ConsentCheck(ISymbol member) => _member = member;

    /// <summary>The name for titles: <c>Consents.Has</c>.</summary>
    public string Name => $"{_member.ContainingType.Name}.{_member.Name}";

    /// <summary>How it signals consent.</summary>
    public ConsentResult Result => ConsentResults.Of(_member);

    private ImmutableArray<IParameterSymbol> Parameters =>
        _member is IMethodSymbol method ? method.Parameters : ImmutableArray<IParameterSymbol>.Empty;

    public static IEnumerable<ConsentCheck> In(DocumentCode code) => DeclaredMembers.Of(ApiRole.Consent, code)
        .Where(member => member is { ContainingType.IsGenericType: false } and not IMethodSymbol { IsGenericMethod: true })
        .Select(member => new ConsentCheck(member))
        .Where(check => check.Result != ConsentResult.None && check.Parameters.All(parameter => parameter.RefKind == RefKind.None))
        .OrderBy(check => check.Name, StringComparer.Ordinal)
        .ThenBy(check => check._member.ToDisplayString(), StringComparer.Ordinal);

    /// <summary>The check as an expression at a position, or null if the receiver or an argument is ambiguous.</summary>
    public string? ExpressionAt(int position, SemanticModel model)
    {
        if (!model.IsAccessible(position, _member))
        {
            return null;
        }

        var scope = Scope.At(position, model);
        if (ReceiverAt(position, model, scope) is not { } receiver
            || MemberCall.Arguments(Parameters, scope, parameter => ArgumentFor(parameter, scope)) is not { } arguments)
        {
            return null;
        }

        var own = MemberCall.Escaped(_member.Name);
        var name = receiver.Length == 0 ? own : $"{receiver}.{own}";
        return _member is not IMethodSymbol method ? name
            : ConsentResults.IsTask(method.ReturnType) ? $"await {name}({arguments})"
            : $"{name}({arguments})";
    }

    /// <summary>A check without arguments is about its receiver, which must not be guessed.</summary>
    private string? ReceiverAt(int position, SemanticModel model, Scope scope) =>
        _member.IsStatic ? _member.ContainingType.ToMinimalDisplayString(model, position)
        : _member is IMethodSymbol method && method.Parameters.Any(parameter => !Scope.IsToken(parameter.Type)) ? scope.ReceiverFor(method)
        : scope.OnlyReceiverFor(_member);

    /// <summary>The person must not be guessed: a number or string must have the name of the parameter.</summary>
    private static string? ArgumentFor(IParameterSymbol parameter, Scope scope) =>
        parameter.IsOptional ? null
        : parameter.Type.SpecialType == SpecialType.None ? scope.Only(type => scope.IsA(type, parameter.Type))
        : scope.Named(parameter.Name, parameter.Type);
}
