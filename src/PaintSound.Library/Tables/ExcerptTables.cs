using PaintSound.Core.Vectors;

namespace PaintSound.Library.Tables;

/// <summary>The excerpts of a library and their vectors, in the order of their works' ids and of time.</summary>
/// <param name="Folder">The folder of their files.</param>
/// <param name="Excerpts">What is known of each excerpt, one value a row.</param>
/// <param name="SoundHalves">Their sound halves.</param>
/// <param name="Rhythms">Their rhythm embeddings.</param>
/// <param name="Timbres">Their timbre embeddings.</param>
/// <param name="Pooleds">Their pooled last convolutions.</param>
/// <param name="Quantised">The same with a byte a value.</param>
internal sealed record ExcerptTables(
    string Folder, IRows<StoredExcerpt> Excerpts, IRows<float> SoundHalves, IRows<float> Rhythms, IRows<float> Timbres, IRows<float> Pooleds, QuantisedExcerpts Quantised);
