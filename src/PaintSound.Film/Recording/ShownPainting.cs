using PaintSound.Media.Pictures;

namespace PaintSound.Film.Recording;

/// <summary>A painting that was selected for the music.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Title">Its title.</param>
/// <param name="Correspondence">Its correspondence with the music, 0 close ... 1 far.</param>
/// <param name="Picture">The picture; null if its file cannot be read.</param>
public sealed record ShownPainting(TimeSpan At, string Title, float Correspondence, PicturePixels? Picture);
