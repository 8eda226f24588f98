// Compiled against: NoPackages
// Signatures from code in github.com/MistyCommunity/.NET-SDK, with Task for IAsyncOperation.
using System.Collections.Generic;
using System.Threading.Tasks;

namespace MistyRobotics.SDK.Responses
{
    public class TakePictureData { public IEnumerable<byte> Image => throw null; }
    public interface ITakePictureResponse { TakePictureData Data { get; } }
}

namespace MistyRobotics.SDK.Messengers
{
    public interface IRobotMessenger
    {
        Task<MistyRobotics.SDK.Responses.ITakePictureResponse> TakePictureAsync(string fileName, bool base64, bool displayOnScreen, bool overwriteExisting, double? width, double? height);
    }
}
