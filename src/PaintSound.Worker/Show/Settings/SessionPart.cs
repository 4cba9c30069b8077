namespace PaintSound.Worker.Show.Settings;

/// <summary>What a worker contributes to a session.</summary>
internal enum SessionPart
{
    /// <summary>Brush and canvas.</summary>
    Painter,

    /// <summary>Music.</summary>
    Composer,

    /// <summary>Nothing: it shows the performance to an audience.</summary>
    Audience,

    /// <summary>Nothing: it drives lights.</summary>
    Lights,
}
