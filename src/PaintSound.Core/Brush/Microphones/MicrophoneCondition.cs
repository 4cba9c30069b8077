namespace PaintSound.Core.Brush.Microphones;

/// <summary>Whether a contact microphone works.</summary>
public enum MicrophoneCondition
{
    /// <summary>No sound arrives from the device.</summary>
    Missing,

    /// <summary>It works.</summary>
    Working,

    /// <summary>It clips, or has clipped in the last three seconds.</summary>
    Clipping,

    /// <summary>It hums: most of its sound repeats with the mains, and is loud.</summary>
    Humming,

    /// <summary>It delivers digital zeros, or one value again and again.</summary>
    Silent,

    /// <summary>It delivers the samples of another microphone.</summary>
    Copy,
}
