using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AcceptableUse.Analyzers.Tests.Deployment;

/// <summary>Options in memory: the properties of the project and, per file path, the keys of .editorconfig.</summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    private readonly Values _properties = new();
    private readonly Dictionary<string, Values> _files = [];

    public override AnalyzerConfigOptions GlobalOptions => _properties;

    public TestOptions Property(string name, string value)
    {
        _properties.Set("build_property." + name, value);
        return this;
    }

    public TestOptions EditorConfig(string path, string key, string value)
    {
        if (!_files.TryGetValue(path, out var values))
        {
            _files[path] = values = new Values();
        }

        values.Set(key, value);
        return this;
    }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
        _files.TryGetValue(tree.FilePath, out var values) ? values : new Values();

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values();

    /// <summary>A compilation of files with these paths and sources, with the core library.</summary>
    public static CSharpCompilation Compile(params (string Path, string Source)[] files) => CSharpCompilation.Create(
        "Tagged",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Source, path: file.Path)),
        [CoreLibrary.Reference],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private sealed class Values : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = new(KeyComparer);

        public void Set(string key, string value) => _values[key] = value;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
