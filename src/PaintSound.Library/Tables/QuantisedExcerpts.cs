using PaintSound.Core.Vectors;

namespace PaintSound.Library.Tables;

/// <summary>The vectors of excerpts with a byte a value.</summary>
/// <param name="SoundHalves">The sound halves.</param>
/// <param name="Rhythms">The rhythm embeddings.</param>
/// <param name="Timbres">The timbre embeddings.</param>
public sealed record QuantisedExcerpts(QuantisedRows SoundHalves, QuantisedRows Rhythms, QuantisedRows Timbres);
