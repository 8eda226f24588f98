using AcceptableUse.Analyzers.CodeFixes.Fixes;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Robustness;

/// <summary>
/// What the shipped assemblies can reach, read from their references: no file, network, process or environment, no
/// regular expression, no native code and no assembly that is loaded by name. An allowance is by member.
/// </summary>
public sealed class OutsideAccessTests
{
    private static readonly string[] Namespaces =
    [
        "System.IO",
        "System.Net",
        "System.Data",
        "System.Text.RegularExpressions",
        "System.Runtime.InteropServices",
        "System.Runtime.Loader",
        "System.Reflection.Emit",
        "System.Xml",
        "System.Security",
        "Microsoft.Win32",
    ];

    private static readonly string[] Types =
    [
        "System.Environment",
        "System.Console",
        "System.AppDomain",
        "System.Activator",
        "System.Random",
        "System.DateTime",
        "System.DateTimeOffset",
        "System.Diagnostics.Process",
        "System.Diagnostics.ProcessStartInfo",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Trace",
        "System.Threading.Thread",
        "System.Threading.ThreadPool",
        "System.Threading.Timer",
        "System.Reflection.Assembly",
        "System.Globalization.CultureInfo",
    ];

    private static readonly string[] Allowed =
    [
        // What the compiler writes into every iterator.
        "System.Environment.get_CurrentManagedThreadId",

        // The one culture that is the same everywhere.
        "System.Globalization.CultureInfo.get_InvariantCulture",

        // The built-in catalog, the grammars and the weights are resources of the assembly.
        "System.Reflection.Assembly.GetManifestResourceNames",
        "System.Reflection.Assembly.GetManifestResourceStream",
        "System.IO.Stream.get_Length",
        "System.IO.Stream.Read",
    ];

    public static TheoryData<Type> Shipped => [typeof(AcceptableUseAnalyzer), typeof(DeclareDeploymentCodeFix)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Assembly_references_nothing_outside_the_compilation(Type type) => Assert.Empty(OutsideAccess(type.Assembly.Location));

    [Fact]
    public void Reference_outside_the_compilation_is_found()
    {
        var found = OutsideAccess(typeof(OutsideAccessTests).Assembly.Location).ToList();

        Assert.Contains("System.IO.File.ReadAllText", found);
        Assert.Contains("System.Environment.GetEnvironmentVariable", found);
        Assert.Contains("System.Text.RegularExpressions.Regex.Replace", found);
    }

    private static IEnumerable<string> OutsideAccess(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: TypeName(metadata, (TypeReferenceHandle)member.Parent), Name: metadata.GetString(member.Name)))
            .Where(
                member => Types.Contains(member.Type)
                    || Namespaces.Any(space => member.Type.StartsWith(space + ".", StringComparison.Ordinal)))
            .Select(member => $"{member.Type}.{member.Name}");
        var imports = metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Where(method => !method.GetImport().Module.IsNil)
            .Select(method => $"extern {metadata.GetString(method.Name)}");
        return [.. members.Concat(imports).Except(Allowed).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{TypeName(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{metadata.GetString(type.Name)}"
            : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
