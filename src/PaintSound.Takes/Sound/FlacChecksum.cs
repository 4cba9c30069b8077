namespace PaintSound.Takes.Sound;

/// <summary>The checksums of FLAC: the highest bit first, no reflection, start 0 (RFC 9639, 9.1.8 and 9.3).</summary>
internal static class FlacChecksum
{
    private const int Polynomial8 = 0x07;
    private const int Polynomial16 = 0x8005;
    private static readonly ushort[] Table8 = CreateTable(Polynomial8, 8);
    private static readonly ushort[] Table16 = CreateTable(Polynomial16, 16);

    /// <summary>The checksum of a frame header.</summary>
    public static byte Compute8(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var value in bytes)
        {
            crc = Table8[crc ^ value];
        }

        return (byte)crc;
    }

    /// <summary>The checksum of a frame.</summary>
    public static ushort Compute16(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (var value in bytes)
        {
            crc = (ushort)((crc << 8) ^ Table16[(crc >> 8) ^ value]);
        }

        return crc;
    }

    private static ushort[] CreateTable(int polynomial, int bits)
    {
        var table = new ushort[256];
        var top = 1 << (bits - 1);
        for (var i = 0; i < table.Length; i++)
        {
            var crc = i << (bits - 8);
            for (var k = 0; k < 8; k++)
            {
                crc = (crc & top) != 0 ? (crc << 1) ^ polynomial : crc << 1;
            }

            table[i] = (ushort)(crc & ((1 << bits) - 1));
        }

        return table;
    }
}
