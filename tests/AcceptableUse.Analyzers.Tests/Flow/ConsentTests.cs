using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using Project = AcceptableUse.Analyzers.Tests.Harness.Project;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>A call counts as consented if a check of consent has succeeded on every way to it, and only then.</summary>
public sealed class ConsentTests
{
    private const string Checks = """
        using System.Diagnostics.CodeAnalysis;
        using AcceptableUse;

        public record Form(int Id, bool IsOpen);
        public record struct Stamp(int Id);

        public interface IConsents
        {
            [VerifiesConsent] Task<bool> HasAsync(int person, CancellationToken token = default);
            [VerifiesConsent] ValueTask<Form?> FindAsync(int person);
            [VerifiesConsent] Task EnsureAsync(int person);
        }

        public class Person
        {
            public int Id { get; set; }
            [VerifiesConsent] public bool HasConsented { get; set; }
        }

        public class Consents : IConsents
        {
            [VerifiesConsent] public bool Has(int person) => true;
            [VerifiesConsent] public bool? Ask(int person) => null;
            [VerifiesConsent] public Form? Find(int person) => null;
            [VerifiesConsent] public Stamp? Stamp(int person) => null;
            [VerifiesConsent] public void Ensure(int person) { }

            [VerifiesConsent]
            public bool TryFind(int person, out Form? form)
            {
                form = null;
                return false;
            }

            public Task<bool> HasAsync(int person, CancellationToken token) => Task.FromResult(true);
            public ValueTask<Form?> FindAsync(int person) => default;
            public Task EnsureAsync(int person) => Task.CompletedTask;
            public bool Other(int person) => true;
            public Form? OtherForm(int person) => null;
        }

        public static class Policy
        {
            public static bool MayFilm(this Consents consents, Form form) => consents.Has(form.Id) && form.IsOpen;
            public static bool MayFilmOrIsOpen(this Consents consents, Form form) => consents.Has(form.Id) || form.IsOpen;

            public static bool MayNotFilm(this Consents consents, int person)
            {
                if (consents.Has(person)) { return false; }
                return true;
            }

            public static async Task<bool> MayFilmAsync(this IConsents consents, int person)
            {
                var form = await consents.FindAsync(person);
                return form is { IsOpen: true };
            }

            public static Task<bool> MayFilmLater(this IConsents consents, int person) => consents.HasAsync(person);

            public static void Demand(this Consents consents, int person)
            {
                if (!consents.Has(person)) { throw new InvalidOperationException(); }
            }

            public static async Task DemandAsync(this IConsents consents, int person)
            {
                if (!await consents.HasAsync(person)) { Fail(); }
            }

            public static async void DemandAndForget(this IConsents consents, int person)
            {
                if (!await consents.HasAsync(person)) { Fail(); }
            }

            public static int Demanded(this Consents consents, int person)
            {
                consents.Ensure(person);
                return person;
            }

            public static void Warn(this Consents consents, int person)
            {
                if (!consents.Has(person)) { Console.WriteLine("no consent"); }
            }

            public static IEnumerable<int> Numbers(this Consents consents, int person)
            {
                consents.Ensure(person);
                yield return 1;
            }

            [DoesNotReturn] private static void Fail() => throw new InvalidOperationException();
        }
        """;

    private const string Head = """
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public partial class Kiosk
        {
            private static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            private readonly ChatMessage image = new UserChatMessage(
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(File.ReadAllBytes("face.jpg")), "image/jpeg"));

            private bool _field;
            private void Use(ref bool value) { }
            private static void Log(object value) { }

            public async Task<object?> Run(
                Consents consents, IConsents any, Person person, List<Person> people, int id, bool flag, Form form)
            {

        """;

    private const string Tail = """

                await Task.Yield();
                return null;
            }
        }
        """;

