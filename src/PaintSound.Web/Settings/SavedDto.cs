namespace PaintSound.Web.Settings;

/// <summary>The result of saving the controls in the show file.</summary>
/// <param name="Message">What was done, as a sentence for people.</param>
/// <param name="IsEdited">True if nothing was saved, because the file was edited since it was loaded.</param>
public sealed record SavedDto(string Message, bool IsEdited);
