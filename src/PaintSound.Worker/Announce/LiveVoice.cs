using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Live.Doors;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Announce;

/// <summary>
/// Launches what is chosen, while the show is armed. Of excerpts on different tracks the earlier gives way as soon as Live has fired
/// the later, so that Live's own launch quantisation holds for both.
/// </summary>
/// <param name="door">The way into Live.</param>
/// <param name="grid">Which work lies on which track.</param>
/// <param name="setting">How excerpts are played.</param>
/// <param name="time">The session's clock.</param>
internal sealed class LiveVoice(ILiveDoor door, ClipGrid grid, LiveSetting setting, TimeProvider time) : IAnnouncer
{
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private bool _armed;
    private (int Number, string Track)? _sounding;

    /// <inheritdoc/>
    public void Controls(ShowState state) => _armed = state.Armed;

    /// <inheritdoc/>
    public void Selected(Selection selection)
    {
        if (!_armed)
        {
            return;
        }

        var work = selection.Excerpt.Work;
        var track = grid.Find(work.Id) is { } cell ? grid.Tracks[cell.Track].Name : work.Collection;
        var due = _start + (long)((selection.At + ILiveDoor.Patience).TotalSeconds * time.TimestampFrequency);
        door.Launch(new LiveExcerpt(selection.Excerpt, grid.ClipName(work), track, setting.Manner, due));
    }

    /// <summary>Takes what the door reports; where another track has begun, the one before gives way.</summary>
    public void Hear(LiveReport report)
    {
        if (report.Kind == LiveReportKind.Triggered)
        {
            GiveWay(report);
        }
        else if (report.Kind == LiveReportKind.Ended)
        {
            lock (_lock)
            {
                _sounding = _sounding?.Number == report.Number ? null : _sounding;
            }
        }
    }

    private void GiveWay(LiveReport report)
    {
        (int Number, string Track)? before;
        lock (_lock)
        {
            (before, _sounding) = (_sounding, (report.Number, report.Track));
        }

        if (before is { } earlier && earlier.Track != report.Track)
        {
            if (setting.Fade > TimeSpan.Zero)
            {
                door.Fade(earlier.Track, 0, setting.Fade);
            }
            else
            {
                door.Stop(earlier.Track);
            }
        }
    }
}
