using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>Options in memory: the properties of the project and, per file path, the keys of .editorconfig.</summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    private readonly Dictionary<string, string> _properties = new(AnalyzerConfigOptions.KeyComparer);
    private readonly Dictionary<string, Dictionary<string, string>> _files = [];

    public override AnalyzerConfigOptions GlobalOptions => new OptionValues(_properties);

    public TestOptions Property(string name, string value)
    {
        _properties["build_property." + name] = value;
        return this;
    }

    public TestOptions EditorConfig(string path, string key, string value)
    {
        if (!_files.TryGetValue(path, out var values))
        {
            _files[path] = values = new(AnalyzerConfigOptions.KeyComparer);
        }

        values[key] = value;
        return this;
    }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
        _files.TryGetValue(tree.FilePath, out var values) ? new OptionValues(values) : OptionValues.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OptionValues.None;

    /// <summary>A compilation of files with these paths and sources, with the core library.</summary>
    public static CSharpCompilation Compile(params (string Path, string Source)[] files) => CSharpCompilation.Create(
        "Tagged",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Source, path: file.Path)),
        [CoreLibrary.Reference],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
