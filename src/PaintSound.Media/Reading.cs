namespace PaintSound.Media;

/// <summary>One ffmpeg that reads files, with all that guards it: it can be given up, and no wait for it is without limit.</summary>
internal sealed class Reading : IDisposable
{
    // A disk that sleeps wakes within this time; a share that is gone never does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FfmpegProcess _process;
    private readonly CancellationTokenRegistration _ending;
    private readonly Watchdog _watchdog;
    private readonly UnitReader _reader;

    /// <summary>Starts it.</summary>
    /// <param name="ffmpeg">Which ffmpeg.</param>
    /// <param name="arguments">Its arguments; it writes to pipe:1.</param>
    /// <param name="unit">Bytes in a unit.</param>
    /// <param name="most">Most units handed over at once.</param>
    /// <param name="time">The clock that limits the waits.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started.</exception>
    public Reading(Ffmpeg ffmpeg, IEnumerable<string> arguments, int unit, int most, TimeProvider time, CancellationToken stop)
    {
        _process = FfmpegProcess.Start(ffmpeg, arguments);
        _ending = stop.Register(_process.Kill);
        _watchdog = new Watchdog(Patience, _process.Kill, time);
        _reader = new UnitReader(_process, unit, most, _watchdog);
    }

    /// <inheritdoc cref="UnitReader.Next"/>
    public ReadOnlySpan<byte> Next() => _reader.Next();

    /// <summary>Call after <see cref="Next"/> gave nothing: why that is no proper end (it may be that it was given up), or null where it is one.</summary>
    public string? Fault() =>
        _watchdog.Barked ? $"nothing came from it for {Patience.TotalSeconds:0} s" : _process.Fault();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Dispose();
        _watchdog.Dispose();
        _process.Dispose();
    }
}
