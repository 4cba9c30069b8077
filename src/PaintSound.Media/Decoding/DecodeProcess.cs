using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>One ffmpeg that reads files, with all that guards it: it can be given up, and no wait for it is without limit.</summary>
internal sealed class DecodeProcess : IDisposable
{
    // A disk that sleeps wakes within this time; a share that is gone never does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FfmpegProcess _process;
    private readonly CancellationTokenRegistration _ending;
    private readonly Watchdog _watchdog;
    private readonly FrameReader _reader;

    /// <summary>Starts it.</summary>
    /// <param name="ffmpeg">Which ffmpeg.</param>
    /// <param name="arguments">Its arguments; it writes to pipe:1.</param>
    /// <param name="unit">Bytes in a unit.</param>
    /// <param name="most">Most units handed over at once.</param>
    /// <param name="time">The clock that limits the waits.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started.</exception>
    public DecodeProcess(FfmpegTools ffmpeg, IEnumerable<string> arguments, int unit, int most, TimeProvider time, CancellationToken stop)
    {
        _process = FfmpegProcess.Start(ffmpeg, arguments);
        _ending = stop.Register(_process.Kill);
        _watchdog = new Watchdog(Patience, _process.Kill, time);
        _reader = new FrameReader(_process, unit, most, _watchdog);
    }

    /// <inheritdoc cref="FrameReader.Next"/>
    public ReadOnlySpan<byte> Next() => _reader.Next();

    /// <summary>Call after <see cref="Next"/> gave nothing: why that is no proper end (it may be that it was given up), or null where it is one.</summary>
    public string? Fault() =>
        _watchdog.HasExpired ? $"nothing came from it for {Patience.TotalSeconds:0} s" : _process.Fail();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Dispose();
        _watchdog.Dispose();
        _process.Dispose();
    }
}
