using PaintSound.Osc.Output;

namespace PaintSound.Worker.Show.Settings.Modulations;

/// <summary>An OSC address of another program.</summary>
/// <param name="To">The computer and port of the program.</param>
/// <param name="Address">The OSC address.</param>
/// <param name="Scale">The numbers that the program expects.</param>
/// <param name="Program">The program, or null if the show does not name it.</param>
internal sealed record OscTargetSettings(OscTarget To, string Address, OscScale Scale, OscPreset? Program = null) : TargetSettings
{
    /// <inheritdoc/>
    public override double? Rate => Program?.Rate;
}
