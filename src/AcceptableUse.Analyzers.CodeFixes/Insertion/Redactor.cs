using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>A declared redactor that is given a picture and returns another one, which can stand where the first stood.</summary>
internal sealed class Redactor
{
    private const string Placeholder = "__picture__";

    private readonly IParameterSymbol _picture;
    private readonly bool _isAwaited;

    private Redactor(IMethodSymbol method, IParameterSymbol picture, ITypeSymbol result, bool isAwaited)
    {
        Method = method;
        _picture = picture;
        Result = result;
        _isAwaited = isAwaited;
    }

    public IMethodSymbol Method { get; }

    /// <summary>How a reader names it: <c>Pixelator.Blur</c>.</summary>
    public string Name => $"{Method.ContainingType.Name}.{Method.Name}";

    public ITypeSymbol PictureType => _picture.Type;

    /// <summary>The type of the redacted picture, awaited where it has to be.</summary>
    public ITypeSymbol Result { get; }

    /// <summary>A redactor of this form, or null: one that changes its argument cannot be put around an expression.</summary>
    public static Redactor? Of(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ContainingType.IsGenericType: false, ReturnsVoid: false })
        {
            return null;
        }

        var given = method.Parameters.Where(parameter => !parameter.IsOptional && !parameter.IsParams && !Scope.IsToken(parameter.Type)).ToList();
        if (given.Count != 1 || given[0].RefKind != RefKind.None)
        {
            return null;
        }

        var isAwaited = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 };
        return new Redactor(method, given[0], isAwaited ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : method.ReturnType, isAwaited);
    }

    /// <summary>Whether the redactor takes what an expression is, and returns what it has to be.</summary>
    public bool Fits(ITypeSymbol given, ITypeSymbol needed, Compilation compilation) =>
        PictureType.SpecialType != SpecialType.System_Object
        && compilation.ClassifyConversion(given, PictureType).IsImplicit
        && compilation.ClassifyConversion(Result, needed).IsImplicit;

    /// <summary>The call of the redactor at a position, with <see cref="Insert"/> still to be done; null where it is out of reach.</summary>
    public ExpressionSyntax? CallAt(int position, SemanticModel model)
    {
        if (!model.IsAccessible(position, Method) || IsItself(model.GetEnclosingSymbol(position)))
        {
            return null;
        }

        var scope = Scope.At(position, model);
        if ((Method.IsStatic ? Method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : scope.ReceiverFor(Method)) is not { } receiver)
        {
            return null;
        }

        var name = MemberCall.Escaped(Method.Name);
        var callee = receiver.Length == 0 ? name : $"{receiver}.{name}";
        var arguments = MemberCall.Arguments(
            Method.Parameters.Where(parameter => !parameter.IsParams), scope, parameter => SymbolEqualityComparer.Default.Equals(parameter, _picture) ? Placeholder : null);
        var call = SyntaxFactory.ParseExpression($"{(_isAwaited ? "await " : "")}{callee}({arguments})");
        return Method.IsStatic
            ? call.ReplaceNodes(
                call.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(access => access.ToString() == callee),
                (_, access) => access.WithAdditionalAnnotations(Simplifier.Annotation))
            : call;
    }

    /// <summary>Puts the picture into the call that <see cref="CallAt"/> made.</summary>
    public static ExpressionSyntax Insert(ExpressionSyntax picture, ExpressionSyntax call)
    {
        var place = call.DescendantNodes().OfType<IdentifierNameSyntax>().First(name => name.Identifier.ValueText == Placeholder);
        var redacted = call.ReplaceNode(place, picture.WithoutTrivia());
        return (redacted is AwaitExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(redacted).WithAdditionalAnnotations(Simplifier.Annotation) : redacted)
            .WithTriviaFrom(picture);
    }

    /// <summary>A redactor that redacts what it sends would call itself without end.</summary>
    private bool IsItself(ISymbol? enclosing)
    {
        for (var current = enclosing; current is not null; current = current.ContainingSymbol)
        {
            if (current is IMethodSymbol
                && (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, Method) || MemberHierarchy.OverridesOrImplements(current, Method)))
            {
                return true;
            }
        }

        return false;
    }
}
