// Compiled against: NoPackages
using System;

namespace VideoOS.Platform
{
    public class Item { }
}

namespace VideoOS.Platform.Live
{
    public class JPEGLiveSource
    {
        public JPEGLiveSource(Item item) { }
        public event EventHandler LiveContentEvent { add { } remove { } }
    }
}
