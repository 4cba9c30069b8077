namespace PaintSound.Media.Streams;

/// <summary>Cuts a stream of bytes into whole units (a sample, a frame) without allocating; what is left over waits for its rest.</summary>
/// <param name="capture">Where the bytes come from.</param>
/// <param name="unit">Bytes in a unit.</param>
/// <param name="most">Most units handed over at once.</param>
/// <param name="watchdog">Watches over every wait for bytes.</param>
internal sealed class FrameReader(ICapture capture, int unit, int most, Watchdog watchdog)
{
    private readonly byte[] _buffer = new byte[unit * most];
    private int _filled;
    private int _handed;

    /// <summary>Waits for at least one unit and returns the whole ones that are there; empty at the end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        _buffer.AsSpan(_handed, _filled - _handed).CopyTo(_buffer);
        _filled -= _handed;
        _handed = 0;
        while (_filled < unit)
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

        _handed = _filled / unit * unit;
        return _buffer.AsSpan(0, _handed);
    }
}
