namespace PaintSound.Library.Storage;

/// <summary>The size of a library.</summary>
/// <param name="Works">Music works.</param>
/// <param name="Excerpts">Excerpts of all music works.</param>
/// <param name="Paintings">Paintings.</param>
internal sealed record LibraryCounts(int Works, int Excerpts, int Paintings);
