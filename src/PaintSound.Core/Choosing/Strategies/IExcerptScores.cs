namespace PaintSound.Core.Choosing.Strategies;

/// <summary>The distances of every excerpt of the library from the canvas and from the brush. Not thread-safe.</summary>
public interface IExcerptScores
{
    /// <summary>
    /// What the gate sorts by: the log odds of the correspondence, without the part that belongs to the excerpt alone (<see cref="Popularity"/>).
    /// Lower is closer.
    /// </summary>
    IDistances Canvas { get; }

    /// <summary>Sound distances to the brush, 0 or more. The distance of two random pieces of music is about 1.</summary>
    IDistances Sound { get; }

    /// <summary>Returns the correspondence of an excerpt with the canvas, 0 close ... 1 far.</summary>
    float GetCorrespondence(int excerpt);
}
