namespace PaintSound.Core.Sources;

/// <summary>A camera, a video or a simulation: pictures of the canvas, already rectified.</summary>
public interface IFrameSource
{
    /// <summary>Width and height of every frame in pixels (paper, 3.1).</summary>
    const int Size = 224;

    /// <summary>Bytes in a frame.</summary>
    const int FrameBytes = Size * Size * 3;

    /// <summary>What a person calls it: the device or the file.</summary>
    string Name { get; }

    /// <summary>
    /// True for a camera, whose frames always differ a little: the same frame again and again means that it froze.
    /// False for recordings and simulations.
    /// </summary>
    bool IsLive { get; }

    /// <summary>
    /// Delivers frames, from one thread at a time, until the material ends or <paramref name="stop"/> is cancelled.
    /// A device that goes away is reported and opened again; it never throws for that.
    /// </summary>
    /// <param name="see">Called with every frame.</param>
    /// <param name="report">Called with every change of state.</param>
    /// <param name="stop">Ends the delivery.</param>
    Task RunAsync(FrameHandler see, Action<SourceReport> report, CancellationToken stop);
}
