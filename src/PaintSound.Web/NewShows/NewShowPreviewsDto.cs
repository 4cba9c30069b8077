using PaintSound.Web.Setup;

namespace PaintSound.Web.NewShows;

/// <summary>What the chosen devices deliver now.</summary>
/// <param name="Brush">The contact microphone; null if none is chosen.</param>
/// <param name="Music">The composer's sound; null if none is chosen.</param>
/// <param name="Canvas">The camera; null if none is chosen.</param>
public sealed record NewShowPreviewsDto(MicrophoneDto? Brush, MicrophoneDto? Music, PicturePreviewDto? Canvas);
