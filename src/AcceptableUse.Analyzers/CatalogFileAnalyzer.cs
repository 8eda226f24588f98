using System.Collections.Immutable;
using AcceptableUse.Analyzers.Policy;
using AcceptableUse.Analyzers.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers;

/// <summary>Reports the lines of users' catalog files that cannot be understood; the others count all the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatalogFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnreadableCatalog);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Report);
    }

    private static void Report(AdditionalFileAnalysisContext context)
    {
        if (!CatalogFiles.Is(context.AdditionalFile) || CatalogFiles.Read(context.AdditionalFile, context.CancellationToken) is not { } catalog)
        {
            return;
        }

        foreach (var problem in catalog.Problems)
        {
            var location = Location.Create(context.AdditionalFile.Path, problem.Span, problem.LineSpan);
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableCatalog, location, problem.Message));
        }
    }
}
