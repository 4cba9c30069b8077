using System.Runtime.InteropServices;

namespace PaintSound.Core.Tests.Signal;

internal static class Reference
{
    public static float[] Read(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "reference", name))).ToArray();
}
