using PaintSound.Media;
using PaintSound.Media.Pictures;

namespace PaintSound.Worker.Outputs;

/// <summary>Reads the pictures of selected paintings for a film, each file once. Not thread-safe.</summary>
/// <param name="report">Receives a sentence about each picture that cannot be read.</param>
internal sealed class PaintingPictures(Action<string> report)
{
    private static readonly PictureFit Size = PictureFit.Within(480, 480);
    private readonly MagickPictureReader _reader = new();
    private readonly Dictionary<string, PicturePixels?> _read = new(StringComparer.Ordinal);

    /// <summary>Returns the picture of a file, at most 480 x 480 pixels; null if it cannot be read.</summary>
    /// <param name="file">Path of the painting.</param>
    /// <param name="stop">Cancels.</param>
    public PicturePixels? Read(string file, CancellationToken stop)
    {
        if (!_read.TryGetValue(file, out var picture))
        {
            _read.Add(file, picture = TryRead(file, stop));
        }

        return picture;
    }

    private PicturePixels? TryRead(string file, CancellationToken stop)
    {
        try
        {
            return _reader.Read(file, Size, stop);
        }
        catch (MediaException e)
        {
            report($"A painting is missing in the film: {e.Message}");
            return null;
        }
    }
}
