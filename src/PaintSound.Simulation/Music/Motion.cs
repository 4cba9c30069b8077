namespace PaintSound.Simulation.Music;

/// <summary>How a voice moves from one pitch to the next.</summary>
internal enum Motion
{
    /// <summary>Small steps in both directions.</summary>
    Wander,

    /// <summary>Any pitch in the range.</summary>
    Leap,

    /// <summary>Upwards, then again from the lowest pitch.</summary>
    Rise,

    /// <summary>Downwards, then again from the highest pitch.</summary>
    Fall,

    /// <summary>Repeats the same eight pitches.</summary>
    Repeat,
}
