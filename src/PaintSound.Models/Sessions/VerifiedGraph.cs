using PaintSound.Models.Manifests;
using PaintSound.Models.Onnx;

namespace PaintSound.Models.Sessions;

/// <summary>Reads a graph and its data files, and verifies their SHA-256.</summary>
internal static class VerifiedGraph
{
    /// <summary>
    /// Returns the graph as one ONNX file in memory. Reads each file once and verifies these bytes, so replacing a file afterwards
    /// has no effect.
    /// </summary>
    /// <exception cref="ModelException">
    /// A file is missing, unreadable or has another hash; the graph refers to a file that the manifest does not list; or the manifest
    /// lists a file that the graph does not read.
    /// </exception>
    public static byte[] Read(NetworkFile graph)
    {
        var model = graph.Read();
        var data = graph.Data.ToDictionary(file => file.Name, file => (ReadOnlyMemory<byte>)file.Read(), StringComparer.Ordinal);
        var unread = data.Keys.ToHashSet(StringComparer.Ordinal);
        var inliner = new ExternalDataInliner(location =>
        {
            if (RelativePath.ResolveNextTo(graph.Name, location) is not { } name || !data.TryGetValue(name, out var bytes))
            {
                throw new ModelException(
                    $"{graph.Path} reads \"{location}\", which model.json does not list. "
                    + "Add it to \"data\" of this file with its sha256, or export the network as one file.");
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
