namespace PaintSound.Core.Choosing;

/// <summary>Why a congruity is not to be relied on yet.</summary>
public enum CongruityDoubt
{
    /// <summary>It is to be relied on.</summary>
    None,

    /// <summary>There is too little paint on the canvas.</summary>
    Paint,

    /// <summary>There is too little music in the last four seconds.</summary>
    Sound,

    /// <summary>There are too few other pairs to compare with: the library is small and the performance young.</summary>
    Pairs,
}
