// Compiled against: ExtensionsAI
using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;

namespace Azure.AI.Projects.OpenAI;

public class ProjectOpenAIClientOptions { }
public class ProjectOpenAIClient : OpenAIClient { public ProjectOpenAIClient(AuthenticationPolicy authenticationPolicy, ProjectOpenAIClientOptions options) { } }
