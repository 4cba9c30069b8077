using PaintSound.Library;
using PaintSound.Models;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Performance.Loading;

/// <summary>Finds the two networks of a performance.</summary>
public static class NetworkLoader
{
    /// <summary>Where PaintSound's own networks lie: beside the program.</summary>
    public static string Standard => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Opens one network for each role; a role that no folder has is played by PaintSound's own.</summary>
    /// <param name="folders">The user's folders, each a network's own or one that holds such folders; none for PaintSound's own.</param>
    /// <exception cref="ModelException">One is missing or damaged.</exception>
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

    /// <summary>The networks in a folder: the folder itself where it has a manifest, otherwise its subfolders that have one.</summary>
    /// <exception cref="ModelException">There is none.</exception>
    public static IReadOnlyList<string> In(string folder)
    {
        var path = Path.GetFullPath(folder);
        var networks = (IsNetwork(path) ? [path] : Directory.Exists(path) ? Directory.GetDirectories(path) : [])
            .Where(IsNetwork).Order(StringComparer.Ordinal).ToArray();
        return networks.Length > 0
            ? networks
            : throw new ModelException(
                $"There is no network in {path}: name a network's own folder, which holds its {Manifest.FileName}, or one that holds such folders.");
    }

    /// <summary>The folder of the network that plays a role.</summary>
    /// <param name="folders">The user's folders, as for <see cref="Open"/>.</param>
    /// <param name="role">A manifest's role.</param>
    /// <exception cref="ModelException">There is none, or more than one.</exception>
    public static string Find(IReadOnlyList<string> folders, string role)
    {
        string[] Playing(IEnumerable<string> networks) => [.. networks.Where(network => Manifest.Read(network).Role == role)];
        var found = Playing(folders.SelectMany(In).Distinct(StringComparer.Ordinal));
        if (found.Length == 0)
        {
            found = Playing(In(Standard));
        }

        return found.Length == 1
            ? found[0]
            : throw new ModelException(found.Length == 0
                ? $"There is no {role} network in {Standard}: build PaintSound again, or name a folder of your own that has one."
                : $"There are {found.Length} {role} networks, name one: {string.Join(", ", found)}.");
    }

    private static bool IsNetwork(string folder) => File.Exists(Path.Combine(folder, Manifest.FileName));
}
