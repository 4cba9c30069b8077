namespace PaintSound.Core.Signal;

/// <summary>
/// Computes the log-mel of sound that arrives in blocks of any size, and keeps that of the last 4 s. The columns are bit-identical to those of
/// <see cref="LogMel.ComputeColumns"/>.
/// </summary>
/// <remarks>
/// Only one thread may call <see cref="Push"/>, which does not block. Any thread may call <see cref="CopyTo"/> at any time. The ring holds 1.2 s
/// more than a copy needs. If that much arrives during a copy, <see cref="CopyTo"/> copies again. Neither side allocates.
/// </remarks>
public sealed class StreamingLogMel
{
    // A reader that is interrupted for longer copies again.
    private const double SpareSeconds = 1.2;

    private readonly LogMel _mel;
    private readonly MelColumnHandler? _onColumn;
    private readonly float[] _window;    // the newest samples, filled up to _filled
    private readonly float[] _ring;      // slot k % _slots holds column k
    private readonly int _spare;
    private readonly int _slots;
    private int _filled;
    private long _count;

    /// <summary>Creates a stream with silent history.</summary>
    /// <param name="settings">The mel settings of a network's manifest.</param>
    /// <param name="onColumn">Called for every column, on the thread that calls <see cref="Push"/>; may be null.</param>
    public StreamingLogMel(MelSettings settings, MelColumnHandler? onColumn = null)
    {
        _mel = new LogMel(settings);
        _onColumn = onColumn;
        _window = new float[settings.Window];
        _filled = settings.Window - settings.Hop;
        _spare = (int)(SpareSeconds * settings.SampleRate / settings.Hop);
        _slots = settings.Columns + _spare;
        _ring = new float[_slots * settings.Bands];
    }

    /// <summary>The mel settings.</summary>
    public MelSettings Settings => _mel.Settings;

    /// <summary>The number of columns since the start. Thread-safe.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, _window.Length - _filled);
            samples[..count].CopyTo(_window.AsSpan(_filled));
            samples = samples[count..];
            _filled += count;
            if (_filled == _window.Length)
            {
                CompleteColumn();
            }
        }
    }

    /// <summary>Copies the last 4 s in the networks' input order: band after band, with silence before the start. Thread-safe.</summary>
    /// <param name="mel">Receives <see cref="MelSettings.Bands"/> rows of <see cref="MelSettings.Columns"/> values.</param>
    /// <returns>The number of columns since the start; the last of them is the last copied column.</returns>
    public long CopyTo(Span<float> mel)
    {
        long count;
        do
        {
            count = Volatile.Read(ref _count);
            Copy(count, mel);
            Interlocked.MemoryBarrier();
        }
        while (Volatile.Read(ref _count) - count >= _spare);
        return count;
    }

    /// <summary>Copies the 4 s that ended a little earlier. Only for the thread that calls <see cref="Push"/>.</summary>
    /// <param name="mel">Receives <see cref="MelSettings.Bands"/> rows of <see cref="MelSettings.Columns"/> values.</param>
    /// <param name="end">The number of columns from the start up to the end of the copy; at most 1.2 s less than there are.</param>
    public void CopyEarlierTo(Span<float> mel, long end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, _count);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, _count - _spare);
        Copy(end, mel);
    }

    private void CompleteColumn()
    {
        var bands = Settings.Bands;
        var column = _ring.AsSpan((int)(_count % _slots) * bands, bands);
        _mel.ComputeColumn(_window, column);
        Volatile.Write(ref _count, _count + 1);
        _window.AsSpan(Settings.Hop).CopyTo(_window);
        _filled = _window.Length - Settings.Hop;
        _onColumn?.Invoke(column, _count - 1);
    }

    private void Copy(long end, Span<float> mel)
    {
        var (width, bands) = (Settings.Columns, Settings.Bands);
        for (var x = 0; x < width; x++)
        {
            var k = end - width + x;
            if (k < 0)
            {
                for (var band = 0; band < bands; band++)
                {
                    mel[band * width + x] = _mel.Silence;
                }

                continue;
            }

            ReadOnlySpan<float> column = _ring.AsSpan((int)(k % _slots) * bands, bands);
            for (var band = 0; band < bands; band++)
            {
                mel[band * width + x] = column[band];
            }
        }
    }
}
