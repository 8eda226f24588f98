using AcceptableUse.Analyzers.Policy;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Policy;

/// <summary>How clauses are read, and which errors their file can have.</summary>
public sealed class ClauseFileTests
{
    private const string Complete = """
        slug: a-clause
        rule: AUP1001
        document: A note
        version: 2026-01-02
        status: current
        number: 7
        number known: C: quoted
        checked: 2026-03-04
        older because: its page is gone
        quote: Thou shalt not.
        certainty: B: read elsewhere
        in words: Read in another document.
        binds: everybody
        condition: by day
        condition: by night
        carved out: on a Sunday; in a park
        page: https://example.org/#seven
        words: shalt not
        statement: it is prohibited
        cited as: A note, 2026

        """;

    public static TheoryData<string> RequiredFields =>
    [
        "rule", "document", "version", "status", "checked", "quote", "certainty", "in words", "binds", "page", "statement", "cited as",
    ];

    [Fact]
    public void Every_clause_field_is_read()
    {
        var clause = Assert.Single(ClauseFile.Parse(Complete));

        Assert.Equal("a-clause", clause.Slug);
        Assert.Equal(["AUP1001"], clause.Rules.AsEnumerable());
        Assert.Equal("A note", clause.Document);
        Assert.Equal("2026-01-02", clause.Version);
        Assert.Equal(ClauseStatus.Current, clause.Status);
        Assert.Equal("7", clause.Number);
        Assert.Equal("C: quoted", clause.NumberKnown);
        Assert.Equal("its page is gone", clause.OlderBecause);
        Assert.Equal("2026-03-04", clause.DateChecked);
        Assert.Equal("Thou shalt not.", clause.Quote);
        Assert.Equal("B: read elsewhere", clause.Certainty);
        Assert.Equal("Read in another document.", clause.InWords);
        Assert.Equal("everybody", clause.Binds);
        Assert.Equal(["by day", "by night"], clause.Conditions.AsEnumerable());
        Assert.Equal(["on a Sunday; in a park"], clause.CarveOuts.AsEnumerable());
        Assert.Equal("https://example.org/#seven", clause.Page);
        Assert.Equal("shalt not", clause.Words);
        Assert.Equal("it is prohibited", clause.Statement);
        Assert.Equal("A note, 2026", clause.CitedAs);
    }

    [Fact]
    public void Number_conditions_and_carve_outs_may_be_left_out()
    {
        var clause = Assert.Single(ClauseFile.Parse(Without("number", "number known", "condition", "carved out", "older because")));

        Assert.Null(clause.Number);
        Assert.Null(clause.NumberKnown);
        Assert.Null(clause.OlderBecause);
        Assert.Empty(clause.Conditions);
        Assert.Empty(clause.CarveOuts);
    }

    [Fact]
    public void Clauses_keep_the_order_of_the_file() => Assert.Equal(
        ["a-clause", "another"],
        ClauseFile.Parse(Complete + Complete.Replace("slug: a-clause", "slug: another", StringComparison.Ordinal))
            .Select(clause => clause.Slug));

    [Fact]
    public void Several_rules_are_separated_by_commas() => Assert.Equal(
        ["AUP1001", "AUP1002"], Assert.Single(ClauseFile.Parse(With("rule: AUP1001", "rule: AUP1001, AUP1002"))).Rules.AsEnumerable());

    [Theory]
    [InlineData("C: quoted", "A note, 2026, restriction 7")]
    [InlineData("A: read", "A note, 2026, restriction 7")]
    [InlineData("C/D: partly quoted", "A note, 2026")]
    [InlineData("D: paraphrased", "A note, 2026")]
    public void Number_is_cited_where_it_is_certain(string known, string citation) =>
        Assert.Equal(citation, Assert.Single(ClauseFile.Parse(With("number known: C: quoted", "number known: " + known))).Citation);

