using System.Globalization;
using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>
/// Reads pictures with ImageMagick. A picture is first scaled, then turned upright, converted to sRGB and laid over white, so that only the
/// first step works on all its pixels.
/// </summary>
public sealed class MagickPictureReader : IPictureReader
{
    /// <summary>Maximum number of pixels that are held in memory, at 3 or 4 bytes each. A JPEG is scaled down while it is decoded.</summary>
    public const long MaxPixels = 250_000_000;

    /// <summary>Maximum number of pixels of a JPEG, which is scaled down while it is decoded.</summary>
    private const long MaxJpegPixels = 1_000_000_000;

    /// <summary>Maximum number of pixels of a picture that is stored in another file.</summary>
    private const long MaxEmbeddedPixels = 64_000_000;

    // Larger pictures are read one at a time.
    private const long LargePixels = 16_000_000;

    // Decode a JPEG to at least this many times the final size, so that the last step averages.
    private const double JpegReserve = 2;

    // Shrink a large picture to this many times the final size before it is cropped, because cropping copies it.
    private const double CropReserve = 4;

    private readonly Lock _large = new();

    static MagickPictureReader()
    {
        // A damaged header must not fill the memory or the disk. One thread per picture: the other cores belong to the performance.
        ResourceLimits.Memory = 8 * (ulong)MaxPixels;
        ResourceLimits.Disk = 0;
        ResourceLimits.Thread = 1;
    }

    /// <inheritdoc/>
    public bool IsPicture(string file)
    {
        MediaFile.Require(file);
        using var source = PictureSource.Open(file);
        return source.Format is not null || PictureFormats.IsRaw(source.Format, file);
    }

    /// <inheritdoc/>
    public PicturePixels Read(string file, PictureFit fit, CancellationToken stop)
    {
        MediaFile.Require(file);
        using var source = PictureSource.Open(file);
        if (PictureFormats.IsRaw(source.Format, file))
        {
            throw MediaFile.CreateReadException(file, "it is a raw picture of a camera. Export it as JPEG, TIFF or PNG");
        }

        return Read(source, file, isEmbedded: false, fit, stop);
    }

    /// <inheritdoc/>
    public PicturePixels Read(ReadOnlyMemory<byte> picture, string file, PictureFit fit, CancellationToken stop)
    {
        using var source = PictureSource.Open(picture);
        return Read(source, file, isEmbedded: true, fit, stop);
    }

    private PicturePixels Read(PictureSource source, string file, bool isEmbedded, PictureFit fit, CancellationToken stop)
    {
        if (source.Format is not { } format)
        {
            throw MediaFile.CreateReadException(file, "it is not a picture of a format that PaintSound knows");
        }

        try
        {
            var info = source.ReadInfo();
            CheckSize(file, info, isEmbedded);
            if ((long)info.Width * info.Height <= LargePixels)
            {
                return Read(source, info, fit, stop);
            }

            lock (_large)
            {
                return Read(source, info, fit, stop);
            }
        }
        catch (MagickException error)
        {
            stop.ThrowIfCancellationRequested();
            throw MediaFile.CreateReadException(file, PictureErrors.Explain(error, source.Header, format, source.Length), error);
        }
    }

    private static void CheckSize(string file, MagickImageInfo info, bool isEmbedded)
    {
        var pixels = (long)info.Width * info.Height;
        // A progressive JPEG is held in memory as a whole.
        var max = isEmbedded ? MaxEmbeddedPixels : info is { Format: MagickFormat.Jpeg, Interlace: Interlace.NoInterlace } ? MaxJpegPixels : MaxPixels;
        if (pixels > max)
        {
            throw MediaFile.CreateReadException(file, string.Create(
                CultureInfo.InvariantCulture,
                $"it has {info.Width} x {info.Height} pixels, or its header is damaged; the limit is {max / 1_000_000} megapixels. Save a smaller copy"));
        }
    }

    private static PicturePixels Read(PictureSource source, MagickImageInfo info, PictureFit fit, CancellationToken stop)
    {
        var isTurned = info.Orientation >= Orientation.LeftTop;
        var stored = isTurned ? fit.Turned : fit;
        using var picture = source.ReadPixels((long)info.Width * info.Height, GetJpegSize(info, stored), stop);
        var image = picture.Image;
        FirstFrame.PlaceOnCanvas(image);
        Scale(image, stored);
        stop.ThrowIfCancellationRequested();
        image.AutoOrient();
        var isP3 = image.GetColorProfile() is null && source.HasP3Primaries();
        PictureColours.ConvertToSrgb(image);
        image.BackgroundColor = MagickColors.White;
        image.Alpha(AlphaAction.Remove);
        using var pixels = image.GetPixelsUnsafe();
        var rgb = pixels.ToByteArray(PixelMapping.RGB)!;
        if (isP3)
        {
            DisplayP3.ConvertToSrgb(rgb);
        }

        return new PicturePixels((int)image.Width, (int)image.Height, rgb, picture.Warning ?? FlatPicture.Describe(rgb, source.Length, (long)info.Width * info.Height));
    }

    /// <summary>The size at which a JPEG is decoded, or null for its own size.</summary>
    private static MagickGeometry? GetJpegSize(MagickImageInfo info, PictureFit fit)
    {
        var shrink = fit.GetShrink(info.Width, info.Height) / JpegReserve;
        return shrink >= 2 ? new MagickGeometry((uint)Math.Ceiling(info.Width / shrink), (uint)Math.Ceiling(info.Height / shrink)) : null;
    }

    private static void Scale(MagickImage image, PictureFit fit)
    {
        if (!fit.IsSquare)
        {
            var shrink = fit.GetShrink(image.Width, image.Height);
            ScaleTo(image, image.Width / shrink, image.Height / shrink);
            return;
        }

        var reserve = fit.GetShrink(image.Width, image.Height) / CropReserve;
        if ((long)image.Width * image.Height > LargePixels && reserve > 1)
        {
            ScaleTo(image, image.Width / reserve, image.Height / reserve);
        }

        var side = Math.Min(image.Width, image.Height);
        if (image.Width != image.Height)
        {
            image.Crop(new MagickGeometry((int)(image.Width - side) / 2, (int)(image.Height - side) / 2, side, side));
            image.ResetPage();
        }

        ScaleTo(image, fit.Width, fit.Height);
    }

    // Scale averages areas, as the camera's picture is scaled.
    private static void ScaleTo(MagickImage image, double width, double height)
    {
        var size = new MagickGeometry((uint)Math.Max(1, Math.Round(width)), (uint)Math.Max(1, Math.Round(height))) { IgnoreAspectRatio = true };
        if (size.Width != image.Width || size.Height != image.Height)
        {
            image.Scale(size);
        }
    }
}
