using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>How a knob's way becomes a setting: fine where fine steps matter.</summary>
internal static class ControlTaper
{
    /// <summary>The setting at a place of the knob.</summary>
    /// <param name="action">What the knob sets.</param>
    /// <param name="place">0..1.</param>
    public static double At(ControlAction action, double place) => action switch
    {
        // Each quarter of the way is a power of ten.
        ControlAction.Gate => ControlRange.Gate.Minimum * Math.Pow(ControlRange.Gate.Maximum / ControlRange.Gate.Minimum, place),
        ControlAction.Dwell => ControlRange.Dwell.Maximum * place * place * place,
        ControlAction.Smoothing => ControlRange.CongruitySmoothing.Maximum * place * place * place,
        _ => place,
    };

    /// <summary>The place of the knob for a setting.</summary>
    public static double Of(ControlAction action, double setting) => action switch
    {
        ControlAction.Gate => Math.Log(setting / ControlRange.Gate.Minimum) / Math.Log(ControlRange.Gate.Maximum / ControlRange.Gate.Minimum),
        ControlAction.Dwell => Math.Cbrt(setting / ControlRange.Dwell.Maximum),
        ControlAction.Smoothing => Math.Cbrt(setting / ControlRange.CongruitySmoothing.Maximum),
        _ => setting,
    };
}
