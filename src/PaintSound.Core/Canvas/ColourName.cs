namespace PaintSound.Core.Canvas;

/// <summary>The names of colours: the eleven basic colour terms of English (Berlin and Kay, 1969) and turquoise.</summary>
public enum ColourName
{
    /// <summary>Black.</summary>
    Black,

    /// <summary>Grey.</summary>
    Grey,

    /// <summary>White.</summary>
    White,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Brown: a dark orange or yellow.</summary>
    Brown,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Turquoise.</summary>
    Turquoise,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Violet.</summary>
    Violet,

    /// <summary>Pink: a light red or magenta.</summary>
    Pink,
}
