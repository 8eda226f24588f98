using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>A declared redactor that takes an image and returns one that can replace it.</summary>
internal sealed class Redactor
{
    private const string Placeholder = "__image__";

    private readonly IParameterSymbol _image;
    private readonly bool _isAwaited;

    private Redactor(IMethodSymbol method, IParameterSymbol image, ITypeSymbol result, bool isAwaited)
    {
        Method = method;
        _image = image;
        Result = result;
        _isAwaited = isAwaited;
    }

    public IMethodSymbol Method { get; }

    /// <summary>The name for titles: <c>Pixelator.Blur</c>.</summary>
    public string Name => $"{Method.ContainingType.Name}.{Method.Name}";

    public ITypeSymbol ImageType => _image.Type;

    /// <summary>The type of the redacted image, without a task around it.</summary>
    public ITypeSymbol Result { get; }

    /// <summary>The redactor, or null for a method of another form: one that changes its argument cannot wrap an expression.</summary>
    public static Redactor? Of(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ContainingType.IsGenericType: false, ReturnsVoid: false })
        {
            return null;
        }

        var given = method.Parameters.Where(
            parameter => !parameter.IsOptional && !parameter.IsParams && !Scope.IsToken(parameter.Type)).ToList();
        if (given.Count != 1 || given[0].RefKind != RefKind.None)
        {
            return null;
        }

        var isAwaited = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 };
        return new Redactor(
            method, given[0], isAwaited ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : method.ReturnType, isAwaited);
    }

    /// <summary>Whether the redactor accepts the type of an expression and returns the type that is needed.</summary>
    public bool Fits(ITypeSymbol given, ITypeSymbol needed, Compilation compilation) =>
        ImageType.SpecialType != SpecialType.System_Object
        && compilation.ClassifyConversion(given, ImageType).IsImplicit
        && compilation.ClassifyConversion(Result, needed).IsImplicit;

    /// <summary>
    /// The redactor call at a position, into which <see cref="Insert"/> puts the image; null if the redactor is not
    /// accessible.
    /// </summary>
    public ExpressionSyntax? CallAt(int position, SemanticModel model)
    {
        if (!model.IsAccessible(position, Method) || IsItself(model.GetEnclosingSymbol(position)))
        {
            return null;
        }

        var scope = Scope.At(position, model);
        if ((Method.IsStatic
            ? Method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : scope.ReceiverFor(Method)) is not { } receiver)
        {
            return null;
        }

        var name = MemberCall.Escaped(Method.Name);
        var callee = receiver.Length == 0 ? name : $"{receiver}.{name}";
        var arguments = MemberCall.Arguments(
            Method.Parameters.Where(parameter => !parameter.IsParams),
            scope,
            parameter => SymbolEqualityComparer.Default.Equals(parameter, _image) ? Placeholder : null);
        var call = SyntaxFactory.ParseExpression($"{(_isAwaited ? "await " : "")}{callee}({arguments})");
        return Method.IsStatic
            ? call.ReplaceNodes(
                call.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(access => access.ToString() == callee),
                (_, access) => access.WithAdditionalAnnotations(Simplifier.Annotation))
            : call;
    }

    /// <summary>Puts the image into a call from <see cref="CallAt"/>.</summary>
    public static ExpressionSyntax Insert(ExpressionSyntax image, ExpressionSyntax call)
    {
        var place = call.DescendantNodes().OfType<IdentifierNameSyntax>().First(name => name.Identifier.ValueText == Placeholder);
        var redacted = call.ReplaceNode(place, image.WithoutTrivia());
        return (redacted is AwaitExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(redacted).WithAdditionalAnnotations(Simplifier.Annotation)
            : redacted).WithTriviaFrom(image);
    }

    /// <summary>Whether the position is in the redactor itself, which would then call itself forever.</summary>
    private bool IsItself(ISymbol? enclosing)
    {
        for (var current = enclosing; current is not null; current = current.ContainingSymbol)
        {
            if (current is IMethodSymbol
                && (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, Method)
                    || MemberHierarchy.OverridesOrImplements(current, Method)))
            {
                return true;
            }
        }

        return false;
    }
}
