namespace PaintSound.Web.NewShows;

/// <summary>The show file that the answers make, before it is written.</summary>
/// <param name="File">Its absolute path; empty if the name is none.</param>
/// <param name="Text">Its text; null if an answer is wrong.</param>
/// <param name="Suggestion">Another name, if a file of this name exists; else null.</param>
/// <param name="Name">The remark about the name.</param>
/// <param name="Library">The remark about the library.</param>
/// <param name="Brush">The remark about the contact microphone.</param>
/// <param name="Canvas">The remark about the camera.</param>
/// <param name="Music">The remark about the composer's sound.</param>
/// <param name="Live">The remark about Ableton Live.</param>
public sealed record NewShowDraftDto(
    string File,
    string? Text,
    string? Suggestion,
    NewShowRemarkDto Name,
    NewShowRemarkDto Library,
    NewShowRemarkDto Brush,
    NewShowRemarkDto Canvas,
    NewShowRemarkDto Music,
    NewShowRemarkDto Live);
