namespace PaintSound.Worker.Show.Settings;

/// <summary>The composer's live sound.</summary>
/// <param name="Source">Where the sound comes from.</param>
/// <param name="SilenceDb">The level below which the music is silent and no painting answers it, in dB relative to full scale.</param>
internal sealed record MusicInputSettings(SourceSettings Source, float SilenceDb);
