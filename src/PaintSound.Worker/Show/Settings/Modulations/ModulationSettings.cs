using PaintSound.Core.Modulation;

namespace PaintSound.Worker.Show.Settings.Modulations;

/// <summary>A modulation: what follows what, and how.</summary>
/// <param name="Name">The name that the author gave it; the depth control uses it.</param>
/// <param name="Source">What it follows.</param>
/// <param name="Curve">How it follows.</param>
/// <param name="Depth">How far the target moves at the start, 0 (not at all) ... 1 (over its whole range).</param>
/// <param name="Rate">The most values that are sent in a second.</param>
/// <param name="Target">The address, control or parameter that moves.</param>
internal sealed record ModulationSettings(
    string Name, ModulationSource Source, ModulationCurve Curve, double Depth, double Rate, TargetSettings Target);
