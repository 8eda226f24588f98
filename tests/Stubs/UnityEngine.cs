// Compiled against: NoPackages
// Signatures from docs.unity3d.com/ScriptReference.
using System.Collections.Generic;

namespace UnityEngine
{
    public class AsyncOperation { }
    public class Texture { }
    public struct Color32 { }
    public class Texture2D : Texture
    {
        public Texture2D(int width, int height) { }
        public void SetPixels32(Color32[] colors) => throw null;
        public void Apply() => throw null;
    }

    public static class ImageConversion
    {
        public static byte[] EncodeToJPG(this Texture2D tex) => throw null;
        public static byte[] EncodeToPNG(this Texture2D tex) => throw null;
    }

    public class WebCamTexture : Texture
    {
        public WebCamTexture() { }
        public WebCamTexture(string deviceName) { }
        public void Play() => throw null;
        public Color32[] GetPixels32() => throw null;
    }

    public class WWWForm
    {
        public void AddField(string fieldName, string value) => throw null;
        public void AddBinaryData(string fieldName, byte[] contents, string fileName, string mimeType) => throw null;
    }

    public class WWW
    {
        public WWW(string url) { }
        public WWW(string url, WWWForm form) { }
        public WWW(string url, byte[] postData) { }
        public WWW(string url, byte[] postData, Dictionary<string, string> headers) { }
        public string text => throw null;
    }
}

namespace UnityEngine.Networking
{
    public class UploadHandler { public string contentType { get; set; } }
    public class UploadHandlerRaw : UploadHandler { public UploadHandlerRaw(byte[] data) { } }
    public class DownloadHandler { public string text => throw null; }
    public class DownloadHandlerBuffer : DownloadHandler { }
    public class UnityWebRequestAsyncOperation : AsyncOperation { }

    public class UnityWebRequest
    {
        public const string kHttpVerbPOST = "POST";
        public UnityWebRequest(string url) { }
        public UnityWebRequest(string url, string method) { }
        public UnityWebRequest(string url, string method, DownloadHandler downloadHandler, UploadHandler uploadHandler) { }
        public string url { get; set; }
        public string method { get; set; }
        public UploadHandler uploadHandler { get; set; }
        public DownloadHandler downloadHandler { get; set; }
        public static UnityWebRequest Get(string uri) => throw null;
        public static UnityWebRequest Put(string uri, byte[] bodyData) => throw null;
        public static UnityWebRequest Post(string uri, string postData) => throw null;
        public static UnityWebRequest Post(string uri, WWWForm formData) => throw null;
        public void SetRequestHeader(string name, string value) => throw null;
        public UnityWebRequestAsyncOperation SendWebRequest() => throw null;
        public AsyncOperation Send() => throw null;
    }
}

namespace UnityEngine.Windows.WebCam
{
    public class PhotoCaptureFrame { public void CopyRawImageDataIntoBuffer(List<byte> byteBuffer) => throw null; }

    public class PhotoCapture
    {
        public struct PhotoCaptureResult { }
        public delegate void OnCapturedToDiskCallback(PhotoCaptureResult result);
        public delegate void OnCapturedToMemoryCallback(PhotoCaptureResult result, PhotoCaptureFrame photoCaptureFrame);
        public void TakePhotoAsync(OnCapturedToMemoryCallback onCapturedPhotoToMemoryCallback) => throw null;
    }
}

namespace UnityEngine.XR.WSA.WebCam
{
    public class PhotoCaptureFrame { public void CopyRawImageDataIntoBuffer(List<byte> byteBuffer) => throw null; }

    public class PhotoCapture
    {
        public struct PhotoCaptureResult { }
        public delegate void OnCapturedToMemoryCallback(PhotoCaptureResult result, PhotoCaptureFrame photoCaptureFrame);
        public void TakePhotoAsync(OnCapturedToMemoryCallback onCapturedPhotoToMemoryCallback) => throw null;
    }
}

namespace UnityEngine.VR.WSA.WebCam
{
    public class PhotoCaptureFrame { public void CopyRawImageDataIntoBuffer(List<byte> byteBuffer) => throw null; }

    public class PhotoCapture
    {
        public struct PhotoCaptureResult { }
        public delegate void OnCapturedToMemoryCallback(PhotoCaptureResult result, PhotoCaptureFrame photoCaptureFrame);
        public void TakePhotoAsync(OnCapturedToMemoryCallback onCapturedPhotoToMemoryCallback) => throw null;
    }
}
