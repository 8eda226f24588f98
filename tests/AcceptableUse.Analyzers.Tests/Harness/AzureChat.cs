namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>A class with a chat client of Azure OpenAI.</summary>
internal static class AzureChat
{
    /// <summary>A project of that class alone, with members that can use the client by the name <c>Chat</c>.</summary>
    public static Project With(string members) => new Project().Add("A.cs", $$"""
        using Azure.AI.OpenAI;
        using OpenAI.Chat;

        class A
        {
            static readonly ChatClient Chat = new AzureOpenAIClient(
                new Uri("https://res.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt-4o");

            {{members}}
        }
        """);
}
