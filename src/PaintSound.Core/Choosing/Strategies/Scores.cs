namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// The distances of every excerpt of the library from the canvas and from the brush. Every perception step overwrites the values; the arrays
/// are allocated once.
/// </summary>
/// <param name="count">Number of excerpts.</param>
public sealed class Scores(int count)
{
    /// <summary>Number of excerpts.</summary>
    public int Count { get; } = count;

    /// <summary>Correspondence with the canvas, 0 close ... 1 far.</summary>
    public float[] Correspondence { get; } = new float[count];

    /// <summary>
    /// What the gate sorts by: the log odds of the correspondence, without the part that belongs to the excerpt alone (<see cref="Popularity"/>).
    /// Lower is closer.
    /// </summary>
    public float[] CanvasDistance { get; } = new float[count];

    /// <summary>Sound distance to the brush, 0 or more. The distance of two random pieces of music is about 1.</summary>
    public float[] SoundDistance { get; } = new float[count];
}
