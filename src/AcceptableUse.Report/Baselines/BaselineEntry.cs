using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using AcceptableUse.Report.Findings;

namespace AcceptableUse.Report.Baselines;

/// <summary>A finding as a baseline remembers it. Lines and names of locals are not part of it, so that they may change.</summary>
/// <param name="Fingerprint">A hash of everything but <paramref name="Project"/>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Clause">The slug of the clause; empty for a rule without one.</param>
/// <param name="File">The path from the root, or the name of the project for a finding that is of no file.</param>
/// <param name="Member">The documentation comment identifier of the member that holds the call; empty where none is known.</param>
/// <param name="What">The called member, the assembly, or else the message.</param>
/// <param name="Occurrence">1 for the first of several with the same fields, in the order of the file.</param>
/// <param name="Project">The project that reported it, to tell whether it was judged again.</param>
internal sealed record BaselineEntry(
    string Fingerprint, string Rule, string Clause, string File, string Member, string What, int Occurrence, string Project)
{
    /// <summary>Bytes of the hash that are written: enough that no two findings share it, few enough for a line.</summary>
    private const int HashLength = 16;

    /// <summary>The member that the compiler makes for top-level statements, which every program has.</summary>
    private const string TopLevel = "<Main>$";

    /// <summary>The entry without its file, by which a moved file is recognised.</summary>
    [JsonIgnore]
    public (string Rule, string Clause, string Member, string What, int Occurrence) Elsewhere => (Rule, Clause, Member, What, Occurrence);

    /// <summary>The entry without the number, by which an exception for it is recognised.</summary>
    [JsonIgnore]
    public (string Rule, string Clause, string File, string Member, string What) Kind => (Rule, Clause, File, Member, What);

    /// <summary>
    /// Whether the member can be recognised in another file. Its identifier names namespace, type and parameters, so two members hardly
    /// share it, except for the top-level statements of two programs.
    /// </summary>
    [JsonIgnore]
    public bool CanMove => Member.Length > 0 && !Member.Contains(TopLevel, StringComparison.Ordinal);

    /// <summary>What the fields should hash to; a file that was edited by hand may say something else.</summary>
    public string ComputeFingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', "1", Rule, Clause, File, Member, What, Occurrence)))[..HashLength]);

    /// <summary>The entries of findings, in their order.</summary>
    public static IReadOnlyList<(Finding Finding, BaselineEntry Entry)> Of(IEnumerable<Finding> findings)
    {
        var seen = new Dictionary<(string, string, string, string, string), int>();
        var entries = new List<(Finding, BaselineEntry)>();
        foreach (var finding in findings)
        {
            var entry = new BaselineEntry(
                "",
                finding.Rule,
                finding["clause"] ?? "",
                IsOfProject(finding) ? finding.Projects[0] : finding.Place!.Path,
                finding["member"] ?? "",
                finding["api"] ?? finding["library"] ?? finding.Message,
                0,
                finding.Projects[0]);
            entry = entry with { Occurrence = seen[entry.Kind] = seen.GetValueOrDefault(entry.Kind) + 1 };
            entries.Add((finding, entry with { Fingerprint = entry.ComputeFingerprint() }));
        }

        return entries;
    }

    /// <summary>AUP2006 stands at whatever file names the assembly first, and a property stands nowhere.</summary>
    private static bool IsOfProject(Finding finding) => finding.Place is null || finding.Rule == GateRules.UncheckedReference;
}
