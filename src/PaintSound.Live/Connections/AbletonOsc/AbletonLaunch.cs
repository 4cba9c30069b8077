using PaintSound.Core.Events;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The launch on a track. Its state follows from what AbletonOSC reports about the slots of the track. Not thread-safe.</summary>
/// <param name="number">The number of the launch.</param>
/// <param name="position">The position of the clip.</param>
/// <param name="title">The name of the clip.</param>
/// <param name="start">The start of the excerpt in the file, in seconds.</param>
/// <param name="isSlotPlaying">True if the slot already plays, from an earlier launch.</param>
internal sealed class AbletonLaunch(int number, ClipPosition position, string title, double start, bool isSlotPlaying)
{
    private bool _isSlotPlaying = isSlotPlaying;
    private bool _wasFired;
    private bool _isPlaying;

    public int Number => number;

    public ClipPosition Position => position;

    public string Title => title;

    public double Start => start;

    /// <summary>True after the launch ended.</summary>
    public bool HasEnded { get; set; }

    /// <summary>True if this launch plays from a slot.</summary>
    public bool IsPlayingFrom(int slot) => _isPlaying && slot == position.Slot && !HasEnded;

    /// <summary>Handles a change of the fired slot, which waits for the launch quantisation; -1 for none.</summary>
    /// <returns>The change of this launch, or null.</returns>
    public LiveReportKind? HandleFiredSlot(int slot)
    {
        if (slot == position.Slot && !_wasFired)
        {
            _wasFired = true;
            return LiveReportKind.Triggered;
        }

        // The clip starts now. If its slot already played, AbletonOSC reports no change of the playing slot.
        return slot != position.Slot && _wasFired && !_isPlaying && _isSlotPlaying ? Play() : null;
    }

    /// <summary>Handles a change of the playing slot; negative for none.</summary>
    /// <returns>The change of this launch, or null.</returns>
    public LiveReportKind? HandlePlayingSlot(int slot)
    {
        var wasSlotPlaying = _isSlotPlaying;
        _isSlotPlaying = slot == position.Slot;
        return _isSlotPlaying
            ? _wasFired && !_isPlaying && !wasSlotPlaying ? Play() : null
            : _isPlaying ? LiveReportKind.Ended : null;
    }

    private LiveReportKind Play()
    {
        _isPlaying = true;
        return LiveReportKind.Playing;
    }
}
