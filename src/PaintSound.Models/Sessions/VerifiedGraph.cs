using PaintSound.Models.Manifests;
using PaintSound.Models.Onnx;

namespace PaintSound.Models.Sessions;

/// <summary>Reads a graph with everything that belongs to it, from files whose SHA-256 the manifest gives.</summary>
internal static class VerifiedGraph
{
    /// <summary>
    /// The graph as one ONNX file in memory. Each file is read once and its hash is taken from these bytes, so a file that is
    /// replaced afterwards changes nothing.
    /// </summary>
    /// <exception cref="ModelException">
    /// A file is missing, unreadable or another one, the graph refers to a file that the manifest does not list, or the manifest lists
    /// one that the graph does not read.
    /// </exception>
    public static byte[] Read(NetworkFile graph)
    {
        var model = graph.Read();
        var data = graph.Data.ToDictionary(file => file.Name, file => (ReadOnlyMemory<byte>)file.Read(), StringComparer.Ordinal);
        var unread = data.Keys.ToHashSet(StringComparer.Ordinal);
        var inliner = new ExternalDataInliner(location =>
        {
            if (RelativePath.Beside(graph.Name, location) is not { } name || !data.TryGetValue(name, out var bytes))
            {
                throw new ModelException(
                    $"{graph.Path} reads \"{location}\", which model.json does not list. "
                    + "List it in \"data\" of this file with its sha256, or export the network as one file.");
            }

            unread.Remove(name);
            return bytes;
        });
        try
        {
            model = inliner.Inline(model);
        }
        catch (InvalidDataException e)
        {
            throw new ModelException($"{graph.Path} is not an ONNX network that this PaintSound can load: {e.Message}.", e);
        }

        return unread.Count == 0
            ? model
            : throw new ModelException($"{graph.Path} does not read {string.Join(", ", unread)}, which model.json lists for it. Remove the entry.");
    }
}