    private static readonly string[] ConsentedBodies =
    [
        // Branches.
        "if (await any.HasAsync(id)) { Chat.CompleteChat(image); }",
        "if (await any.HasAsync(id).ConfigureAwait(false)) { await Chat.CompleteChatAsync(image); }",
        "if (!consents.Has(id)) { return null; } Chat.CompleteChat(image);",
        "if (!consents.Has(id)) { throw new InvalidOperationException(); } Chat.CompleteChat(image);",
        "if (consents.Has(id) && flag) { Chat.CompleteChat(image); }",
        "if (flag && consents.Has(id)) { Chat.CompleteChat(image); }",
        "if (flag & consents.Has(id)) { Chat.CompleteChat(image); }",
        "if (!flag || !consents.Has(id)) { return null; } Chat.CompleteChat(image);",
        "if (consents.Has(id) || await any.HasAsync(id)) { Chat.CompleteChat(image); }",
        """
        if (flag)
        {
            if (!consents.Has(id)) { return null; }
        }
        else
        {
            consents.Ensure(id);
        }

        Chat.CompleteChat(image);
        """,
        "return consents.Has(id) ? Chat.CompleteChat(image) : null;",
        "return !consents.Has(id) ? null : Chat.CompleteChat(image);",
        "return consents.Has(id) switch { true => Chat.CompleteChat(image), false => null };",
        "switch (consents.Has(id)) { case true: Chat.CompleteChat(image); break; }",
        "if (consents.Has(id) is true) { Chat.CompleteChat(image); }",
        "if (consents.Has(id) == true) { Chat.CompleteChat(image); }",
        "if (false == consents.Has(id)) { return null; } Chat.CompleteChat(image);",
        "if (consents.Has(id) is not true) { return null; } Chat.CompleteChat(image);",
        "if (consents.Has(id) is false) { return null; } Chat.CompleteChat(image);",
        "if (person.HasConsented) { Chat.CompleteChat(image); }",
        "if (person is { HasConsented: true, Id: > 0 }) { Chat.CompleteChat(image); }",
        "if (person is not { HasConsented: true }) { return null; } Chat.CompleteChat(image);",

        // Nullable truth values.
        "if (consents.Ask(id) == true) { Chat.CompleteChat(image); }",
        "if (consents.Ask(id) ?? false) { Chat.CompleteChat(image); }",
        "if (consents.Ask(id) is true) { Chat.CompleteChat(image); }",
        "if (consents.Ask(id).GetValueOrDefault()) { Chat.CompleteChat(image); }",
        "Consents? maybe = flag ? consents : null; if (maybe?.Has(id) == true) { Chat.CompleteChat(image); }",
        """
        Consents? maybe = flag ? consents : null;
        if (maybe?.Has(id) ?? false) { Chat.CompleteChat(image); }
        """,

        // Results that can be null.
        "if (consents.Find(id) is { } found) { Log(found); Chat.CompleteChat(image); }",
        "if (consents.Find(id) is Form found && found.IsOpen) { Chat.CompleteChat(image); }",
        "if (consents.Find(id) is { IsOpen: true }) { Chat.CompleteChat(image); }",
        "var found = consents.Find(id); if (found is null) { return null; } Chat.CompleteChat(image);",
        "var found = await any.FindAsync(id); if (found != null) { Chat.CompleteChat(image); }",
        """
        var found = consents.Find(id) ?? throw new InvalidOperationException();
        Log(found);
        Chat.CompleteChat(image);
        """,
        "if (consents.Stamp(id).HasValue) { Chat.CompleteChat(image); }",
        "var answer = consents.Ask(id); if (answer.HasValue && answer.Value) { Chat.CompleteChat(image); }",
        "if (consents.Find(id) is not Form) { return null; } Chat.CompleteChat(image);",
        """
        if (consents.Find(id) is not Form { IsOpen: true } found) { return null; }
        Log(found);
        Chat.CompleteChat(image);
        """,
        "if (consents.TryFind(id, out var found)) { Chat.CompleteChat(image); Log(found!); }",

        // Checks that throw.
        "consents.Ensure(id); Chat.CompleteChat(image);",
        "await any.EnsureAsync(id); Chat.CompleteChat(image);",
        "any.EnsureAsync(id).Wait(); Chat.CompleteChat(image);",
        "var check = any.EnsureAsync(id); await check.ConfigureAwait(false); Chat.CompleteChat(image);",
        "if (any.HasAsync(id).GetAwaiter().GetResult()) { Chat.CompleteChat(image); }",
        "if (any.HasAsync(id).Result) { Chat.CompleteChat(image); }",
        """
        try
        {
            consents.Ensure(id);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        Chat.CompleteChat(image);
        """,
        "try { consents.Ensure(id); Chat.CompleteChat(image); } catch (InvalidOperationException) { }",

        "if (!consents.Has(id)) { Environment.FailFast(null); } Chat.CompleteChat(image);",

        // Tasks on the way.
        "if (await any.FindAsync(id).AsTask() is { } found) { Log(found); Chat.CompleteChat(image); }",
        "if (await any.HasAsync(id).WaitAsync(TimeSpan.FromSeconds(9))) { Chat.CompleteChat(image); }",
        "if (await Task.FromResult(consents.Has(id))) { Chat.CompleteChat(image); }",

        // Wherever in an expression they stand.
        "Log(people[consents.Demanded(id)]); Chat.CompleteChat(image);",
        "people[consents.Demanded(id)].Id = 3; Chat.CompleteChat(image);",
        "people[consents.Demanded(id)].Id += 3; Chat.CompleteChat(image);",
        "Log(new List<int>(consents.Demanded(id))); Chat.CompleteChat(image);",
        "Log(new Person { Id = consents.Demanded(id) }); Chat.CompleteChat(image);",
        "(id, flag) = (consents.Demanded(id), true); Chat.CompleteChat(image);",
        "(people[consents.Demanded(id)].Id, flag) = (3, true); Chat.CompleteChat(image);",
        "Func<string?> name = people[consents.Demanded(id)].ToString; Log(name); Chat.CompleteChat(image);",
        """
        IEnumerable<int> Numbers()
        {
            yield return consents.Demanded(id);
            Chat.CompleteChat(image);
        }

        Log(Numbers());
        """,

        // Variables.
        "var ok = await any.HasAsync(id); if (ok) { Chat.CompleteChat(image); }",
        "bool ok; ok = consents.Has(id); if (!ok) { return null; } Chat.CompleteChat(image);",
        "var ok = flag ? consents.Has(id) : false; if (ok) { Chat.CompleteChat(image); }",
        "var ok = flag && consents.Has(id); var both = ok && id > 3; if (both) { Chat.CompleteChat(image); }",
        "var ok = false; if (consents.Has(id)) { ok = true; } if (ok) { Chat.CompleteChat(image); }",
        "var ok = consents.Has(id); ok &= flag; if (ok) { Chat.CompleteChat(image); }",
        "var denied = !consents.Has(id); if (denied) { return null; } Chat.CompleteChat(image);",
        """
        bool ok;
        try
        {
            ok = consents.Has(id);
        }
        catch (IOException)
        {
            ok = false;
        }

        if (ok) { Chat.CompleteChat(image); }
        """,
        """
        bool ok;
        using (new MemoryStream()) { ok = consents.Has(id); }
        if (ok) { Chat.CompleteChat(image); }
        """,
        "bool ok; try { ok = consents.Has(id); } finally { Log(id); } if (ok) { Chat.CompleteChat(image); }",

        // Loops.
        "if (consents.Has(id)) { foreach (var one in people) { Chat.CompleteChat(image); } }",
        "foreach (var one in people) { if (!consents.Has(one.Id)) { continue; } Chat.CompleteChat(image); }",
        "for (var i = 0; i < 9; i++) { if (!await any.HasAsync(i)) { break; } Chat.CompleteChat(image); }",
        "while (await any.HasAsync(id)) { Chat.CompleteChat(image); }",
        "while (!await any.HasAsync(id)) { await Task.Delay(9); } Chat.CompleteChat(image);",
        """
        using var stream = new MemoryStream();
        if (!consents.Has(id)) { return null; }
        Chat.CompleteChat(image);
        """,
        """
        foreach (var one in people.Where(p => consents.Has(p.Id)).OrderBy(p => p.Id))
        {
            Chat.CompleteChat(image);
        }
        """,
        "foreach (var one in people.Where(p => p.HasConsented).ToList()) { Chat.CompleteChat(image); }",
        "foreach (var number in people.Select(p => p.Id).Where(consents.Has)) { Chat.CompleteChat(image); }",
        "if (people.All(p => consents.Has(p.Id))) { Chat.CompleteChat(image); }",
        "if (!people.TrueForAll(p => p.HasConsented)) { return null; } Chat.CompleteChat(image);",
        """
        var first = people.FirstOrDefault(p => p.HasConsented);
        if (first is null) { return null; }
        Chat.CompleteChat(image);
        """,
        "if (people.LastOrDefault(p => p.HasConsented) is { } last) { Log(last); Chat.CompleteChat(image); }",
        """
        if (people.Where(p => p.HasConsented).SingleOrDefault() is { } only)
        {
            Log(only);
            Chat.CompleteChat(image);
        }
        """,
        """
        if (people.Where(p => p.HasConsented).FirstOrDefault(p => p.Id > 3) is { } first)
        {
            Log(first);
            Chat.CompleteChat(image);
        }
        """,
        "Log(people.First(p => p.HasConsented)); Chat.CompleteChat(image);",
        "Log(people.Last(p => p.HasConsented)); Chat.CompleteChat(image);",
        "Log(people.Where(p => p.HasConsented).Single()); Chat.CompleteChat(image);",
        "Log(people.Where(p => p.HasConsented).First(p => p.Id > 3)); Chat.CompleteChat(image);",
        """
        foreach (var one in people.Where(p => p.HasConsented).Where(p => p.Id > 3))
        {
            Chat.CompleteChat(image);
        }
        """,
        """
        foreach (Person one in (System.Collections.IEnumerable)people.Where(p => p.HasConsented))
        {
            Chat.CompleteChat(image);
        }
        """,
        """
        var some = people.Where(p => p.HasConsented);
        foreach (var one in some) { Chat.CompleteChat(image); }
        """,
        """
        var sorted = people.Where(p => p.HasConsented).OrderBy(p => p.Id);
        foreach (var one in sorted) { Chat.CompleteChat(image); }
        """,

        // Functions that stand under a check.
        "if (consents.Has(id)) { people.ForEach(p => Chat.CompleteChat(image)); }",
        "var ok = consents.Has(id); people.ForEach(p => { if (ok) { Chat.CompleteChat(image); } });",
        "people.ForEach(p => { if (consents.Has(p.Id)) { Chat.CompleteChat(image); } });",
        "consents.Ensure(id); await Task.Run(async () => await Chat.CompleteChatAsync(image));",
        """
        void Send() => Chat.CompleteChat(image);
        if (consents.Has(id)) { Send(); }
        if (!consents.Has(id)) { return null; }
        Send();
        """,
        "if (consents.Has(id)) { Action send = Send; send(); } void Send() => Chat.CompleteChat(image);",
        "bool May(int one) => consents.Has(one) && flag; if (May(id)) { Chat.CompleteChat(image); }",

        // Predicates and checks of one's own.
        "if (consents.MayFilm(form)) { Chat.CompleteChat(image); }",
        "if (!consents.MayNotFilm(id)) { Chat.CompleteChat(image); }",
        "if (await any.MayFilmAsync(id)) { Chat.CompleteChat(image); }",
        "if (await any.MayFilmLater(id)) { Chat.CompleteChat(image); }",
        "consents.Demand(id); Chat.CompleteChat(image);",
        "await any.DemandAsync(id); Chat.CompleteChat(image);",
    ];

