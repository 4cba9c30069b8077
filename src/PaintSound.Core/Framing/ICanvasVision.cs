namespace PaintSound.Core.Framing;

/// <summary>Creates what finds and follows the canvas. Thread-safe.</summary>
public interface ICanvasVision
{
    /// <summary>The library behind it with its version, for messages to people.</summary>
    string Name { get; }

    /// <summary>Creates a finder.</summary>
    ICanvasFinder CreateFinder();

    /// <summary>Creates a tracker.</summary>
    ICanvasTracker CreateTracker();
}
