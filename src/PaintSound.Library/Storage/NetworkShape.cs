using PaintSound.Models.Networks;

namespace PaintSound.Library.Storage;

/// <summary>What a library must know of a network to keep its vectors.</summary>
/// <param name="Role">The manifest's role.</param>
/// <param name="Name">The manifest's name.</param>
/// <param name="Hash">The manifest's hash.</param>
/// <param name="Width">Values in a row.</param>
/// <param name="Rhythm">How many of them, at the beginning, are the rhythm embedding; 0 for halves.</param>
/// <param name="Pooled">How many, at the end, are the pooled last convolution; what is between is timbre.</param>
internal sealed record NetworkShape(string Role, string Name, string Hash, int Width, int Rhythm, int Pooled)
{
    /// <summary>Halves: one row an excerpt, and one a painting.</summary>
    public static NetworkShape Of(ICorrespondenceNetwork network) =>
        new(network.Manifest.Role, network.Manifest.Name, network.Manifest.Hash, network.HalfSize, 0, 0);

    /// <summary>Embeddings: one row an excerpt: rhythm, timbre, pooled.</summary>
    public static NetworkShape Of(ISoundEmbeddingNetwork network) => new(
        network.Manifest.Role,
        network.Manifest.Name,
        network.Manifest.Hash,
        network.RhythmSize + network.TimbreSize + network.PooledSize,
        network.RhythmSize,
        network.PooledSize);

    /// <summary>The networks that a library was made with.</summary>
    public static List<NetworkShape> In(LibraryDatabase database) => database.Rows(
        "SELECT role, name, hash, width, rhythm, pooled FROM network",
        row => new NetworkShape(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    /// <summary>How a person tells it from another.</summary>
    public string Label => LabelOf(Name, Hash);

    /// <summary>How a person tells a network from another.</summary>
    public static string LabelOf(string name, string hash) => $"{name} {hash[..8]}";

    /// <summary>How its rows lie in their file.</summary>
    public VectorFormat Format => new(Hash, Width);
}
