namespace PaintSound.Media.Artwork;

/// <summary>A picture in a music file, as it is stored there.</summary>
/// <param name="Kind">What it shows, by the numbers of ID3 and FLAC; 3 is the front of the cover.</param>
/// <param name="Content">The bytes of a picture file, such as a JPEG.</param>
internal sealed record EmbeddedPicture(uint Kind, ReadOnlyMemory<byte> Content)
{
    /// <summary>The front of the cover.</summary>
    public const uint Front = 3;
}
