namespace PaintSound.Core.Sources;

/// <summary>
/// The canvas with twice the edge length of a frame, for projection; frames are large enough for analysis only. A source fills it immediately
/// before it delivers the frame of the same moment. The handler of that frame may read it during the call. For one thread.
/// </summary>
public sealed class DisplayFrame
{
    /// <summary>The edge length as a multiple of that of a frame.</summary>
    public const int Scale = 2;

    /// <summary>The width and height in pixels.</summary>
    public const int Size = Scale * IFrameSource.Size;

    /// <summary>The number of bytes in a picture.</summary>
    public const int PictureBytes = Size * Size * 3;

    private readonly byte[] _rgb = new byte[PictureBytes];

    /// <summary>R, G and B of each pixel, row by row.</summary>
    public Span<byte> Rgb => _rgb;
}
