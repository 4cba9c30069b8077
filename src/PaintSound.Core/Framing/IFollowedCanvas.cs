namespace PaintSound.Core.Framing;

/// <summary>The settled picture of a canvas whose corners are followed. Thread-safe.</summary>
public interface IFollowedCanvas
{
    /// <summary>True if the settled picture shows the canvas and not only an estimate.</summary>
    bool IsCanvasSettled { get; }

    /// <summary>Copies the settled canvas in the size of a <see cref="Sources.DisplayFrame"/>.</summary>
    /// <param name="rgb">Receives <see cref="Sources.DisplayFrame.PictureBytes"/> bytes.</param>
    void CopyDisplay(Span<byte> rgb);

    /// <summary>Stops or continues to take what is seen for paint, because the canvas may have moved.</summary>
    void HoldCanvas(bool isHeld);

    /// <summary>Keeps the settled picture for frames that are seen with other corners.</summary>
    void RealignCanvas();

    /// <summary>Starts the settled picture anew.</summary>
    void ResetCanvas();

    /// <summary>Reports how the corners fit.</summary>
    void Report(FramingReport report);
}
