namespace PaintSound.Simulation.Music;

/// <summary>How a voice goes from one pitch to the next.</summary>
internal enum Motion
{
    /// <summary>In small steps.</summary>
    Wander,

    /// <summary>Anywhere in its reach.</summary>
    Leap,

    /// <summary>Upwards, and again from the bottom.</summary>
    Rise,

    /// <summary>Downwards, and again from the top.</summary>
    Fall,

    /// <summary>The same eight pitches again and again.</summary>
    Repeat,
}
