using PaintSound.Core.Works;

namespace PaintSound.Live.Set;

/// <summary>What a set is made with besides its works.</summary>
public sealed record SetSettings
{
    /// <summary>Beats a minute, 20..999 as Live takes them.</summary>
    public double Tempo { get; init; } = 120;

    /// <summary>The control change that carries congruity: it opens the return track. Null for none.</summary>
    public SetMapping? Congruity { get; init; }

    /// <summary>
    /// The note that starts a cell's clip, or null where it has none. Null as a whole leaves the slots unmapped, as no set that Live
    /// itself has saved with such a mapping was there to learn from; the form of the mapping is that of Live's own scheme.
    /// </summary>
    public Func<ClipCell, SetMapping?>? Launch { get; init; }

    /// <summary>The note that stops a track, or null where it has none; null as a whole leaves the stop buttons unmapped.</summary>
    public Func<int, SetMapping?>? Stop { get; init; }
}
