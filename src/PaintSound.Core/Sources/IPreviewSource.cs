using PaintSound.Core.Signal;

namespace PaintSound.Core.Sources;

/// <summary>What the pages look at while somebody has them open: copies, taken from any thread, that delay nobody.</summary>
public interface IPreviewSource
{
    /// <summary>The mel that the brush is heard in.</summary>
    MelSettings Mel { get; }

    /// <summary>Copies the last four seconds of brush, band after band.</summary>
    /// <param name="picture">Receives bands x columns values of log-mel.</param>
    /// <returns>Columns since the beginning; the last of them is the picture's last.</returns>
    long CopyBrush(Span<float> picture);

    /// <summary>How many different pictures of the canvas there have been; 0 before the first.</summary>
    long CanvasFrameCount { get; }

    /// <summary>Copies the settled canvas, as it is judged.</summary>
    /// <param name="rgb">Receives <see cref="IFrameSource.FrameBytes"/> bytes.</param>
    void CopyCanvas(Span<byte> rgb);

    /// <summary>Copies the settled canvas, as large as it is known.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    void CopyDisplay(Span<byte> rgb);
}