    private static readonly string[] UnconsentedBodies =
    [
        // The wrong way round.
        "if (consents.Has(id)) { return null; } Chat.[|CompleteChat|](image);",
        "if (!consents.Has(id)) { Chat.[|CompleteChat|](image); }",
        "if (consents.Has(id) is not true) { Chat.[|CompleteChat|](image); }",
        "return consents.Has(id) ? null : Chat.[|CompleteChat|](image);",
        "if (consents.Find(id) is null) { Chat.[|CompleteChat|](image); }",
        "if (consents.Ask(id) != true) { Chat.[|CompleteChat|](image); }",
        "if (consents.Ask(id) != false) { Chat.[|CompleteChat|](image); }",
        "if (consents.Ask(id) ?? true) { Chat.[|CompleteChat|](image); }",
        """
        Consents? maybe = flag ? consents : null;
        if (maybe?.Has(id) != false) { Chat.[|CompleteChat|](image); }
        """,

        // Not tested, or tested for something else.
        "consents.Has(id); Chat.[|CompleteChat|](image);",
        "var ok = consents.Has(id); Log(ok); Chat.[|CompleteChat|](image);",
        "var found = consents.Find(id); Log(found!); Chat.[|CompleteChat|](image);",
        "var check = any.HasAsync(id); if (check != null) { Chat.[|CompleteChat|](image); }",
        "var check = any.FindAsync(id).AsTask(); if (check is { }) { Chat.[|CompleteChat|](image); }",
        "if (any.HasAsync(id).IsCompleted) { Chat.[|CompleteChat|](image); }",
        "_ = any.EnsureAsync(id); Chat.[|CompleteChat|](image);",
        "if (consents.Other(id)) { Chat.[|CompleteChat|](image); }",
        "if (consents.OtherForm(id) is { IsOpen: true }) { Chat.[|CompleteChat|](image); }",
        "if (consents.Ask(id).HasValue) { Chat.[|CompleteChat|](image); }",
        "if (consents.Ask(id).GetValueOrDefault(true)) { Chat.[|CompleteChat|](image); }",
        "if (consents.Find(id) is var found) { Log(found!); Chat.[|CompleteChat|](image); }",
        "any.EnsureAsync(id).Wait(9); Chat.[|CompleteChat|](image);",
        """
        var check = Task.FromResult(consents.Has(id));
        if (check.IsCompleted) { Chat.[|CompleteChat|](image); }
        """,

        // On some ways only.
        "if (consents.Has(id) || flag) { Chat.[|CompleteChat|](image); }",
        "if (consents.Has(id) | flag) { Chat.[|CompleteChat|](image); }",
        "if (!(consents.Has(id) && flag)) { Chat.[|CompleteChat|](image); }",
        "if (flag) { consents.Ensure(id); } Chat.[|CompleteChat|](image);",
        "if (consents.Has(id)) { Log(id); } Chat.[|CompleteChat|](image);",
        "Chat.[|CompleteChat|](image); consents.Ensure(id);",
        "if (consents.Has(id)) { Chat.CompleteChat(image); } else { Chat.[|CompleteChat|](image); }",
        "return consents.Has(id) switch { _ => Chat.[|CompleteChat|](image) };",
        """
        switch (consents.Has(id))
        {
            case true:
                Log(id);
                goto default;
            default:
                Chat.[|CompleteChat|](image);
                break;
        }
        """,
        "try { consents.Ensure(id); } catch (InvalidOperationException) { } Chat.[|CompleteChat|](image);",
        "try { consents.Ensure(id); } finally { Chat.[|CompleteChat|](image); }",
        """
        try
        {
            consents.Ensure(id);
        }
        catch (Exception e) when (e.Message == "")
        {
            Chat.[|CompleteChat|](image);
        }
        """,
        "foreach (var one in people) { consents.Ensure(one.Id); } Chat.[|CompleteChat|](image);",
        "do { Chat.[|CompleteChat|](image); } while (consents.Has(id));",
        "if (people.Any(p => consents.Has(p.Id))) { Chat.[|CompleteChat|](image); }",
        """
        foreach (var one in people.Where(p => p.HasConsented).Concat(people))
        {
            Chat.[|CompleteChat|](image);
        }
        """,
        "foreach (var one in people.Where(p => p.HasConsented || flag)) { Chat.[|CompleteChat|](image); }",
        """
        var some = people.Where(p => p.HasConsented).ToList();
        some.Add(person);
        foreach (var one in some) { Chat.[|CompleteChat|](image); }
        """,
        """
        var first = people.Where(p => p.HasConsented).FirstOrDefault(person);
        if (first is null) { return null; }
        Chat.[|CompleteChat|](image);
        """,
        "foreach (var one in people.Where(p => !p.HasConsented)) { Chat.[|CompleteChat|](image); }",
        """
        foreach (var number in people.Select(p => p.Id).Where(consents.Other))
        {
            Chat.[|CompleteChat|](image);
        }
        """,
        """
        foreach (var one in people.Where(p => p.HasConsented).Append(person))
        {
            Chat.[|CompleteChat|](image);
        }
        """,
        "Log(people.First(p => p.Id > 3)); Chat.[|CompleteChat|](image);",
        "Log(people.Where(p => p.HasConsented).Count()); Chat.[|CompleteChat|](image);",

        // Variables that say something else by now.
        "var ok = consents.Has(id); ok = true; if (ok) { Chat.[|CompleteChat|](image); }",
        "var ok = flag ? consents.Has(id) : true; if (ok) { Chat.[|CompleteChat|](image); }",
        "var ok = true; if (flag) { ok = consents.Has(id); } if (ok) { Chat.[|CompleteChat|](image); }",
        "var ok = consents.Has(id); ok |= flag; if (ok) { Chat.[|CompleteChat|](image); }",
        "var ok = consents.Has(id); Use(ref ok); if (ok) { Chat.[|CompleteChat|](image); }",
        "var ok = consents.Has(id); (ok, id) = (flag, 3); if (ok) { Chat.[|CompleteChat|](image); }",
        """
        var ok = consents.Has(id);
        people.ForEach(p => ok = true);
        if (ok) { Chat.[|CompleteChat|](image); }
        """,
        """
        var ok = consents.Has(id);
        void Set() { (ok, id) = (true, 3); }
        Set();
        if (ok) { Chat.[|CompleteChat|](image); }
        """,
#if ROSLYN_5_0_OR_GREATER
        "var ok = consents.Has(id); ref var alias = ref ok; alias = true; if (ok) { Chat.[|CompleteChat|](image); }",
#endif
        """
        var ok = consents.Has(id);
        try
        {
            ok = flag;
            Log(id);
        }
        catch (IOException)
        {
            if (ok) { Chat.[|CompleteChat|](image); }
        }
        """,
        """
        var ok = consents.Has(id);
        try
        {
            Log(id);
        }
        finally
        {
            ok = true;
        }

        if (ok) { Chat.[|CompleteChat|](image); }
        """,
        "var found = consents.Find(id); found ??= form; if (found != null) { Chat.[|CompleteChat|](image); }",
        """
        var found = consents.Find(id);
        found = flag ? found : form;
        if (found != null) { Chat.[|CompleteChat|](image); }
        """,
        "_field = consents.Has(id); await Task.Yield(); if (_field) { Chat.[|CompleteChat|](image); }",

        // Functions that may run without.
        "Action send = () => Chat.[|CompleteChat|](image); if (consents.Has(id)) { send(); } send();",
        "void Send() => Chat.[|CompleteChat|](image); if (consents.Has(id)) { Send(); } Send();",
        "void Send() => Chat.[|CompleteChat|](image); Action send = Send; if (consents.Has(id)) { send(); }",
        "void Again(int left) { if (left > 0) { Again(left - 1); } Chat.[|CompleteChat|](image); } Again(3);",
        """
        var ok = consents.Has(id);
        Action send = () =>
        {
            if (ok) { Chat.[|CompleteChat|](image); }
        };
        ok = true;
        send();
        """,
        """
        Action send = () =>
        {
            if (flag) { Chat.[|CompleteChat|](image); }
        };
        send();
        flag = consents.Has(id);
        """,
        """
        if (form is { } found)
        {
            Action send = () =>
            {
                if (found != null) { Chat.[|CompleteChat|](image); }
            };
            send();
            found = consents.Find(id)!;
        }
        """,
        "Func<int, bool> may = consents.Other; if (may(id)) { Chat.[|CompleteChat|](image); }",

        // Predicates that say less than they seem.
        "if (consents.MayFilmOrIsOpen(form)) { Chat.[|CompleteChat|](image); }",
        "if (consents.MayNotFilm(id)) { Chat.[|CompleteChat|](image); }",
        "if (!consents.MayFilm(form)) { Chat.[|CompleteChat|](image); }",
        "consents.Warn(id); Chat.[|CompleteChat|](image);",
        "consents.Numbers(id); Chat.[|CompleteChat|](image);",
        "any.DemandAndForget(id); Chat.[|CompleteChat|](image);",
        "_ = any.DemandAsync(id); Chat.[|CompleteChat|](image);",
    ];

