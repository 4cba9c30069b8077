namespace PaintSound.Media;

/// <summary>Cuts a stream of bytes into whole units (a sample, a frame) without allocating; what is left over waits for its rest.</summary>
/// <param name="capture">Where the bytes come from.</param>
/// <param name="unit">Bytes in a unit.</param>
/// <param name="most">Most units handed over at once.</param>
/// <param name="watchdog">Watches over every wait for bytes.</param>
internal sealed class UnitReader(ICapture capture, int unit, int most, Watchdog watchdog)
{
    private readonly byte[] buffer = new byte[unit * most];
    private int filled;
    private int handed;

    /// <summary>Waits for at least one unit and returns the whole ones that are there; empty at the end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        buffer.AsSpan(handed, filled - handed).CopyTo(buffer);
        filled -= handed;
        handed = 0;
        while (filled < unit)
        {
            watchdog.Watch();
            int read = capture.Read(buffer.AsSpan(filled));
            watchdog.Rest();
            if (read == 0)
                return [];
            filled += read;
        }

        handed = filled / unit * unit;
        return buffer.AsSpan(0, handed);
    }
}
