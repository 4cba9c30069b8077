using PaintSound.Core.Control;

namespace PaintSound.Worker.Controls;

/// <summary>The presets after a change.</summary>
/// <param name="Presets">All presets.</param>
/// <param name="Message">What was done, for people.</param>
internal sealed record PresetChange(IReadOnlyList<ControlPreset> Presets, string Message);
