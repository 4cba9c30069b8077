namespace PaintSound.Core.Timecode;

/// <summary>A frame rate of timecode. The value is its code in MIDI timecode.</summary>
public enum SmpteRate
{
    /// <summary>24 frames per second: film.</summary>
    Fps24 = 0,

    /// <summary>25 frames per second: EBU.</summary>
    Fps25 = 1,

    /// <summary>30000/1001 frames per second, about 29.97, with drop-frame numbers.</summary>
    Fps2997Drop = 2,

    /// <summary>30 frames per second.</summary>
    Fps30 = 3,
}
