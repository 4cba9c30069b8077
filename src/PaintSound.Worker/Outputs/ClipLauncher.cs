using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Outputs;

/// <summary>
/// Launches what is chosen, while the show is armed. Of excerpts on different tracks the earlier gives way: it is stopped as soon as Live
/// has fired the later, so that Live's own launch quantisation holds for both, or fades as soon as the later sounds, so that there is
/// no silence between them. Through a door that tells nothing of what sounds it is always stopped.
/// </summary>
/// <param name="door">The way into Live.</param>
/// <param name="grid">Which work lies on which track.</param>
/// <param name="setting">How excerpts are played.</param>
/// <param name="time">The session's clock.</param>
internal sealed class ClipLauncher(ILiveConnection door, ClipGrid grid, LiveSettings setting, TimeProvider time) : IPerformanceOutput
{
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<Launched> _launched = [];
    private readonly bool _fades = setting.Fade > TimeSpan.Zero && door.HasFeedback;
    private bool _armed;

    /// <inheritdoc/>
    public string Name => "Ableton Live";

    /// <summary>To disarm is to launch nothing more: what sounds goes on to its end.</summary>
    public void OnControls(ShowState state) => _armed = state.Armed;

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        if (!_armed)
        {
            return;
        }

        var work = selection.Excerpt.Work;
        var track = grid.Find(work.Id) is { } cell ? grid.Tracks[cell.Track].Name : work.Collection;
        var due = _start + (long)((selection.At + ILiveConnection.MaxLateness).TotalSeconds * time.TimestampFrequency);
        door.Launch(new LiveExcerpt(selection.Excerpt, grid.ClipName(work), track, setting.Playback, due));
    }

    /// <summary>Takes what the door reports; where a launch elsewhere has begun, the one before gives way.</summary>
    public void Handle(LiveReport report)
    {
        lock (_lock)
        {
            switch (report.Kind)
            {
                case LiveReportKind.Triggered:
                    Fire(report);
                    break;
                case LiveReportKind.Playing when _fades:
                    Begin(report.Number);
                    break;
                case LiveReportKind.Ended:
                    _launched.RemoveAll(launch => launch.Number == report.Number);
                    break;
                default:
                    break;
            }
        }
    }

    // What has begun is left to sound until the next one does. What has not, and now never shall, need not fade.
    private void Fire(LiveReport report)
    {
        var sounding = _launched.Where(launch => _fades && launch.Sounds).Select(launch => launch.Track).ToHashSet(StringComparer.Ordinal);
        foreach (var track in GiveWay(launch => launch.Track != report.Track && !sounding.Contains(launch.Track)))
        {
            door.Stop(track);
        }

        if (!_fades)
        {
            _launched.Clear();
        }

        _launched.Add(new Launched(report.Number, report.Track, Sounds: false));
    }

    private void Begin(int number)
    {
        var at = _launched.FindIndex(launch => launch.Number == number);
        if (at < 0)
        {
            return;
        }

        var begun = _launched[at] = _launched[at] with { Sounds = true };
        foreach (var track in GiveWay(launch => launch.Track != begun.Track && launch.Number < number))
        {
            door.Fade(track, 0, setting.Fade);
        }
    }

    private string[] GiveWay(Predicate<Launched> which)
    {
        string[] tracks = [.. _launched.FindAll(which).Select(launch => launch.Track).Distinct()];
        _launched.RemoveAll(which);
        return tracks;
    }

    private readonly record struct Launched(int Number, string Track, bool Sounds);
}
