namespace PaintSound.Osc.Query;

/// <summary>Stores the last message of one address. Thread-safe.</summary>
internal sealed class KeptMessage
{
    private readonly Lock _lock = new();
    private byte[] _packet = new byte[128];
    private int _length;
    private long _number;

    /// <summary>Replaces the message.</summary>
    /// <param name="packet">The bytes of the message.</param>
    /// <param name="count">Counts the stored messages of all addresses; its new value becomes the number of this message.</param>
    public void Write(ReadOnlySpan<byte> packet, ref long count)
    {
        lock (_lock)
        {
            if (_packet.Length < packet.Length)
            {
                _packet = new byte[packet.Length];
            }

            packet.CopyTo(_packet);
            (_length, _number) = (packet.Length, Interlocked.Increment(ref count));
        }
    }

    /// <summary>Returns the number of the message (0 if there is none) and a copy of its bytes.</summary>
    public (long Number, byte[] Packet) Read()
    {
        lock (_lock)
        {
            return (_number, _packet.AsSpan(0, _length).ToArray());
        }
    }
}
