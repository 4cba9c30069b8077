namespace PaintSound.Core.Congruity;

/// <summary>Why a congruity is not to be relied on yet.</summary>
public enum CongruityReliability
{
    /// <summary>It is to be relied on.</summary>
    Reliable,

    /// <summary>There is too little paint on the canvas.</summary>
    TooLittlePaint,

    /// <summary>There is too little music in the last four seconds.</summary>
    TooLittleSound,

    /// <summary>There are too few other pairs to compare with: the library is small and the performance young.</summary>
    TooFewPairs,
}
