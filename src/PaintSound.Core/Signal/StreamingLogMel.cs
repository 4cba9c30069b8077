namespace PaintSound.Core.Signal;

/// <summary>
/// The log-mel of sound that arrives in blocks of any size, and of its last four seconds. The same columns as
/// <see cref="LogMel.Columns"/>, to the bit.
/// </summary>
/// <remarks>
/// One thread pushes and never waits; any other may call <see cref="CopyTo"/> at any time. The ring holds a few more columns than
/// are ever copied, so the copy is whole unless that many arrive during it; then it is made again. Neither side allocates.
/// </remarks>
public sealed class StreamingLogMel
{
    // 0.8 s of columns: a reader that is interrupted for longer begins again.
    private const int Spare = 64;

    private readonly LogMel _mel;
    private readonly MelColumnHandler? _heard;
    private readonly float[] _window;    // the newest samples, filled from `filled` on
    private readonly float[] _ring;      // slot k % slots holds column k
    private readonly int _slots;
    private int _filled;
    private long _count;

    /// <summary>Begins in silence.</summary>
    /// <param name="settings">The mel of a network's manifest.</param>
    /// <param name="heard">Called with every column, on the thread that pushes; null where nobody listens.</param>
    public StreamingLogMel(MelSettings settings, MelColumnHandler? heard = null)
    {
        _mel = new LogMel(settings);
        _heard = heard;
        _window = new float[settings.Window];
        _filled = settings.Window - settings.Hop;
        _slots = settings.Columns + Spare;
        _ring = new float[_slots * settings.Bands];
    }

    /// <summary>What it was made with.</summary>
    public MelSettings Settings => _mel.Settings;

    /// <summary>Columns since the beginning.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Any number, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var taken = Math.Min(samples.Length, _window.Length - _filled);
            samples[..taken].CopyTo(_window.AsSpan(_filled));
            samples = samples[taken..];
            _filled += taken;
            if (_filled == _window.Length)
            {
                Complete();
            }
        }
    }

    /// <summary>Copies the last four seconds in the networks' input order: band after band, silence before the beginning.</summary>
    /// <param name="picture">Receives <see cref="MelSettings.Bands"/> rows of <see cref="MelSettings.Columns"/> values.</param>
    /// <returns>Columns since the beginning; the last of them is the picture's last.</returns>
    public long CopyTo(Span<float> picture)
    {
        long seen;
        do
        {
            seen = Volatile.Read(ref _count);
            Copy(seen, picture);
            Interlocked.MemoryBarrier();
        }
        while (Volatile.Read(ref _count) - seen >= Spare);
        return seen;
    }

    private void Complete()
    {
        var bands = Settings.Bands;
        var column = _ring.AsSpan((int)(_count % _slots) * bands, bands);
        _mel.Column(_window, column);
        Volatile.Write(ref _count, _count + 1);
        _window.AsSpan(Settings.Hop).CopyTo(_window);
        _filled = _window.Length - Settings.Hop;
        _heard?.Invoke(column, _count - 1);
    }

    private void Copy(long end, Span<float> picture)
    {
        var (width, bands) = (Settings.Columns, Settings.Bands);
        for (var x = 0; x < width; x++)
        {
            var k = end - width + x;
            if (k < 0)
            {
                for (var band = 0; band < bands; band++)
                {
                    picture[band * width + x] = _mel.Silence;
                }

                continue;
            }

            ReadOnlySpan<float> column = _ring.AsSpan((int)(k % _slots) * bands, bands);
            for (var band = 0; band < bands; band++)
            {
                picture[band * width + x] = column[band];
            }
        }
    }
}
