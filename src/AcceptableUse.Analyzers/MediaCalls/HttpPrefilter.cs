using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.ProjectSearch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AcceptableUse.Analyzers.MediaCalls;

/// <summary>
/// Whether a project can make a plain HTTP request that <see cref="RequestClassifier"/> knows, told by the texts that it is
/// written with. Nearly every project posts something over HTTP and nearly none of it goes to these services, so this is
/// asked before any such request is followed. What is read of a file or a reference is kept as long as that is
/// unchanged.
/// </summary>
internal sealed class HttpPrefilter
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<RequestWords>> LeadingOfFiles = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<RequestWords>> FurtherOfFiles = new();
    private static readonly ConditionalWeakTable<IModuleSymbol, StrongBox<(RequestWords Public, RequestWords Internal)>> OfModules = new();

    private readonly CompilationModel _model;
    private volatile Answer _areWritten;

    public HttpPrefilter(CompilationModel model) => _model = model;

    /// <summary>One word of memory, since several threads ask.</summary>
    private enum Answer
    {
        Unknown,
        Yes,
        No,
    }

    /// <summary>Whether the words of a request stand anywhere in the project.</summary>
    public bool AreWritten(CancellationToken cancellation)
    {
        if (_areWritten == Answer.Unknown)
        {
            _areWritten = Search(cancellation) ? Answer.Yes : Answer.No;
        }

        return _areWritten == Answer.Yes;
    }

    private bool Search(CancellationToken cancellation)
    {
        var found = RequestWords.None;
        foreach (var file in Files())
        {
            _model.Step(cancellation);
            found |= Leading(file, cancellation);
        }

        foreach (var module in _model.Compilation.Assembly.Modules.Skip(1))
        {
            found |= InModule(module, isOpen: true);
        }

        foreach (var assembly in _model.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            // The constants of an SDK are for the requests that it makes itself.
            if (!KnownProviders.BuiltIn.IsPlatformPackage(assembly.Name))
            {
                _model.Step(cancellation);
                var isOpen = assembly.GivesAccessTo(_model.Compilation.Assembly);
                foreach (var module in assembly.Modules)
                {
                    found |= InModule(module, isOpen);
                }
            }
        }

        if (RequestWordSearch.NeedsMore(found) && !RequestWordSearch.AreEnough(found))
        {
            foreach (var file in Files())
            {
                _model.Step(cancellation);
                found |= Further(file, cancellation);
            }
        }

        return RequestWordSearch.AreEnough(found);
    }

    /// <summary>In an editor other projects are referenced as source; of those all texts count.</summary>
    private IEnumerable<SyntaxTree> Files() => _model.Compilation.SyntaxTrees
        .Concat(_model.Compilation.References.OfType<CompilationReference>().SelectMany(project => project.Compilation.SyntaxTrees));

    private static RequestWords Leading(SyntaxTree tree, CancellationToken cancellation) =>
        LeadingOfFiles.TryGetValue(tree, out var known)
            ? known.Value
            : LeadingOfFiles.GetValue(tree, file => new(InFile(file, RequestWordSearch.Leading, cancellation))).Value;

    private static RequestWords Further(SyntaxTree tree, CancellationToken cancellation) =>
        FurtherOfFiles.TryGetValue(tree, out var known)
            ? known.Value
            : FurtherOfFiles.GetValue(tree, file => new(InFile(file, RequestWordSearch.Further, cancellation))).Value;

    /// <summary>What the string literals of a file say that have any of the words. Comments and names say nothing.</summary>
    private static RequestWords InFile(SyntaxTree file, string[] words, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation).ToString();
        var found = RequestWords.None;
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(
                word, at + word.Length, StringComparison.OrdinalIgnoreCase))
            {
                if (RequestWordSearch.MayBeWordAt(text, at, word) && LiteralAt(file, at, cancellation) is { } literal)
                {
                    found |= RequestWordSearch.In(literal);
                }
            }
        }

        return found;
    }

    private static string? LiteralAt(SyntaxTree file, int position, CancellationToken cancellation)
    {
        var token = file.GetRoot(cancellation).FindToken(position);
        return token.Span.Contains(position)
            && (token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || (token.Value is string && !token.IsKind(SyntaxKind.IdentifierToken)))
            ? token.ValueText
            : null;
    }

    /// <summary>What the constants of a compiled module say that source can name: the internal ones as well if it is open to it.</summary>
    private static RequestWords InModule(IModuleSymbol module, bool isOpen)
    {
        var (ofPublic, ofInternal) = OfModules.GetValue(module, static compiled => new(InConstants(compiled))).Value;
        return isOpen ? ofPublic | ofInternal : ofPublic;
    }

    /// <summary>What the constants of a compiled module say, by who can name them.</summary>
    private static (RequestWords Public, RequestWords Internal) InConstants(IModuleSymbol module)
    {
        var (ofPublic, ofInternal) = (RequestWords.None, RequestWords.None);
        if (module.GetMetadata()?.GetMetadataReader() is { } reader)
        {
            for (var row = 1; row <= reader.GetTableRowCount(TableIndex.Constant); row++)
            {
                var constant = reader.GetConstant(MetadataTokens.ConstantHandle(row));
                if (constant.TypeCode == ConstantTypeCode.String)
                {
                    switch (AccessOf(constant.Parent, reader))
                    {
                        case FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem:
                            ofPublic |= RequestWordSearch.In(TextOf(constant, reader));
                            break;
                        case FieldAttributes.Assembly or FieldAttributes.FamANDAssem:
                            ofInternal |= RequestWordSearch.In(TextOf(constant, reader));
                            break;
                    }
                }
            }
        }

        return (ofPublic, ofInternal);
    }

    /// <summary>Who can name a constant; the default of a parameter is passed on by whoever leaves it out.</summary>
    private static FieldAttributes AccessOf(EntityHandle parent, MetadataReader reader) => parent.Kind == HandleKind.FieldDefinition
        ? reader.GetFieldDefinition((FieldDefinitionHandle)parent).Attributes & FieldAttributes.FieldAccessMask
        : FieldAttributes.Public;

    private static string TextOf(Constant constant, MetadataReader reader)
    {
        var value = reader.GetBlobReader(constant.Value);
        return value.ReadUTF16(value.Length);
    }
}
