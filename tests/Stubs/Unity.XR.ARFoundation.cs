// Compiled against: NoPackages
// Signatures from docs.unity3d.com/Packages/com.unity.xr.arfoundation.
using System;

namespace UnityEngine.XR.ARSubsystems
{
    public struct XRCpuImage : IDisposable
    {
        public struct Plane { public byte[] data => throw null; }
        public Plane GetPlane(int planeIndex) => throw null;
        public void Dispose() { }
    }
}

namespace UnityEngine.XR.ARFoundation
{
    public class ARCameraManager { public bool TryAcquireLatestCpuImage(out UnityEngine.XR.ARSubsystems.XRCpuImage cpuImage) => throw null; }
}
