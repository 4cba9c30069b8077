using PaintSound.Core.Beat;

namespace PaintSound.Worker.Show.Settings;

/// <summary>Where PaintSound hears tempo and bars.</summary>
/// <param name="Source">The source.</param>
/// <param name="Port">The MIDI port of the clock, by its name or a part of it; empty for another source.</param>
/// <param name="Signature">The time signature of a source that has none; Live has its own.</param>
internal sealed record BeatSettings(BeatSourceKind Source, string Port, TimeSignature Signature)
{
    /// <summary>No beat.</summary>
    public static BeatSettings Off { get; } = new(BeatSourceKind.Off, string.Empty, TimeSignature.Common);

    /// <summary>The beat of Ableton Live.</summary>
    public static BeatSettings Live { get; } = Off with { Source = BeatSourceKind.Live };
}
