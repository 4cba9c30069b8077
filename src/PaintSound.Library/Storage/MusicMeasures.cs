using System.Runtime.InteropServices;

namespace PaintSound.Library.Storage;

/// <summary>What is measured of a work for filters.</summary>
/// <param name="TempoBpm">The tempo in beats per minute; null if it has none that is clear.</param>
/// <param name="AttacksMs">The attack of each excerpt, in ms; NaN for none.</param>
internal sealed record MusicMeasures(double? TempoBpm, float[] AttacksMs)
{
    /// <summary>The attacks as the database stores them: float32, little endian.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes<float>(AttacksMs).ToArray();

    /// <summary>Reads attacks of the database.</summary>
    public static float[] ReadAttacks(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();
}
