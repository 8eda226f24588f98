using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// Most projects send no media to anybody. The analyzer must find that out from names and texts alone, even if these resemble
/// those of a service.
/// </summary>
public sealed class OrdinaryProjectTests
{
    private static readonly Dictionary<string, string> WithoutSends = new()
    {
        ["mail"] = """
            using System.Net.Mail;
            public sealed class Newsletter(SmtpClient smtp)
            {
                public async Task SendAsync(IEnumerable<string> readers, byte[] cover, CancellationToken cancellation)
                {
                    foreach (var reader in readers)
                    {
                        using var message = new MailMessage("news@example.com", reader, "This month", "See the attached cover.");
                        message.Attachments.Add(new Attachment(new MemoryStream(cover), "cover.png", "image/png"));
                        await smtp.SendMailAsync(message, cancellation);
                    }
                }
            }
            """,
        ["a mediator"] = """
            public interface IRequest<T>;
            public interface IMediator { Task<T> Send<T>(IRequest<T> request); Task SendAsync(object notification); }
            public sealed record AnalyzeImage(byte[] Picture) : IRequest<string>;
            public sealed class UploadController(IMediator mediator)
            {
                public async Task<string> PostAsync(byte[] picture)
                {
                    await mediator.SendAsync(picture);
                    return await mediator.Send(new AnalyzeImage(picture));
                }
            }
            """,
        ["a client of the same name"] = """
            public sealed class ChatClient(TextWriter log)
            {
                public void CompleteChat(params object[] messages) => log.WriteLine(messages.Length);
                public void CompleteChatAsync(byte[] image) => CompleteChat(image);
            }
            public sealed class FaceClient
            {
                public int Detect(byte[] image) => image.Length;
                public int Identify(byte[] image) => Detect(image);
            }
            public static class Application
            {
                public static void Run(byte[] image)
                {
                    new ChatClient(Console.Out).CompleteChatAsync(image);
                    new FaceClient().Identify(image);
                }
            }
            """,
        ["sockets and files"] = """
            using System.Net.Sockets;
            public sealed class Spooler(Socket printer)
            {
                public async Task PrintAsync(string path)
                {
                    var page = await File.ReadAllBytesAsync(path);
                    for (var sent = 0; sent < page.Length;)
                    {
                        sent += await printer.SendAsync(page.AsMemory(sent));
                    }

                    printer.Send("\f"u8);
                }
            }
            """,
        ["requests that only read"] = """
            public sealed class Feed(HttpClient http)
            {
                public async Task<byte[]> CoverAsync(string issue) =>
                    await http.GetByteArrayAsync($"https://r.cognitiveservices.azure.com/face/v1.0/detect?issue={issue}");
            }
            """,
    };

