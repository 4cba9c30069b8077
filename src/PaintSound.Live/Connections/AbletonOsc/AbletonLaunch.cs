using PaintSound.Core.Events;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The launch on a track, followed through what AbletonOSC tells of the track's slots.</summary>
/// <param name="number">Its number.</param>
/// <param name="track">The track, from 0.</param>
/// <param name="clip">The slot, from 0.</param>
/// <param name="title">What it plays.</param>
/// <param name="start">Where the excerpt begins in the file, in seconds.</param>
/// <param name="isInPlace">True when the slot sounds already, from an earlier launch.</param>
internal sealed class AbletonLaunch(int number, int track, int clip, string title, double start, bool isInPlace)
{
    private bool _isInPlace = isInPlace;
    private bool _fired;
    private bool _sounds;

    public int Number => number;

    public int Track => track;

    public int Clip => clip;

    public string Title => title;

    public double Start => start;

    /// <summary>True once it is over.</summary>
    public bool HasEnded { get; set; }

    /// <summary>True while it sounds from this slot.</summary>
    public bool IsAt(int slot) => _sounds && slot == clip && !HasEnded;

    /// <summary>The slot that waits for its turn has changed; -1 none.</summary>
    /// <returns>What this means for the launch, or null.</returns>
    public LiveReportKind? Fired(int slot)
    {
        if (slot == clip && !_fired)
        {
            _fired = true;
            return LiveReportKind.Triggered;
        }

        // Its turn has come. A clip that sounded already from this slot is told in no other way.
        return slot != clip && _fired && !_sounds && _isInPlace ? Begin() : null;
    }

    /// <summary>The slot that sounds has changed; negative for none.</summary>
    /// <returns>What this means for the launch, or null.</returns>
    public LiveReportKind? Plays(int slot)
    {
        var was = _isInPlace;
        _isInPlace = slot == clip;
        return _isInPlace
            ? _fired && !_sounds && !was ? Begin() : null
            : _sounds ? LiveReportKind.Ended : null;
    }

    private LiveReportKind Begin()
    {
        _sounds = true;
        return LiveReportKind.Playing;
    }
}
