using PaintSound.Core.Brush;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The contact microphone, or several.</summary>
/// <param name="Source">Where the sound comes from.</param>
/// <param name="Range">The levels of the lightest and the heaviest stroke.</param>
internal sealed record BrushInputSettings(SourceSettings Source, BrushRange Range)
{
    /// <summary>The lowest level in dB that loudspeakers can have: less is digital silence.</summary>
    public const double MinLoudspeakerDb = -100;

    /// <summary>The loudest level in dB that loudspeakers reach at the microphone; null if it is not known.</summary>
    public float? LoudspeakerDb { get; init; }

    /// <summary>The microphones on the canvas, if there are several; empty for one.</summary>
    public IReadOnlyList<MicrophoneSettings> Microphones { get; init; } = [];
}
