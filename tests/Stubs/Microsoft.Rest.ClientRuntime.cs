// Compiled against: NoPackages

namespace Microsoft.Rest;

public abstract class ServiceClientCredentials { }
public class HttpOperationResponse<T> { public T Body { get; set; } }
