namespace PaintSound.Worker.Takes.Export;

/// <summary>What can be made of a take.</summary>
internal enum ExportPart
{
    /// <summary>The selections as JSON.</summary>
    Selections,

    /// <summary>Tables of all events.</summary>
    Csv,

    /// <summary>A Standard MIDI File.</summary>
    Midi,

    /// <summary>The sound of brush and music.</summary>
    Sound,

    /// <summary>The strokes as sounds, each with the state of the painting.</summary>
    Strokes,

    /// <summary>A Live set.</summary>
    Live,

    /// <summary>The picture of the performance.</summary>
    Picture,

    /// <summary>The film of the performance.</summary>
    Film,
}
