using System.Runtime.InteropServices;
using OpenCvSharp;
using PaintSound.Core.Framing;
using PaintSound.Vision.Finding;

namespace PaintSound.Vision;

/// <summary>Finds and follows the canvas with OpenCV. Its native library is loaded by <see cref="Open"/> and not before. Thread-safe.</summary>
public sealed class OpenCvVision : ICanvasVision
{
    private const string Library = "OpenCvSharpExtern";

    private OpenCvVision(string version) => Name = $"OpenCV {version}";

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Loads OpenCV.</summary>
    /// <exception cref="VisionException">The native library is missing or cannot be loaded. The message says why and what to install.</exception>
    public static OpenCvVision Open()
    {
        try
        {
            // Loaded by name first: only this error says which other library is missing.
            NativeLibrary.Load(Library, typeof(Cv2).Assembly, searchPath: null);
            var version = Cv2.GetVersionString() ?? "of unknown version";

            // One core: the other ones belong to sound.
            Cv2.SetNumThreads(1);
            return new OpenCvVision(version);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException or OpenCvSharpException)
        {
            throw new VisionException(VisionException.Describe(e.Message, OperatingSystem.IsLinux()), e);
        }
    }

    /// <inheritdoc/>
    public ICanvasFinder CreateFinder() => new CanvasFinder();

    /// <inheritdoc/>
    public ICanvasTracker CreateTracker() => new Tracking.CanvasTracker();
}
