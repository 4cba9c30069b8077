using PaintSound.Media.Decoding;

namespace PaintSound.Film.Sound;

/// <summary>Prepares excerpts before they are read with <see cref="ReadExcerpt"/>, usually with <see cref="PreparedExcerpts.PrepareAsync"/>.</summary>
/// <param name="excerpts">All excerpts that will be read.</param>
/// <param name="stop">Cancels the call.</param>
public delegate Task PrepareExcerpts(IReadOnlyCollection<NeededExcerpt> excerpts, CancellationToken stop);
