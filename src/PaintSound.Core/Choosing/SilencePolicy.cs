namespace PaintSound.Core.Choosing;

/// <summary>
/// Which excerpts can be selected for a silent or humming brush. This is an explicit rule on the level, because distances between embeddings
/// of near-silence have little meaning.
/// </summary>
public enum SilencePolicy
{
    /// <summary>Only excerpts with long held notes (paper, 3.4: "the hum and the silent background are matched with ... long held notes").</summary>
    Held,

    /// <summary>None: the current selection stays.</summary>
    Stay,

    /// <summary>Any excerpt: silence is treated like any other sound.</summary>
    Any,
}
