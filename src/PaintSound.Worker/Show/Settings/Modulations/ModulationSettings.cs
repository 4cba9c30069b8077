using PaintSound.Core.Modulation;

namespace PaintSound.Worker.Show.Settings.Modulations;

/// <summary>A modulation: what follows what, and how.</summary>
/// <param name="Name">The name that the author gave it; the depth control uses it.</param>
/// <param name="Source">What it follows.</param>
/// <param name="Curve">How it follows.</param>
/// <param name="Depth">How far it moves its target at the beginning, 0..1.</param>
/// <param name="Rate">The most values that are sent in a second.</param>
/// <param name="Target">What it moves.</param>
internal sealed record ModulationSettings(
    string Name, ModulationSource Source, ModulationCurve Curve, double Depth, double Rate, TargetSettings Target);
