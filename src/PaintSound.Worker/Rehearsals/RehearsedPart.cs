namespace PaintSound.Worker.Rehearsals;

/// <summary>The kinds of parts that a rehearsal tries.</summary>
internal enum RehearsedPart
{
    /// <summary>Microphone, camera, music or beat.</summary>
    Source,

    /// <summary>What PaintSound selects.</summary>
    Selection,

    /// <summary>Who receives something: OSC, MIDI, lights, Live, timecode.</summary>
    Target,

    /// <summary>A control, or a way on which controls come in.</summary>
    Control,

    /// <summary>The start of the show.</summary>
    Start,
}
