// Compiled against: NoPackages
// The real package carries a browser driver of a gigabyte.
using System.Threading.Tasks;

namespace Microsoft.Playwright;

public interface IPage { Task<byte[]> ScreenshotAsync(object options = null); }
public interface ILocator { Task<byte[]> ScreenshotAsync(object options = null); }
public interface IElementHandle { Task<byte[]> ScreenshotAsync(object options = null); }
