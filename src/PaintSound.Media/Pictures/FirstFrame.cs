using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>Completes the first frame of an animation, which may cover only a part of its canvas.</summary>
internal static class FirstFrame
{
    /// <summary>Lays the frame at its place on a transparent canvas. Other pictures stay; their place on a printed page is of no interest.</summary>
    public static void PlaceOnCanvas(MagickImage image)
    {
        var page = image.Page;
        if (image.Format is MagickFormat.Gif or MagickFormat.Gif87 && page.Width > 0 && page.Height > 0
            && (page.X != 0 || page.Y != 0 || page.Width != image.Width || page.Height != image.Height)
            && (long)page.Width * page.Height <= MagickPictureReader.MaxPixels)
        {
            image.BackgroundColor = MagickColors.Transparent;
            image.Alpha(AlphaAction.Set);
            image.Extent(new MagickGeometry(-page.X, -page.Y, page.Width, page.Height));
        }

        image.ResetPage();
    }
}
