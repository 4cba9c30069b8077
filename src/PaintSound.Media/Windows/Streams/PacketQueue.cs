namespace PaintSound.Media.Windows.Streams;

/// <summary>
/// Hands packets of sound from the driver's thread to one reader, without allocating. What does not fit is dropped as a whole, so that
/// the driver never waits.
/// </summary>
/// <param name="frameBytes">Bytes of a frame; packets hold whole frames.</param>
/// <param name="frames">How many frames fit.</param>
internal sealed class PacketQueue(int frameBytes, int frames)
{
    private readonly byte[] _bytes = new byte[frameBytes * frames];
    private long _written;
    private long _read;

    /// <summary>True if there is nothing to read.</summary>
    public bool IsEmpty => Volatile.Read(ref _written) == Volatile.Read(ref _read);

    /// <summary>Adds a packet. One thread at a time.</summary>
    /// <param name="packet">Whole frames.</param>
    /// <returns>False if it did not fit.</returns>
    public bool TryWrite(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > _bytes.Length - (_written - Volatile.Read(ref _read)))
        {
            return false;
        }

        var at = (int)(_written % _bytes.Length);
        var first = Math.Min(packet.Length, _bytes.Length - at);
        packet[..first].CopyTo(_bytes.AsSpan(at));
        packet[first..].CopyTo(_bytes);
        Volatile.Write(ref _written, _written + packet.Length);
        return true;
    }

    /// <summary>The next frames that lie together; empty if there are none. Valid until <see cref="Advance"/>. One thread at a time.</summary>
    /// <param name="most">The most bytes to give.</param>
    public ReadOnlySpan<byte> Peek(int most)
    {
        var at = (int)(_read % _bytes.Length);
        var there = Math.Min(Volatile.Read(ref _written) - _read, _bytes.Length - at);
        return _bytes.AsSpan(at, (int)Math.Min(there, most / frameBytes * frameBytes));
    }

    /// <summary>Gives up bytes that were read.</summary>
    /// <param name="bytes">How many.</param>
    public void Advance(int bytes) => Volatile.Write(ref _read, _read + bytes);
}
