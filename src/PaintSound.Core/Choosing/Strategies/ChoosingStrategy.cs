namespace PaintSound.Core.Choosing.Strategies;

/// <summary>How correspondence and sound distance are combined: "a design choice" of the artist (paper, 3.3).</summary>
public enum ChoosingStrategy
{
    /// <summary>The paper's: the gate by correspondence with the canvas, then the nearest to the brush.</summary>
    GateThenSound,

    /// <summary>The other way round: the nearest to the brush pass the gate, then the closest to the canvas.</summary>
    SoundThenGate,

    /// <summary>No gate: the lowest weighed sum of both ranks.</summary>
    WeightedRank,
}
