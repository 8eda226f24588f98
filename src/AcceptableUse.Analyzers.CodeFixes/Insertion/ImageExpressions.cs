using System.Collections.Immutable;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.CodeFixes.Removal;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.CodeFixes.Insertion;

/// <summary>The expressions for the image in the content that a call sends.</summary>
internal sealed class ImageExpressions
{
    private readonly DocumentCode _code;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public ImageExpressions(DocumentCode code) => _code = code;

    /// <summary>
    /// The expressions that build the media of a call, in the order of the text; the call itself if it takes plain
    /// images.
    /// </summary>
    public IReadOnlyList<ExpressionSyntax> Builders(InvocationExpressionSyntax call, IEnumerable<Diagnostic> diagnostics)
    {
        var builders = diagnostics
            .SelectMany(diagnostic => DiagnosticPath.Of(diagnostic, _code.Root))
            .Select(BuilderAt)
            .OfType<ExpressionSyntax>()
            .Distinct()
            .OrderBy(builder => builder.SpanStart)
            .ToList();
        return builders.Count == 0 && MemberOf(call) is { Role: ApiRole.Send, Media: not MediaRule.Content } ? [call] : builders;
    }

    /// <summary>The expressions in a builder that may be the image, the outermost first.</summary>
    public IEnumerable<ExpressionSyntax> In(ExpressionSyntax builder)
    {
        if (MemberOf(builder) is not { } member)
        {
            return [];
        }

        return member.Role == ApiRole.Carrier && builder is not AssignmentExpressionSyntax
            ? new[] { builder }.Concat(PayloadOf(builder, member).SelectMany(Within))
            : PayloadOf(builder, member).SelectMany(Within);
    }

    /// <summary>The call, creation or assignment at a step that builds media.</summary>
    private ExpressionSyntax? BuilderAt(SyntaxNode node)
    {
        foreach (var candidate in node.AncestorsAndSelf().TakeWhile(ancestor => ancestor is ExpressionSyntax).OfType<ExpressionSyntax>())
        {
            if (candidate is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax)
            {
                return MemberOf(candidate) is { Role: ApiRole.Carrier } ? candidate : null;
            }
        }

        return null;
    }

    private ApiModel? MemberOf(ExpressionSyntax builder)
    {
        var named = builder is AssignmentExpressionSyntax assignment ? assignment.Left : builder;
        return _code.SymbolOf(named) is { } symbol ? _code.Catalog.Find(symbol) : null;
    }

    private IEnumerable<ExpressionSyntax> PayloadOf(ExpressionSyntax builder, ApiModel member)
    {
        if (builder is AssignmentExpressionSyntax assignment)
        {
            return [assignment.Right];
        }

        var meant = member.Role == ApiRole.Send ? member.ContentParameters : member.DataParameters;
        var arguments = _code.Model.GetOperation(builder, _code.Cancellation) switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        return arguments
            .Where(argument => argument is { Parameter: { RefKind: not RefKind.Out } parameter, IsImplicit: false }
                && (meant.IsEmpty || meant.Contains(parameter.Name))
                && parameter.Name != member.MimeParameter
                && !member.FeatureParameters.Contains(parameter.Name))
            .Select(argument => argument.Value.Syntax)
            .OfType<ExpressionSyntax>()
            .Where(expression => builder.Span.Contains(expression.Span));
    }

    private IEnumerable<ExpressionSyntax> Within(ExpressionSyntax expression)
    {
        if (IsImage(expression))
        {
            yield return expression;
        }

        foreach (var part in Parts(expression).SelectMany(Within))
        {
            yield return part;
        }
    }

    /// <summary>The expressions that the value of an expression comes from.</summary>
    private IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call => ArgumentsOf(call.ArgumentList).Concat(
            call.Expression is MemberAccessExpressionSyntax access ? [access.Expression] : []),
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => ArgumentsOf(list),
        MemberAccessExpressionSyntax access => [access.Expression],
        ParenthesizedExpressionSyntax parenthesized => [parenthesized.Expression],
        CastExpressionSyntax cast => [cast.Expression],
        PostfixUnaryExpressionSyntax postfix => [postfix.Operand],
        AwaitExpressionSyntax awaited => [awaited.Expression],
        BinaryExpressionSyntax binary => [binary.Left, binary.Right],
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression),
        IdentifierNameSyntax name when _code.LocalOf(name) is { } local && _seen.Add(local) => SourceOf(local),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> ArgumentsOf(ArgumentListSyntax list) =>
        list.Arguments.Where(argument => !argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)).Select(argument => argument.Expression);

    /// <summary>The initial value of a local, or the arguments of the call that sets it.</summary>
    private IEnumerable<ExpressionSyntax> SourceOf(
        ILocalSymbol local) => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_code.Cancellation) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => [value],
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } } } =>
            ArgumentsOf(list),
        _ => [],
    };

    /// <summary>Whether an expression can be an image. A string can only if it encodes bytes.</summary>
    private bool IsImage(ExpressionSyntax expression) =>
        _code.Model.GetTypeInfo(expression, _code.Cancellation).Type is { } type
        && _code.SymbolOf(expression) is not INamespaceOrTypeSymbol
        && !_code.Model.GetConstantValue(expression, _code.Cancellation).HasValue
        && (type.SpecialType != SpecialType.System_String
            || _code.SymbolOf(expression) is IMethodSymbol { Name: nameof(Convert.ToBase64String) });
}
