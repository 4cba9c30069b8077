namespace PaintSound.Web.Setup;

/// <summary>The steps of calibrating.</summary>
public enum Measurement
{
    /// <summary>The canvas is blank and nobody stands before it.</summary>
    Blank,

    /// <summary>Nobody touches the canvas.</summary>
    Silence,

    /// <summary>One light stroke.</summary>
    Light,

    /// <summary>One heavy stroke.</summary>
    Heavy,
}
