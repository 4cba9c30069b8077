using PaintSound.Core.Framing;
#if VISION
using PaintSound.Vision;
#else
using PaintSound.Worker.Commands.Output;
#endif

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>Opens OpenCV, which is optional: the program can be built without it, and its native library may not load.</summary>
internal static class VisionLibrary
{
    /// <summary>Loads the library.</summary>
    /// <exception cref="Core.PaintSoundException">It cannot be used. The message says why and what to do.</exception>
#if VISION
    public static ICanvasVision Open() => OpenCvVision.Open();
#else
    public static ICanvasVision Open() => throw new CommandException(
        "PaintSound was built without OpenCV (-p:Vision=false), so it neither finds nor follows the canvas. Set the corners by hand on the setup page.");
#endif

    /// <summary>Finds the canvas in a picture.</summary>
    /// <exception cref="Core.PaintSoundException">The library cannot be used.</exception>
    public static FoundCanvas Find(CameraPicture picture) => Open().CreateFinder().Find(new RgbPicture(picture.Rgb, picture.Width, picture.Height));
}
