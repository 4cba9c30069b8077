using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Midi;

namespace PaintSound.Worker.Announce;

/// <summary>
/// Launches the chosen works by notes: the stop note of the track before, where another track follows, and the note of the clip. A
/// clip begins at its own start: a note cannot say where in a work an excerpt lies.
/// </summary>
/// <param name="output">Sends the notes.</param>
/// <param name="notes">Which note is whose.</param>
/// <param name="say">Told which work has no note, once each.</param>
/// <param name="time">The session's clock.</param>
internal sealed class MidiVoice(MidiOutput output, GridNotes notes, Action<string> say, TimeProvider time) : IAnnouncer
{
    private const int Velocity = 127;
    private static readonly TimeSpan Press = TimeSpan.FromSeconds(0.1);
    private readonly long _start = time.GetTimestamp();
    private readonly HashSet<string> _said = [];
    private bool _armed;
    private int? _track;

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
        if (notes.Grid.Find(work.Id) is not { } cell || notes.Launch(cell) is not { } note)
        {
            if (_said.Add(work.Id))
            {
                say($"MIDI: {work.Title} has no note and is not launched; 'paintsound midi grid' lists what has.");
            }

            return;
        }

        var due = _start + (long)(selection.At.TotalSeconds * time.TimestampFrequency);
        if (_track is { } before && before != cell.Track && notes.Stop(before) is { } stop)
        {
            output.Play(stop, Velocity, due, Press);
        }

        output.Play(note, Velocity, due, Press);
        _track = cell.Track;
    }
}
