using System.Text.RegularExpressions;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// Changes to the code that do not change its meaning must not change the verdict: every body of
/// <see cref="WithinMethodTests"/>, reported or silent, under every transformation and under pairs of them.
/// </summary>
public sealed partial class MetamorphicTests
{
    private const string Usings = "using Azure.AI.OpenAI; using OpenAI.Chat;\n";

    private static readonly Dictionary<string, Func<Code, Code>> Transformations = new()
    {
        ["in a lambda"] = code => code with
        {
            Body = $$"""
                Func<Task> wrapped = async () =>
                {
                    {{code.Body}}
                    await Task.Yield();
                };
                await wrapped();
                """,
        },
        ["in a local function"] = code => code with
        {
            Body = $$"""
                async Task Wrapped()
                {
                    {{code.Body}}
                    await Task.Yield();
                }

                await Wrapped();
                """,
        },
        ["in Task.Run"] = code => code with
        {
            Body = $$"""
                await Task.Run(async () =>
                {
                    {{code.Body}}
                    await Task.Yield();
                });
                """,
        },
        ["in another method"] = code => code with
        {
            Body = "await Moved(bytes, flag, token, chat);",
            Base = code.Base + $$"""
                protected static async Task Moved(byte[] bytes, bool flag, CancellationToken token, ChatClient chat)
                {
                    {{code.Body}}
                    await Task.Yield();
                }
                """,
        },
        ["in a base class"] = code => code with
        {
            Body = "await Inherited(bytes, flag, token, chat);",
            Base = code.Base + $$"""
                protected virtual async Task Inherited(byte[] bytes, bool flag, CancellationToken token, ChatClient chat)
                {
                    {{code.Body}}
                    await Task.Yield();
                }
                """,
        },
        ["in another file"] = code => code with
        {
            Body = "await Elsewhere(bytes, flag, token, chat);",
            OtherPart = code.OtherPart + $$"""
                private async Task Elsewhere(byte[] bytes, bool flag, CancellationToken token, ChatClient chat)
                {
                    {{code.Body}}
                    await Task.Yield();
                }
                """,
        },
        ["in try and finally"] = code => code with { Body = $"try {{ {code.Body} }} finally {{ Console.WriteLine(); }}" },
        ["in a loop"] = code => code with { Body = $"for (var i = 0; i < 2; i++) {{ {code.Body} }}" },
        ["in a branch"] = code => code with { Body = $"if (flag) {{ {code.Body} }} else {{ Console.WriteLine(); }}" },
        ["in a using"] = code => code with { Body = $"using (var scope = new MemoryStream()) {{ {code.Body} }}" },
        ["in a switch"] = code => code with
        {
            Body = $$"""
                switch (bytes.Length)
                {
                    case 0:
                        Console.WriteLine();
                        break;
                    default:
                        {
                            {{code.Body}}
                            break;
                        }
                }
                """,
        },
        ["with other statements around"] = code => code with
        {
            Body = $$"""
                var before = DateTime.Now;
                Console.WriteLine(before);
                {{code.Body}}
                Console.WriteLine(bytes.Length);
                """,
        },
        ["with other names"] = code => code with { Body = Rename(code.Body) },
        ["with fields for locals"] = TurnLocalsIntoFields,
        ["with a helper for the part"] = code => code with
        {
            Body = code.Body.Replace("ChatMessageContentPart.CreateImagePart(", "Parts.Image("),
            Types = AddOnce(code.Types, PartsHelper),
        },
        ["with a generic helper around the message"] = code => code with
        {
            Body = code.Body.Replace(ImageMessage, $"Same.Of({ImageMessage})"),
            Types = AddOnce(code.Types, "static class Same { public static T Of<T>(T value) => value; }"),
        },
        ["with named intermediate bytes"] = code => code with
        {
            Body = "var copied = bytes.ToArray();\n" + code.Body.Replace("FromBytes(bytes)", "FromBytes(copied)"),
        },
    };

    private const string ImageMessage =
        "new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), \"image/png\"))";

    private const string PartsHelper = """
        static class Parts
        {
            public static ChatMessageContentPart Image(BinaryData data, string type) => ChatMessageContentPart.CreateImagePart(data, type);
            public static ChatMessageContentPart Image(Uri uri) => ChatMessageContentPart.CreateImagePart(uri);
        }
        """;