    public static TheoryData<string> Consented => [.. ConsentedBodies];

    public static TheoryData<string> Unconsented => [.. UnconsentedBodies];

    [Theory]
    [MemberData(nameof(Consented))]
    public Task Consent_check_on_every_path_lifts_the_clause(string body) =>
        Surveillance().Add("Kiosk.cs", Head + body + Tail).ExpectSilence();

    [Theory]
    [MemberData(nameof(Unconsented))]
    public Task Path_without_a_consent_check_is_reported(string body) =>
        Surveillance().Add("Kiosk.cs", Head + body + Tail).Expect("AUP1003");

    /// <summary>Code around a body that changes nothing about it.</summary>
    private static readonly Dictionary<string, Func<string, string>> Wrappings = new()
    {
        ["a loop"] = body => $"for (var round = 0; round < 2; round++) {{ {body} }}",
        ["a branch"] = body => $"if (flag) {{ {body} }} else {{ Log(id); }}",
        ["try and finally"] = body => $"try {{ {body} }} finally {{ Log(id); }}",
        ["try and catch"] = body => $"try {{ {body} }} catch (IOException) {{ throw; }}",
        ["a using"] = body => $"using (new MemoryStream()) {{ {body} }}",
        ["a switch"] = body => $"switch (id) {{ case 0: Log(id); break; default: {{ {body} break; }} }}",
        ["a lambda"] = body => $"Func<Task<object?>> wrapped = async () => {{ {body} await Task.Yield(); return null; }}; await wrapped();",
        ["a local function"] = body => $"async Task<object?> Wrapped() {{ {body} await Task.Yield(); return null; }} await Wrapped();",
    };

