using PaintSound.Core.Signal;

namespace PaintSound.Core.Sources;

/// <summary>Provides copies of brush and canvas for the web pages. Thread-safe; a copy does not delay the performance.</summary>
public interface IPreviewSource
{
    /// <summary>The mel settings of the brush.</summary>
    MelSettings Mel { get; }

    /// <summary>Copies the log-mel of the last 4 s of brush, band after band.</summary>
    /// <param name="picture">Receives bands x columns values of log-mel.</param>
    /// <returns>The number of columns since the start; the last of them is the last copied column.</returns>
    long CopyBrush(Span<float> picture);

    /// <summary>The number of different pictures of the canvas so far; 0 before the first.</summary>
    long CanvasFrameCount { get; }

    /// <summary>Copies the settled canvas in the size that the networks use.</summary>
    /// <param name="rgb">Receives <see cref="IFrameSource.FrameBytes"/> bytes.</param>
    void CopyCanvas(Span<byte> rgb);

    /// <summary>Copies the settled canvas in the size of a <see cref="DisplayFrame"/>.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    void CopyDisplay(Span<byte> rgb);
}
