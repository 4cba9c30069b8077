using PaintSound.Models.Networks;

namespace PaintSound.Library.Storage;

/// <summary>The identity of a network and the layout of its vectors.</summary>
/// <param name="Role">The manifest's role.</param>
/// <param name="Name">The manifest's name.</param>
/// <param name="Hash">The manifest's hash.</param>
/// <param name="Width">Values per row.</param>
/// <param name="Rhythm">Number of values at the start that are the rhythm embedding; 0 for halves.</param>
/// <param name="Pooled">Number of values at the end that are the pooled last convolution. The values between are the timbre embedding.</param>
internal sealed record NetworkShape(string Role, string Name, string Hash, int Width, int Rhythm, int Pooled)
{
    /// <summary>Returns the shape of halves: one row per excerpt and one per painting.</summary>
    public static NetworkShape From(ICorrespondenceNetwork network) =>
        new(network.Manifest.Role, network.Manifest.Name, network.Manifest.Hash, network.HalfSize, 0, 0);

    /// <summary>Returns the shape of embeddings: one row per excerpt with rhythm, timbre, pooled.</summary>
    public static NetworkShape From(ISoundEmbeddingNetwork network) => new(
        network.Manifest.Role,
        network.Manifest.Name,
        network.Manifest.Hash,
        network.RhythmSize + network.TimbreSize + network.PooledSize,
        network.RhythmSize,
        network.PooledSize);

    /// <summary>Reads the networks that a library was made with.</summary>
    public static List<NetworkShape> ReadAll(LibraryDatabase database) => database.Query(
        "SELECT role, name, hash, width, rhythm, pooled FROM network",
        row => new NetworkShape(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    /// <summary>Name and short hash, for messages.</summary>
    public string Label => FormatLabel(Name, Hash);

    /// <summary>Returns name and short hash, for messages.</summary>
    public static string FormatLabel(string name, string hash) => $"{name} {hash[..8]}";

    /// <summary>The format of its vector file.</summary>
    public VectorFormat Format => new(Hash, Width);
}
