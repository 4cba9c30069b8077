using PaintSound.Core.Brush;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Perception;

/// <summary>What a worker perceives of the last 4 s of brush. It can travel to another worker, which then needs no sound. Immutable.</summary>
/// <param name="Summary">The summary of the 4 s; silence for a lost microphone.</param>
/// <param name="Activity">What the brush does now.</param>
/// <param name="RateOctave">The rate of onsets in octaves, as <see cref="Choosing.SoundDistance"/> compares it.</param>
/// <param name="CentroidOctave">The centroid of the power in octaves above 1 Hz.</param>
/// <param name="Rhythm">The embedding's rhythm; empty if the sound distance in use does not need it.</param>
/// <param name="Timbre">The embedding's timbre; empty if the sound distance in use does not need it.</param>
/// <param name="Pooled">The pooled embedding; empty if the sound distance in use does not need it.</param>
public sealed record BrushPerception(
    BrushSummary Summary, BrushActivity Activity, float RateOctave, float CentroidOctave, Half[] Rhythm, Half[] Timbre, Half[] Pooled)
{
    private const float LongAgo = 4;   // seconds

    /// <summary>No sound: the microphone or the line is lost.</summary>
    public static BrushPerception Silence { get; } = new(new BrushSummary(Decibels.Silence, 0, 0), new BrushActivity(Decibels.Silence, 0, LongAgo), 0, 0, [], [], []);

    /// <summary>Returns this perception as that of a brush that is silent now.</summary>
    public BrushPerception Silenced => this with { Summary = Silence.Summary, Activity = Silence.Activity };
}
