using System.Collections.Immutable;

namespace AcceptableUse.Analyzers.Policy;

/// <summary>Reads the clause format: <c>slug: …</c> begins a clause, <c>field: value</c> lines describe it.</summary>
internal static class ClauseFile
{
    /// <summary>The clauses of a text, in its order. The text ships with the analyzer, so an error in it is ours and throws.</summary>
    /// <exception cref="FormatException">The text has an error; the message says where and what.</exception>
    public static ImmutableArray<Clause> Parse(string text)
    {
        var entries = new List<Entry>();
        Field? last = null;
        var number = 0;
        foreach (var untrimmed in text.Split('\n'))
        {
            number++;
            var line = untrimmed.TrimEnd();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == ' ')
            {
                (last ?? throw Error(number, "there is no field to continue")).Value += " " + line.TrimStart();
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
            {
                throw Error(number, $"'{line}' is not of the form 'field: value'");
            }

            var (name, value) = (line.Substring(0, colon), line.Substring(colon + 2));
            if (name == "slug")
            {
                entries.Add(new Entry(value));
                last = null;
            }
            else if (entries.Count == 0)
            {
                throw Error(number, "a clause must begin with 'slug'");
            }
            else
            {
                last = new Field(name, value, number);
                entries[entries.Count - 1].Fields.Add(last);
            }
        }

        var slugs = new HashSet<string>(StringComparer.Ordinal);
        return ImmutableArray.CreateRange(entries.Select(entry =>
            slugs.Add(entry.Slug) ? entry.ToClause() : throw new FormatException($"two clauses have the slug '{entry.Slug}'")));
    }

    private static FormatException Error(int line, string problem) => new($"line {line}: {problem}");

    /// <summary>A clause being read.</summary>
    private sealed class Entry(string slug)
    {
        public string Slug => slug;

        /// <summary>The fields not yet taken.</summary>
        public List<Field> Fields { get; } = [];

        public Clause ToClause()
        {
            var clause = new Clause
            {
                Slug = slug,
                Rules = ImmutableArray.CreateRange(TakeOne("rule").Split(',').Select(rule => rule.Trim())),
                Document = TakeOne("document"),
                Version = TakeOne("version"),
                Status = StatusOf(TakeOne("status")),
                Number = TakeOptional("number"),
                NumberKnown = TakeOptional("number known"),
                DateChecked = TakeOne("checked"),
                OlderBecause = TakeOptional("older because"),
                Quote = TakeOne("quote"),
                Certainty = TakeOne("certainty"),
                InWords = TakeOne("in words"),
                Binds = TakeOne("binds"),
                Conditions = TakeAll("condition"),
                CarveOuts = TakeAll("carved out"),
                Page = TakeOne("page"),
                Words = TakeOptional("words"),
                Statement = TakeOne("statement"),
                CitedAs = TakeOne("cited as"),
            };
            return Fields.Count > 0 ? throw Error(Fields[0].Line, $"'{Fields[0].Name}' is not a field of a clause")
                : (clause.Words is null) != (clause.Status == ClauseStatus.Superseded) ? throw Wrong("must have 'words' unless it is superseded")
                : (clause.Number is null) != (clause.NumberKnown is null) ? throw Wrong("must say how its number is known")
                : clause;
        }

        private string TakeOne(string name) => TakeOptional(name) ?? throw Wrong($"has no '{name}'");

        private string? TakeOptional(string name)
        {
            var values = TakeAll(name);
            return values.Length switch { 0 => null, 1 => values[0], _ => throw Wrong($"has '{name}' twice") };
        }

        /// <summary>Removes a field and returns its values. Whatever remains in the end is unknown.</summary>
        private ImmutableArray<string> TakeAll(string name)
        {
            var values = ImmutableArray.CreateBuilder<string>();
            for (var i = 0; i < Fields.Count;)
            {
                if (Fields[i].Name == name)
                {
                    values.Add(Fields[i].Value);
                    Fields.RemoveAt(i);
                }
                else
                {
                    i++;
                }
            }

            return values.ToImmutable();
        }

        private ClauseStatus StatusOf(string word) => word switch
        {
            "current" => ClauseStatus.Current,
            "superseded" => ClauseStatus.Superseded,
            "law" => ClauseStatus.Law,
            _ => throw Wrong($"must be current, superseded or law, not '{word}'"),
        };

        private FormatException Wrong(string problem) => new($"the clause '{slug}' {problem}");
    }

    private sealed class Field(string name, string value, int line)
    {
        public string Name => name;

        public string Value { get; set; } = value;

        public int Line => line;
    }
}
