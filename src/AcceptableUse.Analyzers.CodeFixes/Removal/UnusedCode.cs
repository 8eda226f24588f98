using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.CodeFixes.Removal;

/// <summary>
/// Also removes code that becomes unused: locals with the bytes, the capture object that only they came from, and private
/// helpers. Code with an effect of its own stays.
/// </summary>
internal sealed class UnusedCode
{
    private readonly DocumentCode _code;
    private readonly RemovalSet _removed;

    private UnusedCode(DocumentCode code, RemovalSet removed)
    {
        _code = code;
        _removed = removed;
    }

    public static void AddTo(RemovalSet removed, DocumentCode code)
    {
        var unused = new UnusedCode(code, removed);
        while (unused.AddLocals() | unused.AddHelpers())
        {
        }
    }

    private bool AddLocals()
    {
        var group = Touched<ILocalSymbol>()
            .Where(local => DeclarationOf(local) is { } declaration && !_removed.Covers(declaration))
            .ToList();

        // Include the locals that occur with one of them in a statement without other effects.
        for (var i = 0; i < group.Count; i++)
        {
            var declaration = DeclarationOf(group[i])!;
            var statements = _code.UsesOf(group[i]).Select(StatementAt).Append(declaration).OfType<SyntaxNode>();
            group.AddRange(
                statements.SelectMany(LocalsIn)
                    .Where(local => !Contains(group, local) && DeclarationOf(local) is not null)
                    .Distinct<ILocalSymbol>(SymbolEqualityComparer.Default)
                    .ToList());
        }

        while (group.RemoveAll(local => !MayGo(local, group)) > 0)
        {
        }

        var added = false;
        foreach (var local in group)
        {
            added |= _removed.Add(DeclarationOf(local)!);
            foreach (var statement in _code.UsesOf(local).Where(
                use => !_removed.Covers(use)).Select(StatementAt).OfType<SyntaxNode>().ToList())
            {
                added |= _removed.Add(statement);
            }
        }

        return added;
    }

    private bool MayGo(ILocalSymbol local, List<ILocalSymbol> group) => _code.UsesOf(local).All(use =>
        _removed.Covers(use)
        || (StatementAt(use) is { } statement && LocalsIn(statement).All(other => Contains(group, other)))
        || group.Any(other => DeclarationOf(other)!.Span.Contains(use.Span)));

    private static bool Contains(List<ILocalSymbol> group, ILocalSymbol local) =>
        group.Any(other => SymbolEqualityComparer.Default.Equals(other, local));

    private IEnumerable<ILocalSymbol> LocalsIn(SyntaxNode node) =>
        node.DescendantNodes().Select(inner => inner switch
        {
            IdentifierNameSyntax name => _code.LocalOf(name),
            SingleVariableDesignationSyntax designation => _code.Model.GetDeclaredSymbol(designation, _code.Cancellation) as ILocalSymbol,
            _ => null,
        }).OfType<ILocalSymbol>();

    /// <summary>The declaration of a local, if its initial value has no effect; null if it must stay.</summary>
    private SyntaxNode? DeclarationOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_code.Cancellation) switch
        {
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } declarator
                when declarator.Initializer is null || _code.IsPure(declarator.Initializer.Value) => declarator,
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax } declared } =>
                StatementAt(declared),
            _ => null,
        };

    /// <summary>
    /// The statement around a use, if it affects only the locals in it: reading a frame from a capture object, filling a
    /// buffer. A call on a field or parameter affects other code.
    /// </summary>
    private SyntaxNode? StatementAt(ExpressionSyntax use)
    {
        if (use.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Expression: var expression } statement)
        {
            return null;
        }

        return expression switch
        {
            InvocationExpressionSyntax call when _code.IsPure(call) && HasLocalsOnly(call) => statement,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var value }
                when _code.LocalOf(name) is not null && _code.IsPure(value) => statement,
            _ => null,
        };
    }

    private bool HasLocalsOnly(InvocationExpressionSyntax call) =>
        (call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver }
            || _code.SymbolOf(receiver) is ILocalSymbol or INamedTypeSymbol)
        && call.ArgumentList.Arguments.All(
            argument => _code.SymbolOf(argument.Expression) is not (IParameterSymbol or IFieldSymbol or IPropertySymbol)
                || !MayBeChanged(argument));

    private bool MayBeChanged(ArgumentSyntax argument) =>
        _code.Model.GetTypeInfo(argument.Expression, _code.Cancellation).Type is { IsValueType: false, SpecialType: SpecialType.None };

    private bool AddHelpers()
    {
        var added = false;
        foreach (var method in Touched<IMethodSymbol>().ToList())
        {
            if (method.OriginalDefinition is { DeclaringSyntaxReferences: { Length: 1 } references } helper
                && references[0].SyntaxTree == _code.Root.SyntaxTree
                && (helper.MethodKind == MethodKind.LocalFunction || IsPrivate(helper))
                && references[0].GetSyntax(_code.Cancellation) is var declaration
                && _code.UsesOf(helper).All(use => _removed.Covers(use) || declaration.Span.Contains(use.Span))
                && !_removed.Covers(declaration))
            {
                added |= _removed.Add(declaration);
            }
        }

        return added;
    }

    /// <summary>Whether a method is private, called only by name, and not mentioned in other files of its type.</summary>
    private bool IsPrivate(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private }
        && method.GetAttributes().IsEmpty
        && method.ExplicitInterfaceImplementations.IsEmpty
        && method.Name != WellKnownMemberNames.EntryPointMethodName
        && !method.ContainingType.DeclaringSyntaxReferences
            .Where(part => part.SyntaxTree != _code.Root.SyntaxTree)
            .Any(part => part.GetSyntax(_code.Cancellation).DescendantTokens().Any(token => token.ValueText == method.Name));

    /// <summary>The symbols that removed code uses.</summary>
    private IEnumerable<T> Touched<T>()
        where T : class, ISymbol =>
        _removed.Nodes.Concat(_removed.Replaced.Keys)
            .SelectMany(node => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Where(_removed.Covers)
            .Select(name => _code.SymbolOf(name) as T)
            .OfType<T>()
            .Distinct<T>(SymbolEqualityComparer.Default);
}