    [Theory]
    [InlineData("B: read elsewhere", "B")]
    [InlineData("A/B for the words", "A/B")]
    [InlineData("A", "A")]
    public void Certainty_begins_with_its_letters(string certainty, string letters) =>
        Assert.Equal(letters, Assert.Single(ClauseFile.Parse(With("B: read elsewhere", certainty))).CertaintyLevel);

    [Fact]
    public void Superseded_clause_is_read_as_one() => Assert.Equal(
        ClauseStatus.Superseded,
        Assert.Single(ClauseFile.Parse(Without("words").Replace("status: current", "status: superseded", StringComparison.Ordinal))).Status);

    [Fact]
    public void Law_is_read_as_one() =>
        Assert.Equal(ClauseStatus.Law, Assert.Single(ClauseFile.Parse(With("status: current", "status: law"))).Status);

    [Fact]
    public void Clause_in_force_without_words_is_an_error() =>
        AssertError("the clause 'a-clause' must have 'words' unless it is superseded", Without("words"));

    [Theory]
    [InlineData("number")]
    [InlineData("number known")]
    public void Number_and_how_it_is_known_go_together(string field) =>
        AssertError("the clause 'a-clause' must say how its number is known", Without(field));

    [Fact]
    public void Indented_lines_continue_a_clause_field() => Assert.Equal(
        "Thou shalt not  steal: ever.",
        Assert.Single(ClauseFile.Parse(With("Thou shalt not.", "Thou\n  shalt not  steal:\n  ever."))).Quote);

    [Fact]
    public void Comments_and_blank_lines_of_a_clause_file_are_skipped() =>
        Assert.Equal("everybody", Assert.Single(ClauseFile.Parse("# Clauses\n\n" + With("binds:", "# whom\n\nbinds:"))).Binds);

    [Fact]
    public void Windows_line_ends_are_accepted_in_a_clause_file() =>
        Assert.Equal("Thou shalt not.", Assert.Single(ClauseFile.Parse(Complete.Replace("\n", "\r\n", StringComparison.Ordinal))).Quote);

    [Fact]
    public void Unknown_clause_field_is_an_error() =>
        AssertError("line 13: 'colour' is not a field of a clause", With("binds: everybody", "colour: red\nbinds: everybody"));

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void Missing_clause_field_is_an_error(string field) => AssertError($"the clause 'a-clause' has no '{field}'", Without(field));

    [Fact]
    public void Empty_clause_field_is_an_error() =>
        AssertError("line 10: 'quote:' is not of the form 'field: value'", With("quote: Thou shalt not.", "quote: "));

    [Fact]
    public void Repeated_clause_field_is_an_error() =>
        AssertError("the clause 'a-clause' has 'quote' twice", Complete + "quote: Thou shalt.\n");

    [Fact]
    public void Duplicate_slug_is_an_error() => AssertError("two clauses have the slug 'a-clause'", Complete + Complete);

    [Fact]
    public void Unknown_clause_status_is_an_error() =>
        AssertError("the clause 'a-clause' must be current, superseded or law, not 'old'", With("status: current", "status: old"));

    [Fact]
    public void Line_without_a_field_is_an_error() => AssertError("line 1: 'a-clause' is not of the form 'field: value'", "a-clause\n");

    [Fact]
    public void Field_before_the_first_slug_is_an_error() => AssertError("line 1: a clause must begin with 'slug'", "rule: AUP1001\n");

    [Fact]
    public void Continued_slug_is_an_error() => AssertError("line 2: there is no field to continue", "slug: a\n  clause\n");

    private static void AssertError(string message, string text) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ClauseFile.Parse(text)).Message);

    private static string With(string old, string replacement) => Complete.Replace(old, replacement, StringComparison.Ordinal);

    private static string Without(params string[] fields) => string.Concat(
        Complete.Split('\n').Where(line => !fields.Any(field => line.StartsWith($"{field}: ", StringComparison.Ordinal))).Select(
            line => line + "\n"));
}
