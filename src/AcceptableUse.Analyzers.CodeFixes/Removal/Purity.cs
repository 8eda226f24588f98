using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>
/// Decides which expressions can be removed if their value is unused. It lists known ones, because leaving one call too many
/// costs little. Reading a file counts as pure, writing one does not.
/// </summary>
internal static class Purity
{
    private static readonly HashSet<string> PureTypes = new(StringComparer.Ordinal)
    {
        "System.BinaryData", "System.Convert", "System.Uri", "System.String", "System.Guid", "System.DateTime",
        "System.DateTimeOffset", "System.TimeSpan", "System.Math", "System.IO.Path", "System.IO.MemoryStream",
        "System.Linq.Enumerable", "System.Text.Encoding", "System.Array", "System.MemoryExtensions",
        "System.ReadOnlyMemory", "System.Memory", "System.Environment",
    };

    private static readonly string[] Effects = ["Write", "Save", "Show", "Wait", "Window"];

    private static readonly string[] Reads = ["ReadAll", "OpenRead", "OpenText", "ReadLines", "Exists"];

    public static bool IsPure(this DocumentCode code, ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeSyntax or DefaultExpressionSyntax
            or TypeOfExpressionSyntax or SizeOfExpressionSyntax => true,
        ParenthesizedExpressionSyntax or CastExpressionSyntax or ElementAccessExpressionSyntax
            or InterpolatedStringExpressionSyntax or ConditionalExpressionSyntax or TupleExpressionSyntax or RangeExpressionSyntax
            or IsPatternExpressionSyntax or AwaitExpressionSyntax or CheckedExpressionSyntax or MemberAccessExpressionSyntax
            or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax or BinaryExpressionSyntax
            or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax
            or InitializerExpressionSyntax or LambdaExpressionSyntax => ArePartsPure(expression, code),
        PrefixUnaryExpressionSyntax { OperatorToken.Text: "!" or "-" or "+" or "~" or "^" }
            or PostfixUnaryExpressionSyntax { OperatorToken.Text: "!" } => ArePartsPure(expression, code),
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax =>
            code.SymbolOf(expression) is { } member && IsPure(member, code.Catalog) && ArePartsPure(expression, code),
        _ => false,
    };

    /// <summary>Whether a method or constructor affects only its receiver and arguments.</summary>
    private static bool IsPure(ISymbol member, ApiModels catalog)
    {
        if (catalog.Find(member) is { IsDeclared: false, Role: ApiRole.Carrier or ApiRole.Live })
        {
            return true;
        }

        if (member.ContainingType is not { } type || !type.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        var space = type.ContainingNamespace.ToDisplayString();
        return (space == "System.IO" && type.Name == "File" && Reads.Any(read => member.Name.StartsWith(read, StringComparison.Ordinal)))
            || PureTypes.Contains($"{space}.{type.Name}")
            || (member is IMethodSymbol { MethodKind: MethodKind.Constructor } && space == "System.Collections.Generic")
            || (KnownProviders.BuiltIn.IsFrameLibrary(space, type.Name) && !HasEffect(member.Name));
    }

    private static bool HasEffect(string member) => Effects.Any(effect => member.IndexOf(effect, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool ArePartsPure(ExpressionSyntax expression, DocumentCode code) =>
        expression.DescendantNodes(node => node == expression || node is not ExpressionSyntax)
            .OfType<ExpressionSyntax>()
            .All(part => part.Parent is AssignmentExpressionSyntax
                || code.IsPure(part)
                || part is DeclarationExpressionSyntax
                || (part is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && code.IsPure(set.Right)));
}
