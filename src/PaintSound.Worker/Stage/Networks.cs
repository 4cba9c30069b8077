using PaintSound.Library;
using PaintSound.Models;

namespace PaintSound.Worker.Stage;

/// <summary>Finds the two networks of a performance.</summary>
internal static class Networks
{
    /// <summary>Where PaintSound's own networks lie: beside the program.</summary>
    public static string Standard => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Opens the networks in a folder: one subfolder with a manifest for each role.</summary>
    /// <param name="folder">The folder, or null for PaintSound's own.</param>
    /// <exception cref="ModelException">One is missing or damaged.</exception>
    public static EmbeddingNetworks Open(string? folder)
    {
        var models = Path.GetFullPath(folder ?? Standard);
        var sessions = new SessionFactory();
        var correspondence = CorrespondenceNetwork.Open(Find(models, Manifest.Correspondence), sessions);
        try
        {
            return new EmbeddingNetworks(correspondence, SoundEmbeddingNetwork.Open(Find(models, Manifest.SoundEmbedding), sessions));
        }
        catch
        {
            correspondence.Dispose();
            throw;
        }
    }

    private static string Find(string models, string role)
    {
        var found = Directory.Exists(models)
            ? Directory.GetDirectories(models)
                .Where(folder => File.Exists(Path.Combine(folder, Manifest.FileName)) && Manifest.Read(folder).Role == role)
                .ToArray()
            : [];
        return found.Length == 1
            ? found[0]
            : throw new ModelException(found.Length == 0
                ? $"There is no {role} network in {models}: it belongs into a subfolder with its {Manifest.FileName}."
                : $"There are {found.Length} {role} networks in {models}; keep one: {string.Join(", ", found.Select(Path.GetFileName))}.");
    }
}
