using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.CodeFixes.Editing;

/// <summary>A document with its semantic model and catalog, and questions about its code.</summary>
internal sealed class DocumentCode
{
    private readonly ILookup<string, IdentifierNameSyntax> _names;

    public DocumentCode(SemanticModel model, SyntaxNode root, ApiModels catalog, CancellationToken cancellation)
    {
        Model = model;
        Root = root;
        Cancellation = cancellation;
        Catalog = catalog;
        _names = root.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);
    }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    /// <summary>The catalog of the project.</summary>
    public ApiModels Catalog { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The document with the catalog of its project; null if it has no semantic model.</summary>
    public static async Task<DocumentCode?> OfAsync(Document document, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        var catalog = ApiModels.Of(
            CatalogFiles.MembersOf(document.Project.AnalyzerOptions.AdditionalFiles, cancellation),
            AnnotatedMembers.In(model.Compilation, cancellation));
        return new DocumentCode(model, root, catalog, cancellation);
    }

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node, Cancellation).Symbol;

    public IMethodSymbol? MethodOf(ExpressionSyntax call) => SymbolOf(call) as IMethodSymbol;

    public ILocalSymbol? LocalOf(ExpressionSyntax name) => SymbolOf(name) as ILocalSymbol;

    public bool IsCarrier(SyntaxNode node) => RoleOf(node) == ApiRole.Carrier;

    /// <summary>Whether a carrier only sets an option, for media that reaches the service in another way.</summary>
    public bool IsSwitch(SyntaxNode carrier) => MemberOf(carrier) is { Role: ApiRole.Carrier, When: not null };

    public bool IsSink(SyntaxNode call) => RoleOf(call) == ApiRole.Send;

    /// <summary>The model of a called, created or named member, or null.</summary>
    public ApiModel? MemberOf(SyntaxNode node) =>
        node is ExpressionSyntax && SymbolOf(node) is IMethodSymbol or IPropertySymbol or IFieldSymbol && SymbolOf(node) is { } symbol
            ? Catalog.Find(symbol)
            : null;

    private ApiRole? RoleOf(SyntaxNode node) => MemberOf(node)?.Role;

    /// <summary>The parameter of an argument; for an element of a params array, the array parameter.</summary>
    public IParameterSymbol? ParameterOf(ArgumentSyntax argument)
    {
        if (Model.GetOperation(argument, Cancellation) is IArgumentOperation { Parameter: { } parameter })
        {
            return parameter;
        }

        // An element of a params array has no operation of its own.
        return argument.Parent is BaseArgumentListSyntax { Parent: ExpressionSyntax call } list
            && argument.NameColon is null
            && MethodOf(call) is { Parameters: { Length: > 0 } parameters }
            ? parameters[Math.Min(list.Arguments.IndexOf(argument), parameters.Length - 1)]
            : null;
    }

    /// <summary>Whether an argument is one element of a params array, not the array.</summary>
    public bool IsExpanded(ArgumentSyntax argument) =>
        Model.GetOperation(argument, Cancellation) is not IArgumentOperation { ArgumentKind: ArgumentKind.Explicit };

    /// <summary>Whether the same member builds two values of the same kind of media, so that the analysis cannot tell them apart.</summary>
    public bool IsSameMedia(SyntaxNode value, SyntaxNode other)
    {
        var (made, otherMade) = (MadeAt(value), MadeAt(other));
        return made == otherMade
            || (IsCarrier(made) && IsCarrier(otherMade)
                && SymbolOf(made) is { } symbol
                && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, SymbolOf(otherMade)?.OriginalDefinition)
                && MediaTypeOf(made, symbol) == MediaTypeOf(otherMade, symbol));
    }

    /// <summary>The initial value of a local; any other value itself.</summary>
    private SyntaxNode MadeAt(SyntaxNode value) =>
        value is IdentifierNameSyntax name && LocalOf(name) is { } local && DeclaratorOf(local)?.Initializer is { Value: var initial }
            ? initial
            : value;

    /// <summary>All uses of a variable, parameter, field or property in the document.</summary>
    public IEnumerable<IdentifierNameSyntax> UsesOf(ISymbol symbol) => _names[symbol.Name].Where(
        name => SymbolEqualityComparer.Default.Equals(SymbolOf(name)?.OriginalDefinition, symbol.OriginalDefinition));

    public VariableDeclaratorSyntax? DeclaratorOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation) as VariableDeclaratorSyntax;

    /// <summary>The initial value of a field or property in this document.</summary>
    public ExpressionSyntax? InitialValueOf(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault(
        reference => reference.SyntaxTree == Root.SyntaxTree)?.GetSyntax(Cancellation) switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    /// <summary>The values that the document gives a variable, field or property: initial, assigned and added ones.</summary>
    public IEnumerable<SyntaxNode> SourcesOf(ISymbol holder)
    {
        if ((holder is ILocalSymbol local ? DeclaratorOf(local)?.Initializer?.Value : InitialValueOf(holder)) is { } initial)
        {
            yield return initial;
        }

        foreach (var use in UsesOf(holder))
        {
            switch (use.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == use:
                    yield return assignment.Right;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
                    when access.Expression == use && MethodOf(call) is { } method && IsAdder(method):
                    yield return call.ArgumentList;
                    break;
            }
        }
    }

    /// <summary>Whether a call returns elements of its receiver, as LINQ operators do.</summary>
    public bool IsSequenceOperator(InvocationExpressionSyntax call) =>
        MethodOf(call) is { } method
        && ((method.ContainingType is { Name: "Enumerable" or "Queryable" or "AsyncEnumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } })
            || (method.Name is "ToArray" or "AsReadOnly" && method.ContainingType.Name == "List"))
        && IsCollection(method.ReturnType);

    /// <summary>Whether an operator adds its argument to the elements of its receiver.</summary>
    public static bool IsJoin(InvocationExpressionSyntax call) => NameOf(call) is "Append" or "Prepend" or "Concat" or "Union";

    public static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable)
            || type.Name == "IAsyncEnumerable");

    /// <summary>Whether a method adds its argument to its receiver.</summary>
    public static bool IsAdder(IMethodSymbol method) =>
        (method.ReturnsVoid || method.Name is "Add" or "Append")
        && (method.Name.StartsWith("Add", StringComparison.Ordinal)
            || method.Name is "Insert" or "InsertRange" or "Append" or "Push" or "Enqueue");

    /// <summary>Whether a method also makes its argument a message: <c>AddUserMessage</c>.</summary>
    public static bool IsMessageAdder(IMethodSymbol method) => IsAdder(method) && method.Name.Contains("Message");

    /// <summary>The assignment to a property, given its name in the syntax.</summary>
    public static AssignmentExpressionSyntax? AssignmentOf(SyntaxNode property) => property switch
    {
        { Parent: AssignmentExpressionSyntax set } when set.Left == property => set,
        { Parent: MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } access } when set.Left == access => set,
        _ => null,
    };

    public static bool IsNothing(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }
            or DefaultExpressionSyntax
        || (expression is PostfixUnaryExpressionSyntax { Operand: var operand } && IsNothing(operand));

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression.GetLastToken().ValueText;

    public static bool IsFunction(SyntaxNode node) =>
        node is LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or LocalFunctionStatementSyntax
            or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax;

    /// <summary>The values that a function returns or yields.</summary>
    public static IEnumerable<ExpressionSyntax> ResultsOf(SyntaxNode function) => function
        .DescendantNodes(node => node == function || !IsFunction(node))
        .Select(node => node switch
        {
            ReturnStatementSyntax { Expression: { } returned } => returned,
            YieldStatementSyntax { Expression: { } yielded } => yielded,
            ArrowExpressionClauseSyntax arrow when arrow.Parent == function => arrow.Expression,
            _ => null,
        })
        .OfType<ExpressionSyntax>();

    /// <summary>The text of the argument with the media type; null if the member alone decides.</summary>
    private string? MediaTypeOf(SyntaxNode carrier, ISymbol symbol)
    {
        var arguments = carrier switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
            _ => default,
        };
        return Catalog.Find(symbol) switch
        {
            { Media: MediaRule.Image or MediaRule.Video or MediaRule.Face } => null,
            { MimeParameter: { } mime } =>
                arguments.FirstOrDefault(argument => ParameterOf(argument)?.Name == mime)?.Expression.ToString() ?? carrier.ToString(),
            _ => carrier.ToString(),
        };
    }
}
