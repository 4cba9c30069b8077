namespace PaintSound.Live.Connections;

/// <summary>How an excerpt is played.</summary>
public enum PlaybackMode
{
    /// <summary>From its start to its end.</summary>
    Once,

    /// <summary>Again and again, until another one comes.</summary>
    Loop,
}
