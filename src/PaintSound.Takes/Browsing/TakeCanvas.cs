using PaintSound.Core.Sources;
using PaintSound.Takes.Pictures;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Browsing;

/// <summary>The frames of a take, at any moment. Decoding starts at the last whole picture, at most 4 s before. Thread-safe.</summary>
/// <param name="index">The index of the take.</param>
public sealed class TakeCanvas(TakeIndex index)
{
    /// <summary>Reads the frame that the camera had delivered last at a moment.</summary>
    /// <param name="seconds">Seconds from the start of the performance.</param>
    /// <returns>224 x 224 x 3 bytes; null if there was no frame yet, or if it is damaged.</returns>
    /// <exception cref="TakeException">The file cannot be read.</exception>
    public byte[]? Read(double seconds)
    {
        if (index.Parts.LastOrDefault(part => part.Frames.Count > 0 && part.Frames[0].Seconds <= seconds) is not { } found)
        {
            return null;
        }

        var number = found.Frames.FindLastIndex(frame => frame.Seconds <= seconds);
        try
        {
            using FrameFileReader reader = new(TakeFiles.OpenRead(Path.Combine(found.Folder, TakeFiles.Canvas)));
            return reader.ReadAt(found.Frames[number].Place) is { Length: IFrameSource.FrameBytes } rgb ? rgb.ToArray() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TakeException($"The canvas of the take {index.Take.Folder} cannot be read: {e.Message}", e);
        }
    }
}
