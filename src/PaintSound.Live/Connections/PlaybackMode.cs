namespace PaintSound.Live.Connections;

/// <summary>How an excerpt is played.</summary>
public enum PlaybackMode
{
    /// <summary>Once, from its start to its end.</summary>
    Once,

    /// <summary>Repeatedly, until another excerpt starts.</summary>
    Loop,
}
