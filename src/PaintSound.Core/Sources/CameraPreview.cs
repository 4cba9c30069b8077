namespace PaintSound.Core.Sources;

/// <summary>Holds the latest complete picture of the camera, in which a person sets the corners of the canvas. Thread-safe.</summary>
public sealed class CameraPreview
{
    /// <summary>The width of the picture in pixels. A camera of another aspect ratio is stretched, so relative positions stay the same.</summary>
    public const int Width = 640;

    /// <summary>The height of the picture in pixels.</summary>
    public const int Height = 360;

    /// <summary>The number of bytes in a picture: R, G and B of each pixel, row by row.</summary>
    public const int PictureBytes = Width * Height * 3;

    private readonly Lock _lock = new();
    private readonly byte[] _picture = new byte[PictureBytes];
    private long _frameCount;

    /// <summary>Replaces the picture. Does not allocate.</summary>
    /// <param name="rgb"><see cref="PictureBytes"/> bytes.</param>
    public void AddFrame(ReadOnlySpan<byte> rgb)
    {
        lock (_lock)
        {
            rgb.CopyTo(_picture);
            Interlocked.Increment(ref _frameCount);
        }
    }

    /// <summary>The number of pictures since the start; 0 before the first.</summary>
    public long FrameCount => Interlocked.Read(ref _frameCount);

    /// <summary>Copies the latest picture; black before the first.</summary>
    /// <param name="rgb">Receives <see cref="PictureBytes"/> bytes.</param>
    public void CopyTo(Span<byte> rgb)
    {
        lock (_lock)
        {
            _picture.CopyTo(rgb);
        }
    }
}
