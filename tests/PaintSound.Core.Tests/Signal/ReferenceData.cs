using System.Runtime.InteropServices;

namespace PaintSound.Core.Tests.Signal;

/// <summary>Reads the reference files of make_mel.py.</summary>
internal static class ReferenceData
{
    public static float[] Read(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "reference", name))).ToArray();
}
