using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>One ffmpeg process that decodes a file. It can be cancelled, and every wait has a timeout.</summary>
internal sealed class DecodeProcess : IDisposable
{
    // Long enough for a sleeping disk to spin up. A network share that is gone never responds.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(30);
    private readonly FfmpegProcess _process;
    private readonly CancellationTokenRegistration _registration;
    private readonly Watchdog _watchdog;
    private readonly FrameReader _reader;

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="arguments">ffmpeg's arguments; the output must be pipe:1.</param>
    /// <param name="unitBytes">Bytes in one unit (a sample, a frame).</param>
    /// <param name="maxUnits">Maximum number of units per read.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started.</exception>
    public DecodeProcess(FfmpegTools ffmpeg, IEnumerable<string> arguments, int unitBytes, int maxUnits, TimeProvider time, CancellationToken stop)
    {
        _process = FfmpegProcess.Start(ffmpeg, arguments);
        _registration = stop.Register(_process.Kill);
        _watchdog = new Watchdog(ReadTimeout, _process.Kill, time);
        _reader = new FrameReader(_process, unitBytes, maxUnits, _watchdog);
    }

    /// <inheritdoc cref="FrameReader.ReadUnits"/>
    public ReadOnlySpan<byte> ReadUnits() => _reader.ReadUnits();

    /// <summary>Call after <see cref="ReadUnits"/> returned nothing. Returns the reason if the process failed or was cancelled, null if the file ended normally.</summary>
    public string? GetError() =>
        _watchdog.HasExpired ? $"no data for {ReadTimeout.TotalSeconds:0} s" : _process.GetError();

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _watchdog.Dispose();
        _process.Dispose();
    }
}
