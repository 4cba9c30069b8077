namespace PaintSound.Web.State.Dto;

/// <summary>What can be taken back, kept and recalled.</summary>
/// <param name="Undo">What undo takes back; null if there is nothing.</param>
/// <param name="Redo">What redo does again; null if there is nothing.</param>
/// <param name="Changed">The controls whose values differ from the show file.</param>
/// <param name="Presets">The names of the presets, the oldest first.</param>
/// <param name="NoMusic">Why no music can be selected; null if music can be selected.</param>
public sealed record SettingsDto(string? Undo, string? Redo, IReadOnlyList<string> Changed, IReadOnlyList<string> Presets, string? NoMusic);
