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

    /// <summary>The sound of the last 4 s does not change, like hum or noise: it is not music.</summary>
    SteadySound,

    /// <summary>There are too few other pictures to compare with: the library has hardly any paintings, and the network has no reference pictures.</summary>
    TooFewPictures,
}
