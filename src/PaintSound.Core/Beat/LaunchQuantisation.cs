namespace PaintSound.Core.Beat;

/// <summary>Live's global launch quantisation, with the numbers of <c>Song.clip_trigger_quantization</c> in the Live Object Model.</summary>
public enum LaunchQuantisation
{
    /// <summary>Clips start at once.</summary>
    None,

    /// <summary>8 bars.</summary>
    EightBars,

    /// <summary>4 bars.</summary>
    FourBars,

    /// <summary>2 bars.</summary>
    TwoBars,

    /// <summary>1 bar, Live's default.</summary>
    Bar,

    /// <summary>A half note.</summary>
    Half,

    /// <summary>A half-note triplet.</summary>
    HalfTriplet,

    /// <summary>A quarter note.</summary>
    Quarter,

    /// <summary>A quarter-note triplet.</summary>
    QuarterTriplet,

    /// <summary>An eighth note.</summary>
    Eighth,

    /// <summary>An eighth-note triplet.</summary>
    EighthTriplet,

    /// <summary>A sixteenth note.</summary>
    Sixteenth,

    /// <summary>A sixteenth-note triplet.</summary>
    SixteenthTriplet,

    /// <summary>A thirty-second note.</summary>
    ThirtySecond,
}
