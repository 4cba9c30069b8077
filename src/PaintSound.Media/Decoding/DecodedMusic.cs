using PaintSound.Core.Sources;

namespace PaintSound.Media.Decoding;

/// <summary>What decoding a piece of music has found.</summary>
/// <param name="LoudnessLufs">
/// The integrated loudness in LUFS (EBU R128), as it is played on two loudspeakers: mono and the same sound on two channels are equally loud. Null for
/// silence, for sounds shorter than 0.4 s, and for more than two channels whose loudspeakers the file does not name.
/// </param>
/// <param name="Damage">What is wrong with the file, as a sentence, if it is damaged or incomplete and was read as far as it goes; else null.</param>
public sealed record DecodedMusic(double? LoudnessLufs, string? Damage)
{
    /// <summary>The tags of the file.</summary>
    public MediaTags Tags { get; init; } = MediaTags.None;

    /// <summary>Says that a file was read as far as it goes.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="samples">Samples that could be read, at 16 kHz.</param>
    internal static string DescribeDamage(string file, long samples) =>
        FormattableString.Invariant($"{file} is damaged or incomplete. {(double)samples / ISoundSource.SampleRate:0.0} s of it could be read.");
}
