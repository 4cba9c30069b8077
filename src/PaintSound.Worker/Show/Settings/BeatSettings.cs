namespace PaintSound.Worker.Show.Settings;

/// <summary>Where PaintSound hears tempo and bars.</summary>
/// <param name="Source">The source.</param>
internal sealed record BeatSettings(BeatSourceKind Source);
