namespace PaintSound.Core.Brush;

/// <summary>The level of the sound between the strokes, learned while the sound runs. Holds the state of one stream. Does not allocate.</summary>
internal interface INoiseFloor
{
    /// <summary>The floor in dB; null until enough signal has been heard.</summary>
    float? LevelDb { get; }

    /// <summary>Learns from the next frame.</summary>
    /// <param name="levelDb">The level of the frame in dB, after the high-pass.</param>
    /// <param name="isSignal">False for a frame in which the interface sent no signal.</param>
    void Add(float levelDb, bool isSignal);

    /// <summary>True if a gate in the interface sends zeros between the touches, so that every sound after zeros is a touch.</summary>
    bool IsGated { get; }
}
