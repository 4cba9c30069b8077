using PaintSound.Library.Mapping;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Library;

/// <summary>Updates the map of a library, and shows progress on standard error.</summary>
internal static class MapUpdate
{
    /// <summary>Places what has no place yet.</summary>
    /// <param name="library">The folder of the library.</param>
    /// <param name="models">Folders of networks, which take precedence over the bundled ones.</param>
    /// <param name="isNew">True to place everything anew.</param>
    /// <param name="stop">Cancels the update; the map stays as it was.</param>
    /// <returns>Null if everything had a place.</returns>
    public static async Task<MapReport?> RunAsync(string library, IReadOnlyList<string> models, bool isNew, CancellationToken stop)
    {
        var works = WorkLibrary.Open(library);
        if (!isNew && LibraryMap.IsComplete(works))
        {
            return null;
        }

        using var networks = NetworkLoader.Open(models);
        var excerpts = works.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
        var paintings = works.LoadPaintings(networks.Correspondence.Manifest);
        return await Progress.ShowAsync("Placing on the map", report => Task.Run(
            () => LibraryMap.Update(works, networks.Correspondence, excerpts, paintings, isNew, new FractionProgress(report, "excerpts"), stop), stop));
    }
}
