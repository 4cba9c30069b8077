using System.Numerics;

namespace PaintSound.Takes.Sound;

/// <summary>Reads numbers of any number of bits, the highest bit first. Not thread-safe.</summary>
/// <param name="bytes">The bytes.</param>
internal sealed class BitReader(byte[] bytes)
{
    private long _position;

    /// <summary>The position of the next byte that was not begun.</summary>
    public int BytePosition => (int)((_position + 7) / 8);

    /// <summary>True if more was read than there is. What was read then is wrong.</summary>
    public bool IsPastEnd => _position > bytes.Length * 8L;

    /// <summary>Goes to a byte.</summary>
    public void MoveTo(int byteIndex) => _position = byteIndex * 8L;

    /// <summary>Reads a number.</summary>
    /// <param name="bits">0..32.</param>
    public uint Read(int bits)
    {
        var result = (uint)((Peek() << (int)(_position % 8)) >> (64 - bits)) & (bits == 0 ? 0 : uint.MaxValue);
        _position += bits;
        return result;
    }

    /// <summary>Reads a number in two's complement.</summary>
    /// <param name="bits">1..32.</param>
    public int ReadSigned(int bits) => (int)(Read(bits) << (32 - bits)) >> (32 - bits);

    /// <summary>Counts zeros up to the next one, and reads them and the one.</summary>
    public uint ReadUnary()
    {
        var zeros = 0u;
        while (!IsPastEnd)
        {
            var ahead = Peek() << (int)(_position % 8);
            var valid = 64 - (int)(_position % 8);
            var count = Math.Min(BitOperations.LeadingZeroCount(ahead), valid);
            if (count < valid)
            {
                _position += count + 1;
                return zeros + (uint)count;
            }

            zeros += (uint)valid;
            _position += valid;
        }

        return zeros;
    }

    // The eight bytes from the current one on; zeros after the end.
    private ulong Peek()
    {
        var start = (int)(_position / 8);
        if (start + sizeof(ulong) <= bytes.Length)
        {
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(start));
        }

        var result = 0UL;
        for (var i = 0; i < sizeof(ulong); i++)
        {
            result = (result << 8) | (start + i < bytes.Length ? bytes[start + i] : 0UL);
        }

        return result;
    }
}
