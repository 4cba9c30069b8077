namespace PaintSound.Core.Brush.Microphones;

/// <summary>The state of a check with taps.</summary>
public enum TapState
{
    /// <summary>No check has begun.</summary>
    Idle,

    /// <summary>The next tap is awaited.</summary>
    Waiting,

    /// <summary>No tap was heard in time.</summary>
    NotHeard,

    /// <summary>All taps were heard.</summary>
    Done,
}
