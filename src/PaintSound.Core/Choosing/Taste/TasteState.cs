namespace PaintSound.Core.Choosing.Taste;

/// <summary>How far the marks of an artist have taught something.</summary>
public enum TasteState
{
    /// <summary>There are no marks.</summary>
    NoMarks,

    /// <summary>There are too few marks to tell whether they follow a rule. Selections are as shipped.</summary>
    TooFew,

    /// <summary>The marks do not foretell one another: they contradict each other, or follow what PaintSound cannot measure. Selections are as shipped.</summary>
    Contradictory,

    /// <summary>The marks begin to foretell one another. What was learned counts in part.</summary>
    Unclear,

    /// <summary>The marks foretell one another. What was learned counts in full.</summary>
    Learned,
}
