namespace PaintSound.Lights.Output;

/// <summary>What the lights do when the show ends.</summary>
public enum LightEnd
{
    /// <summary>The last levels are sent once more, and stay.</summary>
    Hold,

    /// <summary>Each channel goes to its level at rest, where depth 0 puts it.</summary>
    Rest,

    /// <summary>All channels go to 0.</summary>
    Black,
}