    private static readonly Dictionary<string, string> WithPlainHttp = new()
    {
        ["orders"] = """
            using System.Net.Http.Json;
            public sealed record Order(int Number, decimal Total);
            public sealed class Orders(HttpClient http)
            {
                public async Task SubmitAsync(Order order, byte[] invoice)
                {
                    await http.PostAsJsonAsync("https://orders.example.com/orders", order);
                    await http.PutAsync($"https://orders.example.com/orders/{order.Number}/invoice", new ByteArrayContent(invoice));
                }
            }
            """,
        ["television listings"] = """
            public sealed class Guide(HttpClient http)
            {
                // The vision of the channel: one schedule for all devices.
                public Task<HttpResponseMessage> PublishAsync(string schedule) =>
                    http.PostAsync("https://listings.example.com/television/schedule", new StringContent(schedule));
            }
            """,
        ["network interfaces"] = """
            public sealed class Router(HttpClient http)
            {
                public async Task ResetAsync(string name, CancellationToken cancellation)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, $"https://router.example.com/interface/{name}/counters");
                    request.Content = new StringContent("{ \"interface\": \"surface\", \"reset\": true }");
                    await http.SendAsync(request, cancellation);
                }
            }
            """,
        ["meetings face to face"] = """
            using System.Net.Http.Json;
            public sealed record Meeting(string Subject, bool IsFaceToFace);
            public sealed class Calendar(HttpClient http)
            {
                private const string FaceToFace = "/face-to-face";
                public Task BookAsync(string subject) =>
                    http.PostAsJsonAsync("https://calendar.example.com/meetings" + FaceToFace, new Meeting(subject, true));
            }
            """,
        ["fonts"] = """
            public sealed class FontUpload(HttpClient http)
            {
                // A family has many faces, see https://www.w3.org/TR/css-fonts-4/#font-face/ for the rule.
                private const string Rule = "@font-face { font-family: 'Sans'; src: url('/faces/sans.woff2'); }";
                public async Task UploadAsync(byte[] face)
                {
                    using var form = new MultipartFormDataContent();
                    form.Add(new ByteArrayContent(face), "typeface", "sans.woff2");
                    form.Add(new StringContent(Rule), "rule");
                    await http.PostAsync("https://fonts.example.com/typefaces", form);
                }
            }
            """,
        ["a social network"] = """
            public sealed class SocialLogin(HttpClient http)
            {
                public Task<HttpResponseMessage> ExchangeAsync(string code) => http.PostAsync(
                    "https://graph.facebook.com/v19.0/oauth/access_token",
                    new FormUrlEncodedContent([new("code", code), new("redirect_uri", "https://shop.example.com/facebook/callback")]));
            }
            """,
        ["answers to a survey, streamed back"] = """
            public sealed class Survey(HttpClient http)
            {
                public async Task<string> AnswerAsync(string answer)
                {
                    var response = await http.PostAsync("https://surveys.example.com/survey/responses", new StringContent(answer));
                    using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
                    while (await lines.ReadLineAsync() is { } line)
                    {
                        if (line.StartsWith("data: ", StringComparison.Ordinal))
                        {
                            return line["data: ".Length..];
                        }
                    }

                    return "";
                }
            }
            """,
        ["a shop with variations"] = """
            using System.Net.Http.Json;
            using System.Text.Json.Serialization;
            public sealed record Variation(string Colour, [property: JsonPropertyName("image_url")] string ImageUrl);
            public sealed class Catalogue(HttpClient http)
            {
                public Task AddAsync(string product, Variation variation) =>
                    http.PutAsJsonAsync($"https://shop.example.com/products/{product}/variations", variation);
            }
            """,
        ["edits of a wiki"] = """
            public sealed class Wiki(HttpClient http)
            {
                // Small pictures are inlined as data:image/png;base64 by the editor.
                private const string Placeholder = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
                public Task<HttpResponseMessage> SaveAsync(string page, string text) =>
                    http.PostAsync($"https://wiki.example.com/pages/{page}/edits", new StringContent(text + "![](" + Placeholder + ")"));
            }
            """,
        ["completed tasks"] = """
            public sealed class TaskList(HttpClient http, string host)
            {
                public Task<HttpResponseMessage> CompleteAsync(int task) => http.PutAsync(
                    new Uri($"{host}/tasks/{task}/completions"), new StringContent("{ \"type\": \"image\", \"done\": true }"));
            }
            """,
        ["an address from the settings"] = """
            public sealed class Audit
            {
                private readonly HttpClient _http;
                public Audit(HttpClient http, string address)
                {
                    _http = http;
                    _http.BaseAddress = new Uri(address);
                }

                // Supervision and revision of orders have interfaces of their own.
                public async Task SubmitAsync(string order)
                {
                    using var message = new HttpRequestMessage(HttpMethod.Put, "supervision/orders") { Content = new StringContent(order) };
                    _http.Send(message);
                    await _http.PostAsync("revision/orders?preface=none", new StringContent(order));
                }
            }
            """,
    };

    public static TheoryData<string> ProjectsWithoutSends { get; } = new(WithoutSends.Keys);

    public static TheoryData<string> ProjectsWithPlainHttp { get; } = new(WithPlainHttp.Keys);

    [Theory]
    [MemberData(nameof(ProjectsWithoutSends))]
    public async Task Ordinary_project_builds_no_flow_graph(string project)
    {
        var work = FlowWork.Of(new Project().Compile([("A.cs", WithoutSends[project])]));

        Assert.Equal((0, 0, 0), (work.Sends, work.Graphs, work.Steps));
        await ExpectSilence(WithoutSends[project]);
    }

    [Theory]
    [MemberData(nameof(ProjectsWithPlainHttp))]
    public async Task Plain_HTTP_to_other_services_builds_no_flow_graph(string project)
    {
        var work = FlowWork.Of(new Project().Compile([("A.cs", WithPlainHttp[project])]));

        Assert.NotEqual(0, work.Sends);
        Assert.Equal(0, work.Graphs);
        await ExpectSilence(WithPlainHttp[project]);
    }

    /// <summary>One request to Azure makes all the others candidates as well.</summary>
    [Fact]
    public async Task Only_the_request_to_Azure_is_reported()
    {
        var project = new Project();
        foreach (var (name, source) in WithPlainHttp)
        {
            project.Add(name + ".cs", source);
        }

        await project.Add("Detection.cs", """
            public sealed class Detection(HttpClient http)
            {
                public Task<HttpResponseMessage> DetectAsync(byte[] picture) =>
                    http.[|PostAsync|]("https://r.cognitiveservices.azure.com/face/v1.0/detect", new ByteArrayContent(picture));
            }
            """).Expect("AUP1001");
    }

    private static async Task ExpectSilence(string source)
    {
        await new Project().Add("A.cs", source).ExpectSilence();
        await new Project { Deployment = "" }.Add("A.cs", source).ExpectSilence();
    }
}