    private static IEnumerable<string> Bodies => ConsentedBodies.Concat(UnconsentedBodies);

    public static TheoryData<string> WrappingNames => [.. Wrappings.Keys];

    [Theory]
    [MemberData(nameof(WrappingNames))]
    public async Task Surrounding_code_does_not_change_the_consent_verdict(string wrapping)
    {
        var project = Surveillance();
        foreach (var (body, i) in Bodies.Select((body, i) => (body, i)))
        {
            project.Add(
                $"Kiosk{i}.cs",
                (Head + Wrappings[wrapping](body) + Tail).Replace("class Kiosk", $"class Kiosk{i}", StringComparison.Ordinal));
        }

        await project.Expect("AUP1003");
    }

    [Fact]
    public Task Helper_is_consented_if_all_its_callers_are() => Surveillance()
        .Add("Helper.cs", Helper("""
            private void Send() => Chat.CompleteChat(Image);
            private async Task SendLater(int times) { for (var i = 0; i < times; i++) { await Task.Delay(9); Send(); } }
            public async Task Guarded(int id) { if (await any.HasAsync(id)) { Send(); await SendLater(3); } }
            public async Task GuardedToo(int id) { await any.EnsureAsync(id); await Task.Run(() => Send()); Log(nameof(Send)); }
            internal void Upload() => Chat.CompleteChat(Image);
            """, """
            public class Other(Helper helper, IConsents any)
            {
                public async Task Run()
                {
                    await any.EnsureAsync(1);
                    helper.Upload();
                }
            }
            """))
        .ExpectSilence();

