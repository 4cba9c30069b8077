using PaintSound.Core.Works;

namespace PaintSound.Live.Set;

/// <summary>The settings of a set, besides its works.</summary>
public sealed record SetSettings
{
    /// <summary>The tempo in beats per minute, 20..999.</summary>
    public double Tempo { get; init; } = 120;

    /// <summary>True if the gain of each clip brings its work to the median loudness of the library (EBU R128), false to leave the clips at 0 dB.</summary>
    public bool MatchesLoudness { get; init; } = true;

    /// <summary>The control change of congruity, which controls the volume of the return track. Null for no mapping.</summary>
    public SetMapping? Congruity { get; init; }

    /// <summary>
    /// Returns the note that starts the clip of a cell, or null. If the function is null, the slots are not mapped; this is the default, because
    /// there was no set saved by Live to learn this mapping from. Its format follows Live's own scheme.
    /// </summary>
    public Func<ClipCell, SetMapping?>? Launch { get; init; }

    /// <summary>Returns the note that stops a track, or null. If the function is null, the stop buttons are not mapped.</summary>
    public Func<int, SetMapping?>? Stop { get; init; }
}
