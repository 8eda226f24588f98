using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using static AcceptableUse.Analyzers.Flow.TextSearch;

namespace AcceptableUse.Analyzers.Flow;

/// <summary>
/// Whether a project can make a plain HTTP request that <see cref="RestJudge"/> knows, told by the texts that it is
/// written with. Nearly every project posts something over HTTP and nearly none of it goes to these services, so this is
/// asked before any such request is followed. What is read of a file or a reference is kept as long as that is
/// unchanged.
/// </summary>
internal sealed class RequestMarks
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Marks>> OfFiles = new();
    private static readonly ConditionalWeakTable<IModuleSymbol, StrongBox<(Marks Public, Marks Internal)>> OfModules = new();

    private static readonly string[] Platform = ["System", "Microsoft.", "mscorlib", "netstandard"];

    /// <summary>
    /// The words without which no address is one of a vision service, where a literal, a path or an interpolation has
    /// them: an address may be joined from pieces, but not from pieces of these words.
    /// </summary>
    private static readonly string[] VisionPaths =
        ["face/", "/face", "\"face", "vision/", "/vision", "\"vision", "imageanalysis:", "/imageanalysis", "\"imageanalysis"];

    private static readonly string[] ModelPaths =
        ["/completions", "\"completions", "}completions", "/responses", "\"responses", "}responses", "/edits", "\"edits", "}edits", "/variations", "\"variations", "}variations"];

    private static readonly string[] ImageParts = ["image_url", "input_image", "data:", "image\"", "image\\\""];

    private readonly FlowEngine _engine;
    private volatile Answer _areWritten;

    public RequestMarks(FlowEngine engine) => _engine = engine;

    /// <summary>One word of memory, since several threads ask.</summary>
    private enum Answer
    {
        Unknown,
        Yes,
        No,
    }

    [Flags]
    private enum Marks
    {
        None = 0,
        VisionPath = 1,
        ModelPath = 2,
        ImagePart = 4,
        ImageToModel = ModelPath | ImagePart,
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
        var found = Marks.None;
        foreach (var tree in _engine.Compilation.SyntaxTrees)
        {
            _engine.Step(cancellation);
            found |= InFile(tree, cancellation);
            if (IsEnough(found))
            {
                return true;
            }
        }

        foreach (var module in _engine.Compilation.Assembly.Modules.Skip(1))
        {
            found |= InModule(module, isOpen: true);
        }

        foreach (var assembly in _engine.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!IsPlatform(assembly.Name))
            {
                _engine.Step(cancellation);
                var isOpen = assembly.GivesAccessTo(_engine.Compilation.Assembly);
                foreach (var module in assembly.Modules)
                {
                    found |= InModule(module, isOpen);
                }
            }
        }

        // In an editor other projects are referenced as source; of those all texts count.
        foreach (var tree in _engine.Compilation.References.OfType<CompilationReference>().SelectMany(project => project.Compilation.SyntaxTrees))
        {
            _engine.Step(cancellation);
            found |= InFile(tree, cancellation);
        }

        return IsEnough(found);
    }

    /// <summary>What no project of a user has built, and what names no such service.</summary>
    private static bool IsPlatform(string assembly)
    {
        foreach (var name in Platform)
        {
            if (assembly.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEnough(Marks found) => (found & Marks.VisionPath) != 0 || (found & Marks.ImageToModel) == Marks.ImageToModel;

    private static Marks InFile(SyntaxTree tree, CancellationToken cancellation) =>
        OfFiles.TryGetValue(tree, out var known) ? known.Value : OfFiles.GetValue(tree, file => new(InText(file.GetText(cancellation).ToString()))).Value;

    /// <summary>What the constants of a compiled module say that source can name: the internal ones as well if it is open to it.</summary>
    private static Marks InModule(IModuleSymbol module, bool isOpen)
    {
        var (ofPublic, ofInternal) = OfModules.GetValue(module, static compiled => new(InConstants(compiled))).Value;
        return isOpen ? ofPublic | ofInternal : ofPublic;
    }

    /// <summary>What the constants of a compiled module say, by who can name them.</summary>
    private static (Marks Public, Marks Internal) InConstants(IModuleSymbol module)
    {
        var (ofPublic, ofInternal) = (Marks.None, Marks.None);
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
                            ofPublic |= InText(TextOf(constant, reader));
                            break;
                        case FieldAttributes.Assembly or FieldAttributes.FamANDAssem:
                            ofInternal |= InText(TextOf(constant, reader));
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
        return $"\"{value.ReadUTF16(value.Length)}\"";
    }

    private static Marks InText(string text) =>
        (ContainsAny(text, VisionPaths) ? Marks.VisionPath : Marks.None)
        | (ContainsAny(text, ModelPaths) ? Marks.ModelPath : Marks.None)
        | (ContainsAny(text, ImageParts) ? Marks.ImagePart : Marks.None);
}