    [Theory]
    [InlineData("""
        private void Send() => Chat.[|CompleteChat|](Image);

        public async Task One(int id)
        {
            await any.EnsureAsync(id);
            Send();
        }

        public void Two() => Send();
        """)]
    [InlineData("""
        public void Send() => Chat.[|CompleteChat|](Image);

        public async Task One(int id)
        {
            await any.EnsureAsync(id);
            Send();
        }
        """)]
    [InlineData("private void Send() => Chat.[|CompleteChat|](Image);")]
    [InlineData("""
        private void Send() => Chat.[|CompleteChat|](Image);

        public async Task One(int id)
        {
            await any.EnsureAsync(id);
            Send();
            Action send = Send;
            send();
        }
        """)]
    [InlineData("""
        private void Send() { Chat.[|CompleteChat|](Image); }
        public event Action? Pressed;

        public async Task One(int id)
        {
            Pressed += Send;
            await any.EnsureAsync(id);
            Send();
        }
        """)]
    [InlineData("""
        private void Send(int n)
        {
            Chat.[|CompleteChat|](Image);
            if (n > 0) { Send(n - 1); }
        }

        public void One(int n) => Send(n);
        """)]
    [InlineData("""
        private void Ping(int n)
        {
            Chat.[|CompleteChat|](Image);
            Pong(n);
        }

        private void Pong(int n)
        {
            if (n > 0) { Ping(n - 1); }
        }
        """)]
    [InlineData("""
        protected virtual void Send() => Chat.[|CompleteChat|](Image);

        public async Task One(int id)
        {
            await any.EnsureAsync(id);
            Send();
        }
        """)]
    public Task Helper_callable_without_a_check_is_reported(string members) =>
        Surveillance().Add("Helper.cs", Helper(members)).Expect("AUP1003");

