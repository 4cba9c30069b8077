namespace PaintSound.Performance.Pipeline;

/// <summary>The kinds of <see cref="PipelineCommand"/>.</summary>
public enum PipelineCommandKind
{
    /// <summary>The analysis of the canvas starts anew.</summary>
    ResetCanvas,

    /// <summary>Nothing is taken for paint.</summary>
    HoldCanvas,

    /// <summary>Paint is taken for paint again.</summary>
    ReleaseCanvas,

    /// <summary>The corners moved with the canvas.</summary>
    RealignCanvas,

    /// <summary>The proportions of the canvas: width divided by height.</summary>
    SetAspect,

    /// <summary>The calibration: the quiet and the loud level of the brush in dB, and the flicker threshold.</summary>
    Calibrate,

    /// <summary>The loudest level in dB that loudspeakers reach at the contact microphone.</summary>
    SetLoudspeakers,
}
