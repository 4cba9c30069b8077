namespace PaintSound.Media.Streams;

/// <summary>
/// Passes packets of sound from the driver thread to one reader without allocating. A packet that does not fit is dropped, so that the
/// driver never waits. One writer thread and one reader thread.
/// </summary>
/// <param name="frameBytes">Bytes of one frame. Packets contain whole frames.</param>
/// <param name="capacity">Capacity in frames.</param>
internal sealed class PacketQueue(int frameBytes, int capacity)
{
    private readonly byte[] _bytes = new byte[frameBytes * capacity];
    private long _written;
    private long _read;

    /// <summary>True if the queue is empty.</summary>
    public bool IsEmpty => Volatile.Read(ref _written) == Volatile.Read(ref _read);

    /// <summary>Adds a packet.</summary>
    /// <param name="packet">Whole frames.</param>
    /// <returns>False if the packet did not fit and was dropped.</returns>
    public bool TryWrite(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > _bytes.Length - (_written - Volatile.Read(ref _read)))
        {
            return false;
        }

        var position = (int)(_written % _bytes.Length);
        var first = Math.Min(packet.Length, _bytes.Length - position);
        packet[..first].CopyTo(_bytes.AsSpan(position));
        packet[first..].CopyTo(_bytes);
        Volatile.Write(ref _written, _written + packet.Length);
        return true;
    }

    /// <summary>Returns the next contiguous frames; empty if there are none. The span is valid until <see cref="Advance"/>.</summary>
    /// <param name="maxBytes">Maximum number of bytes.</param>
    public ReadOnlySpan<byte> Peek(int maxBytes)
    {
        var position = (int)(_read % _bytes.Length);
        var available = Math.Min(Volatile.Read(ref _written) - _read, _bytes.Length - position);
        return _bytes.AsSpan(position, (int)Math.Min(available, maxBytes / frameBytes * frameBytes));
    }

    /// <summary>Releases bytes that were read.</summary>
    /// <param name="bytes">Number of bytes.</param>
    public void Advance(int bytes) => Volatile.Write(ref _read, _read + bytes);
}
