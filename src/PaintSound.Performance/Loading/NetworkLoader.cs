using PaintSound.Library;
using PaintSound.Models;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Performance.Loading;

/// <summary>Finds and opens the two networks of a performance.</summary>
public static class NetworkLoader
{
    /// <summary>The folder of the bundled networks, beside the program.</summary>
    public static string BundledFolder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Opens one network for each role. If no folder has a network for a role, the bundled one is used.</summary>
    /// <param name="folders">The user's folders: network folders, or folders that contain network folders; empty for the bundled networks.</param>
    /// <exception cref="ModelException">A network is missing or damaged.</exception>
    public static EmbeddingNetworks Open(IReadOnlyList<string> folders)
    {
        var sessions = new SessionFactory();
        var correspondence = CorrespondenceNetwork.Open(Find(folders, Manifest.Correspondence), sessions);
        try
        {
            return new EmbeddingNetworks(correspondence, SoundEmbeddingNetwork.Open(Find(folders, Manifest.SoundEmbedding), sessions));
        }
        catch
        {
            correspondence.Dispose();
            throw;
        }
    }

    /// <summary>Returns the network folders in a folder: the folder itself if it has a manifest, otherwise its subfolders that have one.</summary>
    /// <exception cref="ModelException">The folder contains no network.</exception>
    public static IReadOnlyList<string> FindAll(string folder)
    {
        var path = Path.GetFullPath(folder);
        var networks = (IsNetwork(path) ? [path] : Directory.Exists(path) ? Directory.GetDirectories(path) : [])
            .Where(IsNetwork).Order(StringComparer.Ordinal).ToArray();
        return networks.Length > 0
            ? networks
            : throw new ModelException(
                $"There is no network in {path}. Use the folder of a network, which contains {Manifest.FileName}, or a folder that contains such folders.");
    }

    /// <summary>Reads the manifest of the network for a role.</summary>
    /// <param name="folders">The user's folders, as for <see cref="Open"/>.</param>
    /// <param name="role">The role in the manifest.</param>
    /// <exception cref="ModelException">There is no network for the role, more than one, or a damaged one.</exception>
    public static Manifest ReadManifest(IReadOnlyList<string> folders, string role) => Manifest.Read(Find(folders, role));

    /// <summary>Returns the folder of the network for a role.</summary>
    /// <param name="folders">The user's folders, as for <see cref="Open"/>.</param>
    /// <param name="role">The role in the manifest.</param>
    /// <exception cref="ModelException">There is no network for the role, or more than one.</exception>
    public static string Find(IReadOnlyList<string> folders, string role)
    {
        string[] WithRole(IEnumerable<string> networks) => [.. networks.Where(network => Manifest.Read(network).Role == role)];
        var matches = WithRole(folders.SelectMany(FindAll).Distinct(StringComparer.Ordinal));
        if (matches.Length == 0)
        {
            matches = WithRole(FindAll(BundledFolder));
        }

        return matches.Length == 1
            ? matches[0]
            : throw new ModelException(matches.Length == 0
                ? $"There is no {role} network in {BundledFolder}. Build PaintSound again, or use a folder of your own that contains one."
                : $"There are {matches.Length} {role} networks. Use only one of {string.Join(", ", matches)}.");
    }

    private static bool IsNetwork(string folder) => File.Exists(Path.Combine(folder, Manifest.FileName));
}
