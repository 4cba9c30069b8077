using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>One ffmpeg process that decodes a file. It can be cancelled, and every wait has a timeout.</summary>
internal sealed class DecodeProcess : IUnitReader
{
    // Long enough for a sleeping disk to spin up. A network share that is gone never responds.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(30);
    private readonly FfmpegProcess _process;
    private readonly CancellationTokenRegistration _registration;
    private readonly Watchdog _watchdog;
    private readonly FrameReader? _reader;

    /// <summary>Starts ffmpeg for output in units.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="arguments">ffmpeg's arguments; the output must be pipe:1.</param>
    /// <param name="unitBytes">Bytes in one unit (a sample, a frame).</param>
    /// <param name="maxUnits">Maximum number of units per read.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started.</exception>
    public DecodeProcess(FfmpegTools ffmpeg, IEnumerable<string> arguments, int unitBytes, int maxUnits, TimeProvider time, CancellationToken stop)
        : this(ffmpeg, arguments, time, stop) => _reader = new FrameReader(_process, unitBytes, maxUnits, _watchdog);

    /// <summary>Starts ffmpeg for output that is read with <see cref="Read"/>.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="arguments">ffmpeg's arguments; the output must be pipe:1.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <param name="description">Receives what ffmpeg says about the file; null for nothing.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started.</exception>
    public DecodeProcess(FfmpegTools ffmpeg, IEnumerable<string> arguments, TimeProvider time, CancellationToken stop, InputDescription? description = null)
    {
        _process = FfmpegProcess.Start(ffmpeg, arguments, description: description);
        _registration = stop.Register(_process.Kill);
        _watchdog = new Watchdog(ReadTimeout, _process.Kill, time);
    }

    /// <summary>True if ffmpeg delivered nothing for 30 s and was stopped, as for a network share that is gone.</summary>
    public bool HasTimedOut => _watchdog.HasExpired;

    /// <inheritdoc cref="FfmpegProcess.HasFoundDamage"/>
    public bool HasFoundDamage => _process.HasFoundDamage;

    /// <inheritdoc cref="FrameReader.ReadUnits"/>
    /// <exception cref="InvalidOperationException">The output has no units.</exception>
    public ReadOnlySpan<byte> ReadUnits() => (_reader ?? throw new InvalidOperationException("The output has no units.")).ReadUnits();

    /// <summary>Waits for bytes and reads them.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <returns>Their number; 0 at the end.</returns>
    public int Read(Span<byte> buffer)
    {
        _watchdog.Arm();
        var count = _process.Read(buffer);
        _watchdog.Disarm();
        return count;
    }

    /// <summary>Call after reading returned nothing. Returns the reason if the process failed or was cancelled, null if the file ended normally.</summary>
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
