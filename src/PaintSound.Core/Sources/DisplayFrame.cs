namespace PaintSound.Core.Sources;

/// <summary>
/// The canvas at twice the edge of a frame: enough to be projected, where a frame is enough to be judged. A source fills it just before it
/// hands on the frame of the same moment; whoever takes that frame may read it during the call. One thread.
/// </summary>
public sealed class DisplayFrame
{
    /// <summary>Pixels along an edge for each of a frame's.</summary>
    public const int Times = 2;

    /// <summary>Width and height in pixels.</summary>
    public const int Size = Times * IFrameSource.Size;

    /// <summary>Bytes of a picture.</summary>
    public const int PictureBytes = Size * Size * 3;

    private readonly byte[] _rgb = new byte[PictureBytes];

    /// <summary>R, G and B of each pixel, row by row.</summary>
    public Span<byte> Rgb => _rgb;
}
