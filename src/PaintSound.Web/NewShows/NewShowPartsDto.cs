namespace PaintSound.Web.NewShows;

/// <summary>What exists on this computer for a new show.</summary>
/// <param name="Folder">The folder of the show file.</param>
/// <param name="Answers">The answers at the beginning: those that were given, and else what exists.</param>
/// <param name="Libraries">The libraries that were found.</param>
/// <param name="Brush">The choices for the contact microphone.</param>
/// <param name="Canvas">The choices for the camera.</param>
/// <param name="Music">The choices for the composer's sound.</param>
/// <param name="Live">The choices for Ableton Live.</param>
/// <param name="Remarks">Sentences about what could not be listed.</param>
public sealed record NewShowPartsDto(
    string Folder,
    NewShowAnswersDto Answers,
    IReadOnlyList<NewShowChoiceDto> Libraries,
    IReadOnlyList<NewShowChoiceDto> Brush,
    IReadOnlyList<NewShowChoiceDto> Canvas,
    IReadOnlyList<NewShowChoiceDto> Music,
    IReadOnlyList<NewShowChoiceDto> Live,
    IReadOnlyList<string> Remarks);
