using PaintSound.Media.Pictures;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Writing;

/// <summary>Scales a picture file to screen size or smaller and encodes it as JPEG.</summary>
/// <param name="pictures">Reads the file.</param>
/// <param name="fit">The size; null for 1920 x 1200 pixels.</param>
public sealed class ScreenJpeg(IPictureReader pictures, PictureFit? fit = null)
{
    private static readonly PictureFit Screen = PictureFit.Within(1920, 1200);

    /// <summary>Reads a picture upright and in sRGB, and scales it down to at most the size of this object. It is never enlarged.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>The JPEG.</returns>
    /// <exception cref="MediaException">The file is not a picture, is damaged or is too large.</exception>
    public async Task<byte[]> ReadAsync(string file, CancellationToken stop)
    {
        byte[] jpeg = [];
        await DedicatedThread.RunAsync("scaling " + Path.GetFileName(file), () => jpeg = Read(file, stop));
        return jpeg;
    }

    /// <summary>Encodes a picture as this object encodes files.</summary>
    /// <param name="picture">The picture, in its final size.</param>
    /// <param name="file">Path of its file, for messages.</param>
    /// <exception cref="MediaException">It cannot be encoded.</exception>
    public static byte[] Encode(PicturePixels picture, string file) =>
        RgbJpeg.Encode(picture.Rgb, picture.Width, picture.Height) ?? throw MediaFile.CreateReadException(file, "its scaled copy cannot be encoded as JPEG");

    private byte[] Read(string file, CancellationToken stop) => Encode(pictures.Read(file, fit ?? Screen, stop), file);
}
