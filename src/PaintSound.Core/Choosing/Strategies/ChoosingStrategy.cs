namespace PaintSound.Core.Choosing.Strategies;

/// <summary>How correspondence and sound distance are combined: "a design choice" of the artist (paper, 3.3).</summary>
public enum ChoosingStrategy
{
    /// <summary>The paper's strategy: the gate by correspondence with the canvas, then the nearest to the brush.</summary>
    GateThenSound,

    /// <summary>The reverse: the gate by sound distance to the brush, then the closest to the canvas.</summary>
    SoundThenGate,

    /// <summary>No gate: the lowest weighted sum of both ranks.</summary>
    WeightedRank,
}
