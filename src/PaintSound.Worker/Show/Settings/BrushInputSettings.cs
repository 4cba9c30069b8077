using PaintSound.Core.Brush;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The contact microphone.</summary>
/// <param name="Source">Where the sound comes from.</param>
/// <param name="Range">The levels of the lightest and the heaviest stroke.</param>
internal sealed record BrushInputSettings(SourceSettings Source, BrushRange Range);
