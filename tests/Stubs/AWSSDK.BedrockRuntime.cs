// Compiled against: NoPackages

namespace Amazon.BedrockRuntime;

public interface IAmazonBedrockRuntime { }
public class AmazonBedrockRuntimeClient : IAmazonBedrockRuntime { }
