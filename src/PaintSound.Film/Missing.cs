using PaintSound.Core.Choosing;

namespace PaintSound.Film;

/// <summary>An excerpt that could not be heard when it was to be mixed; silence is in its place.</summary>
/// <param name="Selection">Which one.</param>
/// <param name="Reason">Why, in one sentence that names the file.</param>
public sealed record Missing(Selection Selection, string Reason);
