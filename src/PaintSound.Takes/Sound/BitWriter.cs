namespace PaintSound.Takes.Sound;

/// <summary>Writes numbers of any number of bits, the highest bit first. Grows as needed. Not thread-safe.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = new byte[16_384];
    private ulong _pending;   // the lowest _count bits
    private int _count;

    /// <summary>The number of whole bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>The whole bytes so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Removes everything.</summary>
    public void Clear() => (Length, _pending, _count) = (0, 0, 0);

    /// <summary>Writes the lowest bits of a number.</summary>
    /// <param name="value">The number. Higher bits are ignored.</param>
    /// <param name="bits">0..32.</param>
    public void Write(uint value, int bits)
    {
        _pending = (_pending << bits) | (value & ((1UL << bits) - 1));
        _count += bits;
        while (_count >= 8)
        {
            if (Length == _bytes.Length)
            {
                Array.Resize(ref _bytes, _bytes.Length * 2);
            }

            _count -= 8;
            _bytes[Length++] = (byte)(_pending >> _count);
        }
    }

    /// <summary>Writes a number of zeros, and a one.</summary>
    public void WriteUnary(uint zeros)
    {
        for (; zeros >= 32; zeros -= 32)
        {
            Write(0, 32);
        }

        Write(1, (int)zeros + 1);
    }

    /// <summary>Fills up the last byte with zeros.</summary>
    public void Align() => Write(0, (8 - _count) % 8);
}
