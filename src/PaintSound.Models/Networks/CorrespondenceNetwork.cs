using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>Opens correspondence networks of both kinds. The manifest defines the kind.</summary>
public static class CorrespondenceNetwork
{
    /// <summary>Opens the network in a folder. Use an instance on one thread at a time; open one for each thread.</summary>
    /// <param name="folder">The folder with <c>model.json</c>.</param>
    /// <param name="sessions">Creates the sessions.</param>
    /// <exception cref="ModelException">The manifest or a file is missing or invalid. The message says which.</exception>
    public static ICorrespondenceNetwork Open(string folder, SessionFactory sessions)
    {
        var manifest = Manifest.Read(folder, Manifest.Correspondence);
        return manifest.Cosine is null ? new ConcatenationNetwork(manifest, sessions) : new CosineNetwork(manifest, sessions);
    }
}
