namespace PaintSound.Core.Choosing;

/// <summary>
/// What a silent or humming brush may choose. An explicit rule on level, because a distance between embeddings
/// of near-silence means little.
/// </summary>
public enum SilencePolicy
{
    /// <summary>Only long held notes (paper, 3.4: "the hum and the silent background are matched with ... long held notes").</summary>
    Held,

    /// <summary>Nothing new: the current selection stays.</summary>
    Stay,

    /// <summary>Anything: silence is treated like any other sound.</summary>
    Any,
}
