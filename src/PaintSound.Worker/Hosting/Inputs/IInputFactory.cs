using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>Opens the brush, the canvas and the music of a performance.</summary>
internal interface IInputFactory
{
    /// <summary>The canvas larger than its frames, for the pages; null if no page shows it.</summary>
    DisplayFrame? DisplayFrame => null;

    /// <summary>Opens all inputs. Nothing is delivered before the performance runs them.</summary>
    /// <exception cref="Core.PaintSoundException">A device or file does not exist or cannot be used.</exception>
    Task<PerformanceInputs> OpenAsync(CancellationToken stop);
}
