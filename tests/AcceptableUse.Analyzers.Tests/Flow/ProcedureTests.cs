using AcceptableUse.Analyzers.Tests.Harness;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>
/// Calls that return nothing and are given nothing that they could fill: their code is not followed from the caller, and what
/// they assign is found all the same.
/// </summary>
public sealed class ProcedureTests
{
    [Fact]
    public void Procedures_that_lead_through_a_project_cost_one_step()
    {
        var shallow = StepsOf("void Refresh() { }");
        var deep = StepsOf(string.Join("\n", Enumerable.Range(0, 200).Select(i => $"void Refresh{i}() {{ _status = \"s{i}\"; Refresh{i + 1}(); }}")) + "void Refresh200() { } void Refresh() => Refresh0();");

        Assert.InRange(deep, shallow - 20, shallow + 20);
    }

    [Fact]
    public Task Client_that_a_procedure_assigns_is_found() => Finds("""
        ChatClient _chat;

        void Connect() => _chat = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

        void Run(byte[] jpeg)
        {
            _chat = null;
            Connect();
            _chat.[|CompleteChat|](new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        }
        """);

    [Fact]
    public Task Picture_that_a_procedure_adds_to_a_list_is_found() => Finds(Client + """
        List<ChatMessageContentPart> _parts;
        readonly byte[] _jpeg = System.IO.File.ReadAllBytes("a.jpg");

        void Fill() => _parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(_jpeg), "image/jpeg"));

        void Run()
        {
            _parts = new List<ChatMessageContentPart>();
            Fill();
            Chat.[|CompleteChat|](new UserChatMessage(_parts));
        }
        """);

    [Fact]
    public Task Picture_that_a_procedure_puts_into_an_object_of_a_field_is_found() => Finds(Client + """
        sealed class Request { public UserChatMessage Message { get; set; } }

        Request _request;
        readonly byte[] _jpeg = System.IO.File.ReadAllBytes("a.jpg");

        void Prepare() => _request.Message = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(_jpeg), "image/jpeg"));

        void Run()
        {
            var request = new Request { Message = new UserChatMessage("Hello") };
            _request = request;
            Prepare();
            Chat.[|CompleteChat|](request.Message);
        }
        """);

    [Fact]
    public Task Picture_that_a_procedure_puts_into_its_argument_is_found() => Finds(Client + """
        sealed class Request { public UserChatMessage Message { get; set; } }

        static void Prepare(Request request, byte[] jpeg) =>
            request.Message = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg"));

        void Run(Request request, byte[] jpeg)
        {
            request.Message = new UserChatMessage("Hello");
            Prepare(request, jpeg);
            Chat.[|CompleteChat|](request.Message);
        }
        """);

    [Fact]
    public Task Picture_that_an_awaited_procedure_assigns_is_found() => Finds(Client + """
        UserChatMessage _message;

        async Task LoadAsync(string path)
        {
            var jpeg = await System.IO.File.ReadAllBytesAsync(path);
            _message = new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg"));
        }

        async Task RunAsync()
        {
            _message = new UserChatMessage("Hello");
            await LoadAsync("a.jpg");
            await Chat.[|CompleteChatAsync|](_message);
        }
        """);

    [Fact]
    public Task What_a_member_held_before_procedures_ran_stays_known() => FindsNothing("""
        ChatClient _chat;
        string _status;

        void Show(string status) => _status = status;

        void Run(byte[] jpeg)
        {
            _chat = new OpenAI.OpenAIClient("k").GetChatClient("gpt-4o");
            Show("Sending");
            _chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        }
        """);

    [Fact]
    public Task Text_that_a_procedure_assigns_is_no_picture() => FindsNothing(Client + """
        UserChatMessage _message;

        void Ask(string question) => _message = new UserChatMessage(question);

        void Run()
        {
            Ask("What is the weather?");
            Chat.CompleteChat(_message);
        }
        """);

    private const string Client = """
        static readonly ChatClient Chat = new AzureOpenAIClient(new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

        """;

    private static async Task Finds(string members) => await new Project().Add("A.cs", InClass(members)).Expect("AUP1001");

    private static async Task FindsNothing(string members) => await new Project().Add("A.cs", InClass(members)).ExpectSilence();

    private static string InClass(string members) => $$"""
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        class A
        {
            {{members}}
        }
        """;

    private static long StepsOf(string members) => FlowWork.Of(new Project().Compile([("A.cs", InClass(Client + members + """

        string _status;

        void Run(byte[] jpeg)
        {
            Refresh();
            Chat.CompleteChat(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(jpeg), "image/jpeg")));
        }
        """))])).Steps;
}
