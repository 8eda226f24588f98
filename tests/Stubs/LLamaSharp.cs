// Compiled against: ExtensionsAIWithoutAzure
using Microsoft.Extensions.AI;

namespace LLama.Abstractions;

public interface ILLamaExecutor { }
public static class LLamaExecutorExtensions { public static IChatClient AsChatClient(this ILLamaExecutor executor) => throw null; }
