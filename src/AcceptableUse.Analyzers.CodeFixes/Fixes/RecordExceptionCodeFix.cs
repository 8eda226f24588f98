using System.Collections.Immutable;
using System.Globalization;
using AcceptableUse.Analyzers.CodeFixes.Editing;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Suppressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace AcceptableUse.Analyzers.CodeFixes.Fixes;

/// <summary>
/// Records an exception to a clause on the member that makes the call: an attribute that suppresses the rule, with a template
/// for the justification. AUP2003 reports the template until it is filled in.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordExceptionCodeFix))]
public sealed class RecordExceptionCodeFix : ClauseCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = RuleIds.Clauses;

    private protected override async Task<ImmutableArray<Offer>> OffersAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var compilation = await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && compilation is not null && Attribute(compilation) is not null && MemberOf(root, diagnostic) is not null
            ? ImmutableArray.Create(new Offer($"Record an exception to {diagnostic.Id}", KeyOf(diagnostic)))
            : ImmutableArray<Offer>.Empty;
    }

    private protected override async Task<Document> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (Attribute(editor.SemanticModel.Compilation) is not { } attribute)
        {
            return document;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var recorded = new HashSet<(SyntaxNode Member, string Rule)>();
        foreach (var diagnostic in diagnostics.Where(diagnostic => KeyOf(diagnostic) == equivalenceKey))
        {
            if (MemberOf(editor.OriginalRoot, diagnostic) is { } member && recorded.Add((member, diagnostic.Id)))
            {
                var target = member is CompilationUnitSyntax
                    && editor.SemanticModel.GetDeclaredSymbol(member, cancellationToken) is { } entryPoint
                    ? DocumentationCommentId.CreateDeclarationId(entryPoint)
                    : null;
                AttributeTarget.Add(editor, text, member, Record(editor.Generator, attribute, diagnostic.Descriptor, target));
            }
        }

        return await ImportAdder.AddImportsAsync(
            editor.GetChangedDocument(), AttributeTarget.Added, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static string KeyOf(Diagnostic diagnostic) => $"{nameof(RecordExceptionCodeFix)}.{diagnostic.Id}";

    private static INamedTypeSymbol? Attribute(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Diagnostics.CodeAnalysis.SuppressMessageAttribute");

    private static SyntaxNode? MemberOf(SyntaxNode root, Diagnostic diagnostic) =>
        CallAt(root, diagnostic) is { } call ? AttributeTarget.Of(call) : null;

    /// <summary>The attribute list. Top-level statements are identified by the documentation ID of the entry point.</summary>
    private static AttributeListSyntax Record(
        SyntaxGenerator generator, INamedTypeSymbol attribute, DiagnosticDescriptor rule, string? target)
    {
        var arguments = new List<SyntaxNode>
        {
            generator.AttributeArgument(generator.LiteralExpression(rule.Category)),
            generator.AttributeArgument(generator.LiteralExpression($"{rule.Id}:{rule.Title.ToString(CultureInfo.InvariantCulture)}")),
            generator.AttributeArgument("Justification", generator.LiteralExpression(Justification.Template)),
        };
        if (target is not null)
        {
            arguments.Add(generator.AttributeArgument("Scope", generator.LiteralExpression("member")));
            arguments.Add(generator.AttributeArgument("Target", generator.LiteralExpression("~" + target)));
        }

        var list = (AttributeListSyntax)generator.Attribute(generator.TypeExpression(attribute), arguments);
        return target is null
            ? list
            : list.WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.AssemblyKeyword)));
    }
}
