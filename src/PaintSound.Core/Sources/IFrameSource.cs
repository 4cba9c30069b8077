namespace PaintSound.Core.Sources;

/// <summary>A camera, a video file or a simulation: delivers rectified frames of the canvas.</summary>
public interface IFrameSource
{
    /// <summary>The width and height of every frame in pixels (paper, 3.1).</summary>
    const int Size = 224;

    /// <summary>The number of bytes in a frame.</summary>
    const int FrameBytes = Size * Size * 3;

    /// <summary>The name for messages to people: the device or the file.</summary>
    string Name { get; }

    /// <summary>
    /// True for a camera. Its frames always differ a little, so identical frames mean that it froze. False for recordings and simulations.
    /// </summary>
    bool IsLive { get; }

    /// <summary>
    /// Delivers frames from one thread at a time, until the recording ends or <paramref name="stop"/> is cancelled. If the device is lost, the
    /// source reports that and opens it again; it does not throw.
    /// </summary>
    /// <param name="onFrame">Called for every frame.</param>
    /// <param name="report">Called for every change of state.</param>
    /// <param name="stop">Stops the source.</param>
    Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop);
}