    [Fact]
    public Task Internal_helper_of_an_assembly_with_friends_is_reported() => Surveillance()
        .Add("Friends.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Contoso.Friend\")]")
        .Add("Helper.cs", Helper("""
            internal void Send() => Chat.[|CompleteChat|](Image);
            private void SendToo() => Chat.CompleteChat(Image);
            public async Task One(int id) { await any.EnsureAsync(id); Send(); SendToo(); }
            """))
        .Expect("AUP1003");

    [Fact]
    public Task Every_implementation_of_a_consent_predicate_must_check() => Surveillance()
        .Add("Helper.cs", Helper("""
            public void One(IGate gate) { if (gate.MayPass(1)) { Chat.CompleteChat(Image); } }
            public void Two(IOpenGate gate) { if (gate.MayPass(1)) { Chat.[|CompleteChat|](Image); } }
            """, """
            public interface IGate { bool MayPass(int id); }
            public class Gate(Consents consents) : IGate { public bool MayPass(int id) => consents.Has(id); }
            public class SlowGate(Consents consents) : IGate { public bool MayPass(int id) { return id > 0 && consents.Has(id); } }
            public interface IOpenGate { bool MayPass(int id); }
            public class ClosedGate(Consents consents) : IOpenGate { public bool MayPass(int id) => consents.Has(id); }
            public class OpenGate : IOpenGate { public bool MayPass(int id) => true; }
            """))
        .Expect("AUP1003");

    /// <summary>What yields no one who was not there before.</summary>
    [Theory]
    [InlineData("AsEnumerable()")]
    [InlineData("AsParallel()")]
    [InlineData("Cast<Person>()")]
    [InlineData("Chunk(9)")]
    [InlineData("Distinct()")]
    [InlineData("DistinctBy(p => p.Id)")]
    [InlineData("OfType<Person>()")]
    [InlineData("Order()")]
    [InlineData("OrderBy(p => p.Id)")]
    [InlineData("OrderByDescending(p => p.Id)")]
    [InlineData("OrderDescending()")]
    [InlineData("OrderBy(p => p.Id).ThenBy(p => p.Id)")]
    [InlineData("OrderBy(p => p.Id).ThenByDescending(p => p.Id)")]
    [InlineData("Reverse()")]
    [InlineData("Select(p => p.Id)")]
    [InlineData("Skip(9)")]
    [InlineData("SkipWhile(p => p.Id > 3)")]
    [InlineData("Take(9)")]
    [InlineData("TakeLast(9)")]
    [InlineData("TakeWhile(p => p.Id > 3)")]
    [InlineData("ToArray()")]
    [InlineData("ToHashSet()")]
    [InlineData("ToList()")]
    public Task Query_that_adds_no_person_keeps_consent(string query) => Surveillance()
        .Add("Kiosk.cs", Head + $"foreach (var one in people.Where(p => p.HasConsented).{query}) {{ Chat.CompleteChat(image); }}" + Tail)
        .ExpectSilence();

