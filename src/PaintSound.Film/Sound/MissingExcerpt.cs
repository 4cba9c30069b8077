using PaintSound.Core.Choosing;

namespace PaintSound.Film.Sound;

/// <summary>An excerpt that could not be read. The mix has silence at its time.</summary>
/// <param name="Selection">The selection with that excerpt.</param>
/// <param name="Reason">The reason: one sentence that names the file.</param>
public sealed record MissingExcerpt(Selection Selection, string Reason);
