namespace PaintSound.Web.Setup;

/// <summary>The measurements of a calibration.</summary>
public enum Measurement
{
    /// <summary>A blank canvas, with nobody in front of it.</summary>
    Blank,

    /// <summary>Silence: nobody touches the canvas.</summary>
    Silence,

    /// <summary>One light stroke.</summary>
    Light,

    /// <summary>One heavy stroke.</summary>
    Heavy,

    /// <summary>The loudest music of the show from the loudspeakers: nobody touches the canvas. Only where music plays in the room.</summary>
    Loudspeakers,
}
