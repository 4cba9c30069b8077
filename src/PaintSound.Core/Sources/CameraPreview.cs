namespace PaintSound.Core.Sources;

/// <summary>The latest whole picture of the camera, for whoever frames the canvas in it. Only the latest counts.</summary>
public sealed class CameraPreview
{
    /// <summary>Width of the pictures in pixels; a camera of other proportions is stretched, which leaves fractions of it as they are.</summary>
    public const int Width = 640;

    /// <summary>Height of the pictures in pixels.</summary>
    public const int Height = 360;

    /// <summary>Bytes of a picture: R, G and B of each pixel, row by row.</summary>
    public const int PictureBytes = Width * Height * 3;

    private readonly Lock _lock = new();
    private readonly byte[] _picture = new byte[PictureBytes];
    private long _number;

    /// <summary>Replaces the picture. Called from one thread; allocates nothing.</summary>
    /// <param name="rgb"><see cref="PictureBytes"/> bytes.</param>
    public void AddFrame(ReadOnlySpan<byte> rgb)
    {
        lock (_lock)
        {
            rgb.CopyTo(_picture);
            Interlocked.Increment(ref _number);
        }
    }

    /// <summary>Pictures since the beginning; 0 where none has come.</summary>
    public long FrameCount => Interlocked.Read(ref _number);

    /// <summary>Copies the picture.</summary>
    /// <param name="rgb">Receives <see cref="PictureBytes"/> bytes.</param>
    public void CopyTo(Span<byte> rgb)
    {
        lock (_lock)
        {
            _picture.CopyTo(rgb);
        }
    }
}
