namespace PaintSound.Media.Streams;

/// <summary>Splits a stream of bytes into whole units (samples, frames). Does not allocate. An incomplete unit waits for its remaining bytes.</summary>
/// <param name="capture">The source of the bytes.</param>
/// <param name="unitBytes">Bytes in one unit.</param>
/// <param name="maxUnits">Maximum number of units per read.</param>
/// <param name="watchdog">Limits every wait for bytes.</param>
internal sealed class FrameReader(ICapture capture, int unitBytes, int maxUnits, Watchdog watchdog)
{
    private readonly byte[] _buffer = new byte[unitBytes * maxUnits];
    private int _filled;
    private int _returned;

    /// <summary>Waits for at least one unit and returns all complete units. Empty at the end of the stream. The span is valid until the next call.</summary>
    public ReadOnlySpan<byte> ReadUnits()
    {
        _buffer.AsSpan(_returned, _filled - _returned).CopyTo(_buffer);
        _filled -= _returned;
        _returned = 0;
        while (_filled < unitBytes)
        {
            watchdog.Arm();
            var read = capture.Read(_buffer.AsSpan(_filled));
            watchdog.Disarm();
            if (read == 0)
            {
                return [];
            }

            _filled += read;
        }

        _returned = _filled / unitBytes * unitBytes;
        return _buffer.AsSpan(0, _returned);
    }
}
