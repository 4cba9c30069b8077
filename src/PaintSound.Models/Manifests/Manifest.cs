using System.Runtime.InteropServices;
using System.Text.Json;
using PaintSound.Core.Signal;

namespace PaintSound.Models.Manifests;

/// <summary>The description of a network, read from its <c>model.json</c>. Immutable, thread-safe.</summary>
/// <param name="Role">The role of the network: <see cref="Correspondence"/> or <see cref="SoundEmbedding"/>.</param>
/// <param name="Name">For example <c>compact</c> or <c>paper</c>.</param>
/// <param name="Hash">
/// SHA-256 of the manifest file, in hex. The manifest lists the SHA-256 of every file that the network reads, so this hash covers them
/// all. A library stores it with its vectors.
/// </param>
/// <param name="Mel">The log-mel settings of its sound input.</param>
public sealed record Manifest(string Role, string Name, string Hash, MelSettings Mel)
{
    /// <summary>The role of an image-sound network. Its files are image and sound, and join if a head scores.</summary>
    public const string Correspondence = "correspondence";

    /// <summary>The role of a sound network. Its file is sound.</summary>
    public const string SoundEmbedding = "sound-embedding";

    /// <summary>The file name of the manifest in the folder of a network.</summary>
    public const string FileName = "model.json";

    /// <summary>The version of the network.</summary>
    public string Version { get; init; } = "";

    /// <summary>The licence of the weights.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The ONNX files by their part: image, sound, join.</summary>
    public IReadOnlyDictionary<string, NetworkFile> Files { get; init; } = new Dictionary<string, NetworkFile>();

    /// <summary>All files of the network: each graph, followed by its data files. Contains each file once.</summary>
    public IEnumerable<NetworkFile> AllFiles =>
        Files.Values.SelectMany(graph => graph.Data.Prepend(graph)).Concat(Reference is null ? [] : [Reference]).DistinctBy(file => file.Path);

    /// <summary>The image input of a correspondence network; null for a sound network.</summary>
    public ImageSettings? Image { get; init; }

    /// <summary>Cosine scoring of two towers in a shared space; null if a head scores, and for a sound network.</summary>
    public CosineSettings? Cosine { get; init; }

    /// <summary>Length of a half vector (with cosine scoring, of an embedding); 0 for a sound network.</summary>
    public int Half { get; init; }

    /// <summary>Length of the rhythm embedding; 0 for a correspondence network, and if the network computes only the pooled last convolution.</summary>
    public int Rhythm { get; init; }

    /// <summary>The elements of the rhythm embedding that measure onset rates; null if there are none.</summary>
    public OnsetRateElements? OnsetRates { get; init; }

    /// <summary>The image halves of reference pictures, in float32, one after the other; null if the network has none.</summary>
    public NetworkFile? Reference { get; init; }

    /// <summary>Length of the timbre embedding; 0 if there is no rhythm embedding.</summary>
    public int Timbre { get; init; }

    /// <summary>Length of the pooled last convolution; 0 for a correspondence network, and if the network does not compute it.</summary>
    public int Pooled { get; init; }

    /// <summary>The "training" section as its author wrote it; undefined if absent.</summary>
    public JsonElement Training { get; init; }

    /// <summary>The "results" section as its author wrote it; undefined if absent.</summary>
    public JsonElement Results { get; init; }

    /// <summary>Reads the image halves of the reference pictures: ordinary pictures, which tell how well a sound fits any picture.</summary>
    /// <returns>The halves, one after the other; empty if the network has none.</returns>
    /// <exception cref="ModelException">The file is missing, damaged, or not a whole number of halves.</exception>
    public float[] ReadReferenceHalves()
    {
        var bytes = Reference?.Read() ?? [];
        return bytes.Length % (sizeof(float) * Math.Max(1, Half)) == 0
            ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
            : throw new ModelException($"{Reference!.Path} does not contain halves of {Half} numbers. Copy the whole folder of the network again.");
    }

    /// <summary>Reads and validates the manifest in a folder. Does not read the ONNX files.</summary>
    /// <param name="folder">The folder with <c>model.json</c> and the ONNX files.</param>
    /// <param name="role">The required role, or null for any.</param>
    /// <exception cref="ModelException">The manifest is missing, invalid, incomplete or for another role.</exception>
    public static Manifest Read(string folder, string? role = null) => ManifestReader.Read(folder, role);
}
