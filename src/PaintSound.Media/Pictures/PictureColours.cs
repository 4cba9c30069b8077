using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>Converts colours to sRGB. A picture that does not say what its colours mean has sRGB, as in every browser.</summary>
internal static class PictureColours
{
    // The interoperability index of a camera that was set to AdobeRGB (DCF 2.0, 2.5.3; Exif 2.3, 4.6.7). Such cameras embed no profile.
    private const string AdobeInteroperability = "R03";

    /// <summary>Converts a picture from its profile, or from its colour space if it has none.</summary>
    public static void ConvertToSrgb(MagickImage image)
    {
        if (image.GetColorProfile() is { } embedded)
        {
            TryApply(image, embedded);
        }
        else if (FindCameraProfile(image) is { } camera)
        {
            TryApply(image, camera);
        }
        else if (image.ColorSpace == ColorSpace.Lab)
        {
            LabPixels.ConvertToSrgb(image);
        }

        if (image.ColorSpace != ColorSpace.sRGB)
        {
            image.ColorSpace = ColorSpace.sRGB;
        }
    }

    private static void TryApply(MagickImage image, IColorProfile profile)
    {
        // Some programs save a grey picture with the profile of its earlier colours.
        if (image.ColorSpace == ColorSpace.Gray && profile.ColorSpace == ColorSpace.sRGB)
        {
            image.ColorSpace = ColorSpace.sRGB;
        }

        try
        {
            image.RemoveProfile(profile.Name);
            image.TransformColorSpace(profile, ColorProfiles.SRGB);
        }
        catch (MagickException)
        {
            // A damaged profile, or one of another kind of picture. Viewers ignore it, too.
        }
    }

    // ImageMagick counts the directory of the interoperability index as that of the thumbnail.
    private static ColorProfile? FindCameraProfile(MagickImage image) =>
        AdobeInteroperability == (image.GetAttribute("exif:InteroperabilityIndex") ?? image.GetAttribute("exif:Thumbnail.InteroperabilityIndex"))
            ? ColorProfiles.AdobeRGB1998
            : null;
}
