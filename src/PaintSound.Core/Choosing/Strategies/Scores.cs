namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// How far every excerpt of the library is from the canvas and from the brush. Filled anew at every perception step;
/// its arrays are made once.
/// </summary>
/// <param name="count">Number of excerpts.</param>
public sealed class Scores(int count)
{
    /// <summary>Number of excerpts.</summary>
    public int Count { get; } = count;

    /// <summary>Correspondence with the canvas, 0 close ... 1 far.</summary>
    public float[] Correspondence { get; } = new float[count];

    /// <summary>Sound distance to the brush, 0 or more; two random pieces of music are about 1 apart.</summary>
    public float[] SoundDistance { get; } = new float[count];
}
