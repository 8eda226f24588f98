// Compiled against: NoPackages

namespace FlashCap;

public class CaptureDevices { }
