// Compiled against: NoPackages

namespace Google.GenAI;

public class Client { public Client(bool? vertexAI = null, string apiKey = null) { } }