    [Theory]
    [InlineData(7, "")]
    [InlineData(8, "AUP1003")]
    public async Task Predicate_with_too_many_implementations_is_reported(int count, string reported)
    {
        var gates = string.Concat(Enumerable.Range(0, count).Select(i => $$"""
            public class Gate{{i}}(Consents consents) : IGate
            {
                public bool MayPass(int id) => consents.Has(id);
            }

            """));
        var diagnostics = await Surveillance()
            .Add(
                "Helper.cs",
                Helper(
                    "public void One(IGate gate) { if (gate.MayPass(1)) { Chat.CompleteChat(Image); } }",
                    "public interface IGate { bool MayPass(int id); }\n" + gates))
            .Analyze();

        Assert.Equal(reported, string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Id)));
    }

    [Fact]
    public Task Consent_predicate_can_be_partial() => Surveillance()
        .Add("Helper.cs", Helper("public void One(Gate gate) { if (gate.MayPass(1)) { Chat.CompleteChat(Image); } }", """
            public partial class Gate { public partial bool MayPass(int id); }
            public partial class Gate(Consents consents) { public partial bool MayPass(int id) => consents.Has(id); }
            """))
        .ExpectSilence();

    [Theory]
    [InlineData("M:Contoso.Registry.Allows; consent", "")]
    [InlineData("M:Contoso.Registry.Allows(Int32); consent", "")]
    [InlineData("M:Contoso.Registry.Denies; consent", "AUP1003")]
    [InlineData("P:Contoso.Registry.Allows; consent", "AUP1003")]
    [InlineData("M:Contoso.Registry.Allows; safe", "AUP1003")]
    public async Task Consent_check_can_be_listed_in_a_file(string line, string reported)
    {
        var diagnostics = await (Project with { AdditionalFiles = [new CatalogFile(line)] })
            .Add("Registry.cs", """
                namespace Contoso
                {
                    public class Registry
                    {
                        public bool Allows(int id) => id > 3;
                        public bool Denies(int id) => id < 3;
                    }
                }
                """)
            .Add("Kiosk.cs", """
                using Azure.AI.OpenAI;
                using OpenAI.Chat;

                public class Kiosk(AzureOpenAIClient client, Contoso.Registry registry)
                {
                    public void Run(byte[] bytes)
                    {
                        if (registry.Allows(3))
                        {
                            client.GetChatClient("m").CompleteChat(
                                new UserChatMessage(
                                    ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")));
                        }
                    }
                }
                """)
            .Analyze();

        Assert.Equal(reported, string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Id)));
    }

    [Theory]
    [InlineData("law-enforcement", "US", "fixed", "AUP1001")]
    [InlineData("law-enforcement", "US", "drone", "AUP1001 AUP1002")]
    [InlineData("law-enforcement", "FR", "fixed", "AUP1004")]
    [InlineData("law-enforcement,real-time-surveillance", "US", "drone", "AUP1001 AUP1002")]
    [InlineData("", "", "", "AUP2001")]
    public async Task Consent_check_lifts_no_other_clause(string deployment, string jurisdiction, string camera, string expected)
    {
        var project = Surveillance() with { Deployment = deployment, Jurisdiction = jurisdiction, Camera = camera };
        var diagnostics = await project.Add("Kiosk.cs", Head + "if (consents.Has(id)) { Chat.CompleteChat(image); }" + Tail).Analyze();

        Assert.Equal(expected, string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Explanation_names_the_clause_and_the_consent_checks()
    {
        var project = Surveillance() with { Explain = "true" };
        var body = """
            if (flag)
            {
                consents.Ensure(id);
            }
            else if (!consents.MayFilm(form)) { return null; }

            Chat.[|CompleteChat|](image);
            """;
        var diagnostics = await project.Add("Kiosk.cs", Head + body + Tail).Expect("AUP3003");

        var explanation = Assert.Single(diagnostics);
        Assert.Equal(DiagnosticSeverity.Hidden, explanation.Severity);
        Assert.Contains(
            "AUP1003 is not reported, because a consent check has succeeded",
            explanation.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Equal("AUP1003", explanation.Properties["rule"]);
        Assert.Equal("ms-coc-surveillance-without-consent", explanation.Properties["clause"]);
        Assert.Equal(
            ["Checks.cs Has", "Kiosk.cs Ensure", "Kiosk.cs MayFilm"],
            explanation.AdditionalLocations.Select(
                location => $"{location.SourceTree!.FilePath} {location.SourceTree.GetText().ToString(location.SourceSpan)}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("false")]
    [InlineData("yes")]
    public Task Explanation_appears_only_on_request(string explain) => (Surveillance() with { Explain = explain }).Add(
        "Kiosk.cs", Head + "if (consents.Has(id)) { Chat.CompleteChat(image); }" + Tail).ExpectSilence();

    [Fact]
    public async Task Reported_call_is_not_explained()
    {
        var project = Surveillance() with { Explain = "true" };
        var diagnostics = await project.Add(
            "Kiosk.cs", Head + "if (flag || consents.Has(id)) { Chat.CompleteChat(image); }" + Tail).Analyze();

        Assert.Equal("AUP1003", Assert.Single(diagnostics).Id);
    }

    /// <summary>Every body as a source of its own that needs no other file.</summary>
    public static IEnumerable<string> Sources()
    {
        const string Usings = """
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using System.Diagnostics.CodeAnalysis;
            using AcceptableUse;
            using Azure.AI.OpenAI;
            using OpenAI.Chat;

            """;
        const string Attribute = "namespace AcceptableUse { class VerifiesConsentAttribute : Attribute { } }\n";
        foreach (var body in Bodies)
        {
            yield return Usings + WithoutUsings(Checks) + WithoutUsings(Head) + body.Replace(
                "[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + Tail + Attribute;
        }

        static string WithoutUsings(string source) =>
            string.Join('\n', source.Split('\n').Where(line => !line.StartsWith("using ", StringComparison.Ordinal)));
    }

    private static string Helper(string members, string types = "") => $$"""
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        public class Helper(IConsents any)
        {
            private static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            private ChatMessage Image => new UserChatMessage(
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(File.ReadAllBytes("face.jpg")), "image/jpeg"));

            private static void Log(object value) { }
            public IConsents Any => any;
            {{members}}
        }

        {{types}}
        """;

    private static Project Project => new() { Deployment = "real-time-surveillance" };

    private static Project Surveillance() => Project.Add(AnnotationSource.FileName, AnnotationSource.Text).Add("Checks.cs", Checks);
}
