using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Outputs;

/// <summary>
/// Launches selected excerpts in Ableton Live while the show is armed. If two excerpts are on different tracks, the earlier one ends:
/// without a fade it is stopped when Live has triggered the later one, so that Live's launch quantisation applies to both; with a fade
/// it fades when the later one plays, so that there is no silence between them. Over a connection without feedback it is always
/// stopped. Thread-safe.
/// </summary>
/// <param name="connection">The connection to Live.</param>
/// <param name="grid">The tracks of the works.</param>
/// <param name="settings">How excerpts are played.</param>
/// <param name="logger">Receives a message if Live starts clips before their bar.</param>
/// <param name="time">The session clock.</param>
/// <param name="start">The start of the performance, in ticks of the clock.</param>
internal sealed partial class ClipLauncher(ILiveConnection connection, ClipGrid grid, LiveSettings settings, ILogger logger, TimeProvider time, long start) : IPerformanceOutput
{
    private readonly Lock _lock = new();
    private readonly List<Launch> _launches = [];
    private readonly bool _fades = settings.Fade > TimeSpan.Zero && connection.HasFeedback;
    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);
    private ShowState? _state;

    /// <inheritdoc/>
    public string Name => "Ableton Live";

    /// <summary>Arms or disarms, and tells a device in Live the values. Disarming stops new launches; clips already playing finish.</summary>
    public void OnControls(ShowState state)
    {
        _state = state;
        connection.ShowControls(state);
    }

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        if (_state is not { Armed: true } || selection.IsFollowed)
        {
            return;
        }

        // Live starts the clip at the next step of its launch quantisation, so the launch can be sent before the bar.
        if (selection.Reason.Bar is not null && connection.Beat?.Timeline?.Quantisation is LaunchQuantisation.None or > LaunchQuantisation.Bar)
        {
            LogQuantisation(_logger);
        }

        var work = selection.Excerpt.Work;
        var track = grid.Find(work.Id) is { } cell ? grid.Tracks[cell.Track].Name : work.Collection;
        var due = start + (long)((selection.At + ILiveConnection.MaxLateness).TotalSeconds * time.TimestampFrequency);
        connection.Launch(new LiveExcerpt(selection.Excerpt, grid.ClipName(work), track, settings.Playback, due));
    }

    /// <inheritdoc/>
    public void OnTakeover(TimeSpan at)
    {
        if (_state is { } state)
        {
            connection.ShowControls(state);
        }
    }

    /// <summary>Handles a report of the connection: stops or fades earlier excerpts on other tracks.</summary>
    public void Handle(LiveReport report)
    {
        lock (_lock)
        {
            switch (report.Kind)
            {
                case LiveReportKind.Triggered:
                    HandleTriggered(report);
                    break;
                case LiveReportKind.Playing when _fades:
                    HandlePlaying(report.Number);
                    break;
                case LiveReportKind.Ended:
                    _launches.RemoveAll(launch => launch.Number == report.Number);
                    break;
                default:
                    break;
            }
        }
    }

    // With a fade, tracks that play continue until the new excerpt plays. A launch that does not play yet is stopped at once.
    private void HandleTriggered(LiveReport report)
    {
        var playing = _launches.Where(launch => _fades && launch.IsPlaying).Select(launch => launch.Track).ToHashSet(StringComparer.Ordinal);
        foreach (var track in RemoveLaunches(launch => launch.Track != report.Track && !playing.Contains(launch.Track)))
        {
            connection.Stop(track);
        }

        if (!_fades)
        {
            _launches.Clear();
        }

        _launches.Add(new Launch(report.Number, report.Track, IsPlaying: false));
    }

    private void HandlePlaying(int number)
    {
        var index = _launches.FindIndex(launch => launch.Number == number);
        if (index < 0)
        {
            return;
        }

        var current = _launches[index] = _launches[index] with { IsPlaying = true };
        foreach (var track in RemoveLaunches(launch => launch.Track != current.Track && launch.Number < number))
        {
            connection.Fade(track, 0, settings.Fade);
        }
    }

    /// <summary>Removes launches and returns their tracks.</summary>
    private string[] RemoveLaunches(Predicate<Launch> condition)
    {
        string[] tracks = [.. _launches.FindAll(condition).Select(launch => launch.Track).Distinct()];
        _launches.RemoveAll(condition);
        return tracks;
    }

    [LoggerMessage(LogLevel.Warning, "Live's launch quantisation is shorter than a bar, so clips start before their bar: set it to 1 Bar in Live.")]
    private static partial void LogQuantisation(ILogger logger);

    private readonly record struct Launch(int Number, string Track, bool IsPlaying);
}
