using System.Collections.Immutable;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

/// <summary>The built-in catalog against the packages it speaks of.</summary>
public class CatalogTruthTests
{
    public static TheoryData<string> Files => [.. ApiModels.ReadBuiltIn().Select(file => file.File)];

    public static TheoryData<string> StubNames => [.. Stubs.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_catalog_line_is_valid(string file) =>
        None(Read(file).Problems.Select(problem => $"{file}({problem.LineSpan.Start.Line + 1}): {problem.Message}"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_catalog_entry_names_an_existing_member(string file) => None(
        Read(file).Members.Where(entry => !SdkPackage.All.Any(package => package.MembersOf(entry).Any())).Select(
            entry => entry.ToString()));

    /// <summary>A misspelt parameter would silently never be looked at.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Every_parameter_in_a_catalog_entry_exists(string file)
    {
        var missing =
            from entry in Read(file).Members
            where entry.Kind == 'M'
            let members = SdkPackage.All.SelectMany(package => package.MembersOf(entry)).OfType<IMethodSymbol>().ToArray()
            let known = members.SelectMany(NamesAt).ToHashSet()
            from name in ParametersOf(entry)
            where !known.Contains(name)
            select $"{entry}: {name}";
        None(missing);
    }

    [Theory]
    [MemberData(nameof(StubNames))]
    public void Every_stub_compiles(string stub) => Assert.NotNull(Stubs.Of(stub));

    /// <summary>A project without a model package is not analysed, so that a call into any other package would be missed.</summary>
    [Fact]
    public void Every_package_with_a_member_that_sends_is_a_model_package()
    {
        var missing =
            from entry in ApiModels.BuiltIn.MembersOf(ApiRole.Send)
            where entry.Media != MediaRule.Rest
            from package in SdkPackage.All
            from member in package.MembersOf(entry)
            let assembly = member.ContainingAssembly.Name
            where !KnownProviders.BuiltIn.IsModelPackage(assembly)
            select $"{assembly}: {entry}";
        None(missing.Distinct());
    }

    [Fact]
    public void No_member_is_listed_in_two_files()
    {
        var twice = ApiModels.ReadBuiltIn()
            .SelectMany(file => file.Catalog.Members)
            .GroupBy(entry => entry.ToString())
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);
        None(twice);
    }

    [Fact]
    public void Same_feature_text_selects_the_same_capability_everywhere()
    {
        var contradictions = ApiModels.ReadBuiltIn()
            .SelectMany(file => file.Catalog.Members)
            .Where(entry => entry.FeatureText is not null)
            .GroupBy(entry => entry.FeatureText!, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(entry => entry.Capabilities).Distinct().Count() > 1)
            .Select(group => group.Key);
        None(contradictions);
    }

    private static void None(IEnumerable<string> failures) =>
        Assert.True(!failures.Any(), Environment.NewLine + string.Join(Environment.NewLine, failures));

    private static ParsedCatalog Read(string file) => ApiModels.ReadBuiltIn().Single(built => built.File == file).Catalog;

    private static ImmutableArray<string> ParametersOf(ApiModel entry) =>
        [
            .. entry.DataParameters, .. entry.ContentParameters, .. entry.FeatureParameters, .. entry.EndpointParameters,
            .. new[] { entry.MimeParameter, entry.SourceParameter, entry.When?.Parameter }.OfType<string>(),
        ];

    /// <summary>The parameters of a method, and the properties that can be set beside a constructor.</summary>
    private static IEnumerable<string> NamesAt(IMethodSymbol method)
    {
        var names = method.Parameters.Select(parameter => parameter.Name);
        for (var type = method.MethodKind == MethodKind.Constructor ? method.ContainingType : null; type is not null; type = type.BaseType)
        {
            names = names.Concat(type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Name));
        }

        return names;
    }
}
