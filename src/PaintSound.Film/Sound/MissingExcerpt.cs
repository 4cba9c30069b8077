using PaintSound.Core.Choosing;

namespace PaintSound.Film.Sound;

/// <summary>An excerpt that could not be read for the mix; the mix has silence in its place.</summary>
/// <param name="Selection">The selection with that excerpt.</param>
/// <param name="Reason">Why it could not be read: one sentence that names the file.</param>
public sealed record MissingExcerpt(Selection Selection, string Reason);
