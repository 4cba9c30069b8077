using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Music;

namespace PaintSound.Core.Perception;

/// <summary>What a worker perceives of the last 4 s of music. It can travel to another worker, which then needs no sound. Immutable.</summary>
/// <param name="Summary">The summary of the 4 s.</param>
/// <param name="SoundHalf">The sound half of the correspondence network; empty if there is no sound.</param>
/// <param name="Qualities">What the rule of correspondence compares.</param>
/// <param name="VariationDb">How much the music varies, in dB.</param>
public sealed record MusicPerception(MusicSummary Summary, Half[] SoundHalf, MusicQualities Qualities, float VariationDb)
{
    /// <summary>No sound: the source or the line is lost.</summary>
    public static MusicPerception Silence { get; } = new(MusicSummary.Silence, [], default, 0);
}
