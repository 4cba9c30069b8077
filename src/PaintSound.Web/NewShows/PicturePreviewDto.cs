namespace PaintSound.Web.NewShows;

/// <summary>The picture of the chosen camera.</summary>
/// <param name="Number">The number of the newest picture; 0 before the first.</param>
/// <param name="Says">Whether the camera works, and what to do.</param>
/// <param name="IsWrong">True if a person must change something.</param>
public sealed record PicturePreviewDto(long Number, string Says, bool IsWrong);
