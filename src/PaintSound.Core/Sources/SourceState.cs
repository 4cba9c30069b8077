namespace PaintSound.Core.Sources;

/// <summary>How a source is. A lost device is a state, never an exception that ends the performance.</summary>
public enum SourceState
{
    /// <summary>Material arrives.</summary>
    Running,

    /// <summary>Material arrives but is the same again and again (a frozen camera), or none has come for a while.</summary>
    Stale,

    /// <summary>The device is gone, or the recording has come to its end.</summary>
    Lost,

    /// <summary>The device is being opened again.</summary>
    Retrying,
}