    public static TheoryData<string> Names => [.. Transformations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Equivalent_code_keeps_every_verdict(string name) => await Check(Transformations[name]);

#if ROSLYN_NEWEST
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Twice_transformed_code_keeps_every_verdict(string name)
    {
        // Each transformation is followed by the two after it in the list, so that all are combined in both roles.
        var all = Transformations.Values.ToArray();
        var first = Array.IndexOf([.. Transformations.Keys], name);
        foreach (var step in new[] { 1, 5 })
        {
            await Check(code => all[(first + step) % all.Length](Transformations[name](code)));
        }
    }
#endif

    private static async Task Check(Func<Code, Code> transform)
    {
        var bodies = ((IEnumerable<object[]>)WithinMethodTests.Reported)
            .Concat(WithinMethodTests.Silent)
            .Select(row => (string)row[0])
            .ToArray();
        var failures = new List<string>();
        foreach (var body in bodies)
        {
            // A reference variable of a declaration expression, or a name that is used for two things, is not this tool's business.
            var code = transform(new Code(body));
            try
            {
                await ToProject(code).Expect("AUP1001");
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                failures.Add($"{code.Body}\n    {failure.Message.ReplaceLineEndings("\n    ")}");
            }
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    private static Project ToProject(Code code) => new Project()
        .Add("Patrol.cs", $$"""
            {{Usings}}

            public partial class Patrol : PatrolBase
            {
                private static readonly AzureOpenAIClient Azure = new(
                    new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k"));

                {{code.Members}}

                public async Task Run(byte[] bytes, bool flag, CancellationToken token)
                {
                    ChatClient chat = Azure.GetChatClient("gpt-4o");
                    {{code.Body}}
                    await Task.Yield();
                }
            }
            """)
        .Add("Other.cs", $$"""
            {{Usings}}
            public partial class Patrol { {{code.OtherPart}} }

            public abstract class PatrolBase
            {
                protected static readonly AzureOpenAIClient Azure = new(
                    new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k"));

                {{code.Base}}
            }

            {{code.Types}}
            """);

    private static string AddOnce(string types, string type) => types.Contains(type, StringComparison.Ordinal) ? types : types + type;

    /// <summary>Gives every local of the body another name.</summary>
    private static string Rename(string body)
    {
        foreach (var name in LocalNames(body))
        {
            body = Regex.Replace(body, $@"(?<![\w.""]){Regex.Escape(name)}(?!\w)", name + "Renamed");
        }

        return body;
    }

    /// <summary>Turns the locals that the body declares at its top into fields.</summary>
    private static Code TurnLocalsIntoFields(Code code)
    {
        var (body, members) = (code.Body, code.Members);
        foreach (Match match in Declaration().Matches(code.Body))
        {
            var (type, name) = (match.Groups["type"].Value, match.Groups["name"].Value);
            body = body
                .Replace(match.Value, $"{match.Groups["lead"].Value}{name} = ")
                .Replace($"{name} = [", $"{name} = (List<ChatMessage>)[");
            body = Regex.Replace(body, $@"(?<![\w.""]){name}(?!\w)", $"_{name}Field");
            members += $"private static {type} _{name}Field = default!;\n";
        }

        return code with { Body = body, Members = members };
    }

    private static IEnumerable<string> LocalNames(string body)
    {
        TestMarkup.Strip(ref body);
        return CSharpSyntaxTree.ParseText($"async Task M() {{ {body} }}").GetRoot().DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .Select(declarator => declarator.Identifier.ValueText)
            .Distinct();
    }

    /// <summary>Declarations whose type is evident from the text.</summary>
    [GeneratedRegex(@"(?<lead>^|; |\n)var (?<name>messages|message) = (?=new (?<type>List<ChatMessage>|UserChatMessage)[\s({])")]
    private static partial Regex Declaration();

    private sealed record Code(string Body, string Members = "", string Base = "", string OtherPart = "", string Types = "");

    private static class TestMarkup
    {
        public static void Strip(ref string body) =>
            body = body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
    }
}
