namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// The distances of every excerpt of the library from the canvas and from the brush. They are computed when they are asked for, because most steps of a
/// performance select nothing, and a strategy needs one of them for a few excerpts only. Not thread-safe.
/// </summary>
public interface IExcerptScores
{
    /// <summary>
    /// What the gate sorts by: the log odds of the correspondence, without the part that belongs to the excerpt alone (<see cref="Popularity"/>).
    /// Lower is closer. Valid until canvas or settings change.
    /// </summary>
    ReadOnlySpan<float> CanvasDistances { get; }

    /// <summary>Sound distances to the brush, 0 or more. The distance of two random pieces of music is about 1. Valid until brush or settings change.</summary>
    ReadOnlySpan<float> SoundDistances { get; }

    /// <summary>Returns the correspondence of an excerpt with the canvas, 0 close ... 1 far.</summary>
    float GetCorrespondence(int excerpt);

    /// <summary>Computes the sound distances of some excerpts, with the same values as <see cref="SoundDistances"/>.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="distances">Receives one value for each.</param>
    void CopySoundDistances(ReadOnlySpan<int> excerpts, Span<float> distances);

    /// <summary>Counts the excerpts whose sound distance is below a limit.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="distance">The limit.</param>
    int CountNearer(ReadOnlySpan<int> excerpts, float distance);
}
