namespace PaintSound.Core.Sources;

/// <summary>The state of a source. A lost device is a state; it does not throw an exception that ends the performance.</summary>
public enum SourceState
{
    /// <summary>Sound or frames arrive.</summary>
    Running,

    /// <summary>The same frame arrives again and again (a frozen camera), or nothing has arrived for a while.</summary>
    Stale,

    /// <summary>The device is lost, or the recording has ended.</summary>
    Lost,

    /// <summary>The device is being opened again.</summary>
    Retrying,
}
