namespace PaintSound.Core.Congruity;

/// <summary>Whether a congruity is reliable, and if not, the main reason.</summary>
public enum CongruityReliability
{
    /// <summary>The value is reliable.</summary>
    Reliable,

    /// <summary>There is too little paint on the canvas.</summary>
    TooLittlePaint,

    /// <summary>There is too little sound in the last 4 s of music.</summary>
    TooLittleSound,

    /// <summary>There are too few random pairs to compare with: the library is small and the performance has just started.</summary>
    TooFewPairs,
}
