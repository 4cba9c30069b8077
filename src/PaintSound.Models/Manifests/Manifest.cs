using System.Text.Json;
using PaintSound.Core.Signal;

namespace PaintSound.Models.Manifests;

/// <summary>A network's description, read from its <c>model.json</c>.</summary>
/// <param name="Role">What it is for: <see cref="Correspondence"/> or <see cref="SoundEmbedding"/>.</param>
/// <param name="Name">For example <c>compact</c> or <c>paper</c>.</param>
/// <param name="Hash">
/// SHA-256 of the manifest file, in hex. The manifest lists the SHA-256 of every file that the network reads, so this hash covers them
/// all. Stored vectors belong to it.
/// </param>
/// <param name="Mel">The log-mel that it was trained on.</param>
public sealed record Manifest(string Role, string Name, string Hash, MelSettings Mel)
{
    /// <summary>The role of an image-sound network: files image and sound, and join where a head scores.</summary>
    public const string Correspondence = "correspondence";

    /// <summary>The role of a sound network: file sound.</summary>
    public const string SoundEmbedding = "sound-embedding";

    /// <summary>The manifest's file name in the folder of a network.</summary>
    public const string FileName = "model.json";

    /// <summary>The maker's version of the network.</summary>
    public string Version { get; init; } = "";

    /// <summary>The licence under which the weights may be used.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The ONNX files by their part: image, sound, join.</summary>
    public IReadOnlyDictionary<string, NetworkFile> Files { get; init; } = new Dictionary<string, NetworkFile>();

    /// <summary>Every file that the network reads: the graphs, each followed by its data files. Each file once.</summary>
    public IEnumerable<NetworkFile> AllFiles => Files.Values.SelectMany(graph => graph.Data.Prepend(graph)).DistinctBy(file => file.Path);

    /// <summary>The picture that a correspondence network sees; null for a sound network.</summary>
    public ImageSettings? Image { get; init; }

    /// <summary>The cosine that scores two towers into one shared space; null where a head scores, and for a sound network.</summary>
    public CosineSettings? Cosine { get; init; }

    /// <summary>Length of a half vector, which is an embedding where a cosine scores; 0 for a sound network.</summary>
    public int Half { get; init; }

    /// <summary>Length of the rhythm embedding; 0 for a correspondence network, and where only the pooled last convolution is given.</summary>
    public int Rhythm { get; init; }

    /// <summary>Length of the timbre embedding; 0 where there is no rhythm embedding either.</summary>
    public int Timbre { get; init; }

    /// <summary>Length of the pooled last convolution; 0 for a correspondence network, and where it is not given.</summary>
    public int Pooled { get; init; }

    /// <summary>How the network was made, as its maker wrote it; undefined when nothing was written.</summary>
    public JsonElement Training { get; init; }

    /// <summary>What was measured of it, as its maker wrote it; undefined when nothing was written.</summary>
    public JsonElement Results { get; init; }

    /// <summary>Reads and checks the manifest in a network's folder; the ONNX files are read when it is opened.</summary>
    /// <param name="folder">The folder with <c>model.json</c> and the ONNX files.</param>
    /// <param name="role">The role that is needed, or null for either.</param>
    /// <exception cref="ModelException">The manifest is missing, broken, incomplete or for another role.</exception>
    public static Manifest Read(string folder, string? role = null) => ManifestReader.Read(folder, role);
}
