using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Core.Timecode;
using PaintSound.Media;
using PaintSound.Media.Output;
using PaintSound.Media.Systems;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// Linear timecode in a performance. An output that is missing or lost is reported once and opened again; the performance continues without it.
/// </summary>
internal sealed partial class LtcService : BackgroundService
{
    /// <summary>The client name in the patch bay of JACK.</summary>
    public const string ClientName = "paintsound-ltc";

    /// <summary>How often the output is checked, and opened again if it is lost.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private readonly LtcSettings _settings;
    private readonly Func<SoundFill, ISoundOutput> _open;
    private readonly Func<long> _zero;
    private readonly ILogger _logger;
    private readonly RateLimitedLogger _problems;
    private readonly TimeProvider _time;
    private readonly LtcSignal _signal;
    private volatile string? _problem = "not open yet";

    /// <summary>Creates the signal; <see cref="BackgroundService.StartAsync"/> opens the output.</summary>
    /// <param name="settings">The settings of the show.</param>
    /// <param name="open">Opens the output; called repeatedly until it succeeds. Throws <see cref="MediaException"/>.</param>
    /// <param name="zero">Returns the zero of the show, in ticks of the clock. Called at the start.</param>
    /// <param name="logger">Receives messages about the output.</param>
    /// <param name="time">The session clock.</param>
    public LtcService(LtcSettings settings, Func<SoundFill, ISoundOutput> open, Func<long> zero, ILogger<LtcService> logger, TimeProvider time)
    {
        (_settings, _open, _zero, _logger, _time) = (settings, open, zero, logger, time);
        _problems = RateLimitedLogger.Once(logger);
        _signal = new LtcSignal(settings.Timecode, settings.LevelDb, time);
    }

    /// <summary>Why no timecode goes out, as part of a sentence; null while it does. Thread-safe.</summary>
    public string? Problem => _problem;

    /// <summary>The output of the show.</summary>
    public string OutputName => _settings.Output;

    /// <summary>Opens the output that a show names.</summary>
    /// <param name="settings">The settings of the show.</param>
    /// <param name="fill">Writes the sound.</param>
    /// <exception cref="MediaException">The output cannot be opened now.</exception>
    public static ISoundOutput OpenOutput(LtcSettings settings, SoundFill fill) => SoundOutputs.Open(settings.Output, settings.Channel, ClientName, fill);

    /// <summary>Returns a signal that is silent while this worker does not send.</summary>
    /// <param name="fill">Writes the sound.</param>
    /// <param name="gate">Tells whether this worker sends; null if it always does.</param>
    public static SoundFill Gate(SoundFill fill, IOutputGate? gate) => gate is null ? fill : (samples, rate, delay) =>
    {
        fill(samples, rate, delay);
        if (!gate.IsOpen)
        {
            samples.Clear();
        }
    };

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first part of a background service; opening a device can take a while.
        await Task.Yield();
        _signal.Start(_zero());
        ISoundOutput? output = null;
        try
        {
            using PeriodicTimer timer = new(CheckInterval, _time);
            do
            {
                if (output?.GetError() is { } error)
                {
                    output.Dispose();
                    output = null;
                    Report(error);
                }

                output ??= TryOpen();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The show ends.
        }
        finally
        {
            output?.Dispose();
        }
    }

    private ISoundOutput? TryOpen()
    {
        try
        {
            var output = _open(_signal.Fill);
            _problem = null;
            _problems.Resolve();
            LogOpened(_logger, output.Name);
            return output;
        }
        catch (MediaException e)
        {
            Report(e.Message);
            return null;
        }
    }

    private void Report(string reason)
    {
        _problem = reason.TrimEnd('.');
        LogMissing(_problems, _settings.Output, _problem);
    }

    [LoggerMessage(LogLevel.Information, "LTC: timecode goes out on {Output}.")]
    private static partial void LogOpened(ILogger logger, string output);

    [LoggerMessage(LogLevel.Warning, "LTC: no timecode goes out on {Output}: {Reason}. Check 'ltc: output' in the show file. PaintSound keeps trying and says when it works.")]
    private static partial void LogMissing(ILogger logger, string output, string reason);
}
