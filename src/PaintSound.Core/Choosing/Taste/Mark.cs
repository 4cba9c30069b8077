using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Core.Choosing.Taste;

/// <summary>One mark of an artist: a picture, music, and whether they belong together.</summary>
/// <param name="Kind">What the artist said.</param>
/// <param name="Picture">The qualities of the picture.</param>
/// <param name="Music">The qualities of the music.</param>
/// <param name="LogOdds">The log odds that the network gave the pair, without anything learned: below 0 close, above 0 far.</param>
/// <param name="Work">The id of the work that the music is from; null for live music.</param>
/// <param name="StartSeconds">The start of the excerpt within the work; null for live music.</param>
/// <param name="Painting">The id of the painting; null for the canvas.</param>
public sealed record Mark(
    MarkKind Kind, PictureQualities Picture, MusicQualities Music, float LogOdds, string? Work = null, double? StartSeconds = null, string? Painting = null)
{
    /// <summary>True if picture and music belong together.</summary>
    public bool Belongs => Kind != MarkKind.No;
}
