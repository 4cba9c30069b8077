using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Pictures;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>A picture of the camera from a file.</summary>
/// <param name="Rgb">Rows from the top, three bytes a pixel (R, G, B).</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
internal sealed record CameraPicture(byte[] Rgb, int Width, int Height)
{
    /// <summary>The smallest width and height in which a canvas can be found.</summary>
    private const int MinSize = 160;

    /// <summary>Reads a picture, or the first one of a video, upright and at most 1920 x 1200 pixels large.</summary>
    /// <exception cref="MediaException">The file cannot be read or is too small.</exception>
    public static async Task<CameraPicture> ReadAsync(FfmpegTools ffmpeg, string file, TimeProvider time, CancellationToken stop)
    {
        var reader = new MagickPictureReader();
        var picture = reader.IsPicture(file) ? reader.Read(file, PictureFit.Within(1920, 1200), stop) : await new VideoStill(ffmpeg, time).ReadAsync(file, stop);
        return picture.Width >= MinSize && picture.Height >= MinSize
            ? new CameraPicture(picture.Rgb, picture.Width, picture.Height)
            : throw new MediaException($"{file} is too small: the canvas can be found in pictures of at least {MinSize} x {MinSize} pixels.");
    }
}
