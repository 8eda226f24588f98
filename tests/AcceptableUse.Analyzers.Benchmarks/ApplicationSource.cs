namespace AcceptableUse.Analyzers.Benchmarks;

/// <summary>What the files of a generated application do with a model, beside what applications do anyway.</summary>
public enum ModelCalls
{
    None,
    Text,
    Image,
}

/// <summary>
/// The text of one generated file: a service as applications have them, with or without calls of a model. Types are
/// named apart from those of other files and members alike, as in real code.
/// </summary>
internal static class ApplicationSource
{
    /// <param name="number">Tells the file from its neighbours.</param>
    /// <param name="calls">What the assistants of the file send, if it has any.</param>
    /// <param name="assistants">How many classes with one call of a model there are.</param>
    public static string Of(int number, ModelCalls calls, int assistants = 1) =>
        Text(calls, assistants).Replace("Invoice", $"Invoice{number}", StringComparison.Ordinal);

    private static string Text(ModelCalls calls, int assistants) => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        {{(calls == ModelCalls.None ? "" : "using OpenAI.Chat;")}}

        namespace Application;

        public enum InvoiceState { New, Paid, Shipped, Cancelled }

        public sealed record InvoiceLine(string Article, int Count, decimal Price);

        public sealed record Invoice(Guid Id, string Customer, InvoiceState State, DateTime At, List<InvoiceLine> Lines);

        public interface IInvoiceStore
        {
            Task<IReadOnlyList<Invoice>> FindAsync(string customer, CancellationToken cancellation);
            Task SaveAsync(Invoice invoice, CancellationToken cancellation);
        }

        public sealed class InvoiceService
        {
            private readonly IInvoiceStore _store;
            private readonly HttpClient _http;
            private readonly Dictionary<string, decimal> _discounts = new(StringComparer.OrdinalIgnoreCase);

            public InvoiceService(IInvoiceStore store, HttpClient http)
            {
                _store = store ?? throw new ArgumentNullException(nameof(store));
                _http = http;
            }

            public int Retries { get; set; } = 3;

            public async Task<decimal> TotalAsync(string customer, CancellationToken cancellation)
            {
                var invoices = await _store.FindAsync(customer.Trim(), cancellation).ConfigureAwait(false);
                var total = invoices
                    .Where(invoice => invoice.State != InvoiceState.Cancelled)
                    .SelectMany(invoice => invoice.Lines)
                    .Sum(line => line.Count * line.Price);
                return _discounts.TryGetValue(customer, out var discount) ? Math.Max(0, total - discount) : total;
            }

            public async Task<string> ReportAsync(string customer, TextWriter log, CancellationToken cancellation)
            {
                var text = new StringBuilder();
                foreach (var group in (await _store.FindAsync(customer, cancellation)).GroupBy(invoice => invoice.At.Year).OrderBy(group => group.Key))
                {
                    text.Append(group.Key).Append(": ").AppendLine(group.Count().ToString());
                    foreach (var invoice in group)
                    {
                        text.AppendLine($"  {invoice.Id} {invoice.State} {invoice.Lines.Count}");
                        log.WriteLine("listed {0}", invoice.Id);
                    }
                }

                return text.ToString();
            }

            public async Task<bool> NotifyAsync(Invoice invoice, Uri address, CancellationToken cancellation)
            {
                for (var attempt = 0; attempt < Retries; attempt++)
                {
                    try
                    {
                        using var content = new StringContent($"{invoice.Customer}: {Describe(invoice)}", Encoding.UTF8);
                        using var response = await _http.PutAsync(address, content, cancellation);
                        if (response.IsSuccessStatusCode)
                        {
                            return true;
                        }

                        await Task.Delay(TimeSpan.FromMilliseconds(100 * (attempt + 1)), cancellation);
                    }
                    catch (HttpRequestException exception) when (attempt + 1 < Retries)
                    {
                        Console.Error.WriteLine(exception.Message);
                    }
                }

                return false;
            }

            public IEnumerable<Invoice> Import(string path)
            {
                foreach (var line in File.ReadLines(path).Skip(1))
                {
                    var parts = line.Split(';', StringSplitOptions.TrimEntries);
                    if (parts.Length < 4 || !Guid.TryParse(parts[0], out var id))
                    {
                        continue;
                    }

                    var state = Enum.TryParse<InvoiceState>(parts[2], ignoreCase: true, out var parsed) ? parsed : InvoiceState.New;
                    yield return new Invoice(id, parts[1], state, DateTime.UtcNow, new List<InvoiceLine> { new(parts[3], 1, 0m) });
                }
            }

            private static string Describe(Invoice invoice) => invoice switch
            {
                { State: InvoiceState.Shipped } => "on its way",
                { State: InvoiceState.Paid, Lines.Count: > 10 } => string.Join(", ", invoice.Lines.Take(10).Select(line => line.Article)),
                { State: InvoiceState.Cancelled } => "cancelled".ToUpperInvariant(),
                _ => invoice.Lines.FirstOrDefault()?.Article ?? "empty",
            };
        }
        {{(calls == ModelCalls.None ? "" : string.Concat(Enumerable.Range(0, assistants).Select(i => Assistant(i, calls == ModelCalls.Image))))}}
        """;

    private static string Assistant(int number, bool sendsImage) => $$"""

        public sealed class InvoiceAssistant{{number}}
        {
            private readonly ChatClient _chat;
            private readonly string _instructions;

            public InvoiceAssistant{{number}}(ChatClient chat, string instructions)
            {
                _chat = chat;
                _instructions = instructions;
            }

            public async Task<string> AnswerAsync(Invoice invoice, string question, string picture, CancellationToken cancellation)
            {
                var messages = new List<ChatMessage> { new SystemChatMessage(_instructions) };
                foreach (var line in invoice.Lines)
                {
                    messages.Add(new UserChatMessage($"{line.Article}: {line.Count}"));
                }

                if (!string.IsNullOrWhiteSpace(question))
                {
                    {{(sendsImage
                        ? "messages.Add(new UserChatMessage(ChatMessageContentPart.CreateTextPart(question), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(File.ReadAllBytes(picture)), \"image/jpeg\")));"
                        : "messages.Add(new UserChatMessage(question + picture));")}}
                }

                ChatCompletion completion = await _chat.CompleteChatAsync(messages, new ChatCompletionOptions { Temperature = 0.2f }, cancellation);
                return completion.Content.Count > 0 ? completion.Content[0].Text : "";
            }
        }
        """;
}
