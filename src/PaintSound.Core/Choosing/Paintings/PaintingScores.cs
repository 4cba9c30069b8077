namespace PaintSound.Core.Choosing.Paintings;

/// <summary>The distances of every painting of the library from the music. Every perception step overwrites the values.</summary>
/// <param name="count">Number of paintings.</param>
public sealed class PaintingScores(int count)
{
    /// <summary>Number of paintings.</summary>
    public int Count { get; } = count;

    /// <summary>Correspondence with the music, 0 close ... 1 far.</summary>
    public float[] Correspondence { get; } = new float[count];

    /// <summary>What selection sorts by: how far the painting is from this music, compared with other music (<see cref="Popularity.Standardise"/>). Lower is closer.</summary>
    public float[] MusicDistance { get; } = new float[count];
}
