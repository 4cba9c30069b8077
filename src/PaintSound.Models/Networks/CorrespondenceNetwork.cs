using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>The one place where correspondence networks are opened; the manifest says which kind it is.</summary>
public static class CorrespondenceNetwork
{
    /// <summary>Opens the network in a folder. An instance belongs to one thread at a time; open one for each thread.</summary>
    /// <param name="folder">The folder with <c>model.json</c>.</param>
    /// <param name="sessions">Where sessions come from.</param>
    /// <exception cref="ModelException">Something is missing or does not fit; the message says what.</exception>
    public static ICorrespondenceNetwork Open(string folder, SessionFactory sessions)
    {
        var manifest = Manifest.Read(folder, Manifest.Correspondence);
        return manifest.Cosine is null ? new ConcatenationNetwork(manifest, sessions) : new CosineNetwork(manifest, sessions);
    }
}
