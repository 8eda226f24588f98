using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Architecture;

/// <summary>The folders of the shipped code import downwards only. Each says in its README what it may use.</summary>
public sealed class RoomsTests
{
    private const string Contract = "May use: ";

    /// <summary>From the bottom up.</summary>
    private static readonly string[] AnalyzerRooms =
    [
        "Deployment",
        "Prompts",
        "Models",
        "DataFlow",
        "ProjectSearch",
        "Summaries",
        "Resolution",
        "Consent",
        "MediaCalls",
        "Exports",
        "Policy",
        "Suppressions"
    ];

    private static readonly string[] FixRooms = ["Editing", "Removal", "Insertion", "Fixes"];

    public static TheoryData<string, string> Rooms { get; } = AllRooms();

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_imports_only_what_its_README_allows(string project, string room)
    {
        var allowed = AllowedIn(project, room);
        foreach (var file in Directory.EnumerateFiles(FolderOf(project, room), "*.cs"))
        {
            Assert.Empty(
                ImportsOf(File.ReadAllText(file), room, RoomsOf(project)).Except(allowed).Select(
                    import => $"{Path.GetFileName(file)} uses {import}"));
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_may_use_only_rooms_below_it(string project, string room)
    {
        var rooms = RoomsOf(project);
        Assert.All(AllowedIn(project, room), allowed => Assert.InRange(Array.IndexOf(rooms, allowed), 0, Array.IndexOf(rooms, room) - 1));
    }

    [Theory]
    [InlineData("AcceptableUse.Analyzers")]
    [InlineData("AcceptableUse.Analyzers.CodeFixes")]
    public void Every_folder_with_code_is_a_room(string project) => Assert.Empty(
        Directory.EnumerateDirectories(FolderOf(project, ""))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any())
            .Select(folder => Path.GetFileName(folder))
            .Except([.. RoomsOf(project), "Polyfills"]));

    [Theory]
    [InlineData("using AcceptableUse.Analyzers.Policy;")]
    [InlineData("using static AcceptableUse.Analyzers.Policy.Rules;")]
    [InlineData("class C { object o = Policy.Rules.All; }")]
    [InlineData("class C { AcceptableUse.Analyzers.Policy.Verdict v; }")]
    public void Upward_import_is_found(string source) => Assert.Equal(["Policy"], ImportsOf(source, "DataFlow", AnalyzerRooms));

    [Fact]
    public void Member_with_the_name_of_a_room_is_no_import() =>
        Assert.Empty(ImportsOf("class C { object M(Facts facts) => facts.Policy.Name ?? facts.Consent; }", "DataFlow", AnalyzerRooms));

    private static TheoryData<string, string> AllRooms()
    {
        var all = new TheoryData<string, string>();
        foreach (var project in (string[])["AcceptableUse.Analyzers", "AcceptableUse.Analyzers.CodeFixes"])
        {
            foreach (var room in RoomsOf(project))
            {
                all.Add(project, room);
            }
        }

        return all;
    }

    private static string[] RoomsOf(string project) => project == "AcceptableUse.Analyzers" ? AnalyzerRooms : FixRooms;

    private static string FolderOf(string project, string room) => Path.Combine(References.RepositoryRoot, "src", project, room);

    private static string[] AllowedIn(string project, string room)
    {
        var line = Assert.Single(
            File.ReadLines(Path.Combine(FolderOf(project, room), "README.md")),
            line => line.StartsWith(Contract, StringComparison.Ordinal));
        var rooms = line[Contract.Length..].TrimEnd('.');
        return rooms == "nothing" ? [] : rooms.Split(", ");
    }

    /// <summary>The other rooms that a file names, by a using or by a qualified name.</summary>
    private static SortedSet<string> ImportsOf(string source, string room, string[] rooms)
    {
        var imports = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes())
        {
            var qualified = node switch
            {
                QualifiedNameSyntax name => name.ToString(),
                MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } access => access.ToString(),
                _ => "",
            };
            foreach (var prefix in (string[])["AcceptableUse.Analyzers.CodeFixes.", "AcceptableUse.Analyzers."])
            {
                qualified = qualified.StartsWith(prefix, StringComparison.Ordinal) ? qualified[prefix.Length..] : qualified;
            }

            var first = qualified.Split('.')[0];
            if (first != room && rooms.Contains(first) && IsNamespace(node, first))
            {
                imports.Add(first);
            }
        }

        return imports;
    }

    /// <summary>
    /// Whether a name is followed by that of a type: a property with the name of a room is followed by a member, or
    /// follows one.
    /// </summary>
    private static bool IsNamespace(SyntaxNode node, string room) => node switch
    {
        QualifiedNameSyntax => true,
        MemberAccessExpressionSyntax access => access.ToString().StartsWith(room + ".", StringComparison.Ordinal)
            && access.Parent is MemberAccessExpressionSyntax,
        _ => false,
    };
}
