using System.Collections.Concurrent;
using PaintSound.Library.Storage;
using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Indexing;

/// <summary>
/// Builds a library from folders of music and paintings, or updates it after changes in them. A run can be stopped or killed
/// at any moment. The next run continues and produces the same library.
/// </summary>
/// <param name="decoder">Reads the files. Several pipelines use it at the same time.</param>
/// <param name="load">Loads a pair of networks. Called once for every pipeline.</param>
/// <param name="time">Measures the duration.</param>
public sealed class Indexer(IDecoder decoder, Func<EmbeddingNetworks> load, TimeProvider time)
{
    /// <summary>Indexes folders into a library. Works that are no longer in these folders are removed. Works of other folders stay.</summary>
    /// <param name="library">The folder of the library. It is created if it does not exist.</param>
    /// <param name="folders">Folders of music and paintings.</param>
    /// <param name="options">Collection, hop and number of pipelines.</param>
    /// <param name="progress">Receives reports during the run, from any thread; null for no reports.</param>
    /// <param name="stop">Stops the run. Finished files are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hop is not in (0, 4].</exception>
    /// <exception cref="LibraryException">A folder is missing, or the library cannot be written.</exception>
    public async Task<IndexReport> IndexAsync(
        string library,
        IReadOnlyList<string> folders,
        IndexOptions options,
        IProgress<IndexProgress>? progress,
        CancellationToken stop)
    {
        if (options.HopSeconds is not (> 0 and <= 4))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.HopSeconds, "The hop must be above 0 s and at most 4 s.");
        }

        var started = time.GetTimestamp();
        var folder = new LibraryFolder(Path.GetFullPath(library));
        var roots = folders.Select(Path.GetFullPath).ToArray();
        try
        {
            var scan = FolderScan.Run(roots, options.Collection, folder);
            using var networks = load();
            using var writer = LibraryWriter.Open(
                folder, NetworkShape.From(networks.Correspondence), NetworkShape.From(networks.Sound));

            // Files of other folders must be embedded again if the networks changed or their vectors were damaged.
            var knownFiles = writer.ReadFiles();
            var pending = knownFiles
                .Where(file => file.Work is null && !scan.Contains(file.Path) && !roots.Any(root => FolderScan.Contains(root, file.Path)))
                .ToArray();
            var tracker = new IndexProgressTracker(scan.Files.Count + scan.Skipped.Count + pending.Length, progress);
            var queue = new ConcurrentQueue<FoundFile>(CreatePlan(writer, tracker, scan, knownFiles, pending, options.HopSeconds));
            await EmbedAsync(networks, writer, tracker, queue, options, stop);
            await ReadMissingTagsAsync(writer, stop);
            await MeasureMissingAsync(writer, options.Pipelines, stop);
            // An older library has the paths of links.
            RemoveMissingFiles(writer, tracker, scan, [.. roots, .. roots.Select(CanonicalPath.Resolve).OfType<string>().Except(roots)]);

            var counts = writer.Count();
            return new IndexReport(
                counts.Works, counts.Excerpts, counts.Paintings, tracker.Unchanged, tracker.Skipped,
                time.GetElapsedTime(started).TotalSeconds, tracker.SoundSeconds)
            {
                Warnings = tracker.Warnings,
                PassedOver = scan.PassedOver + tracker.Others,
            };
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(folder.Path, error);
        }
    }

    private static List<FoundFile> CreatePlan(
        LibraryWriter writer, IndexProgressTracker tracker, FolderScan scan, List<KnownFile> knownFiles, KnownFile[] pending, double hop)
    {
        foreach (var skipped in scan.Skipped)
        {
            tracker.RecordSkipped(skipped.File, skipped.Reason);
        }

        var byPath = knownFiles.ToDictionary(file => file.Path);
        var unchanged = scan.Files
            .Where(file => byPath.TryGetValue(file.Path, out var before) && before.IsUnchanged(file, hop))
            .ToHashSet();
        writer.UpdatePlaces(unchanged.Where(file => byPath[file.Path] is var before && (before.Collection != file.Collection || before.Folder != file.Folder)));
        foreach (var file in unchanged)
        {
            tracker.RecordUnchanged(file.Path);
        }

        var queue = scan.Files.Where(file => !unchanged.Contains(file)).ToList();
        foreach (var before in pending)
        {
            if (new FileInfo(before.Path) is { Exists: true } file)
            {
                queue.Add(new FoundFile(before.Path, file.Length, file.LastWriteTimeUtc.Ticks, before.Collection, before.Folder));
            }
            else
            {
                tracker.RecordSkipped(
                    before.Path, "The file must be embedded again but does not exist. Connect its disk, or index its folder to remove it from the library.");
            }
        }

        return queue;
    }

    private async Task EmbedAsync(
        EmbeddingNetworks first,
        LibraryWriter writer,
        IndexProgressTracker tracker,
        ConcurrentQueue<FoundFile> queue,
        IndexOptions options,
        CancellationToken stop)
    {
        var pipelines = Math.Min(options.Pipelines, queue.Count);
        await Parallel.ForAsync(
            0,
            pipelines,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, pipelines), CancellationToken = stop },
            async (index, stopAll) =>
            {
                using var loaded = index == 0 ? null : load();
                await new IndexPipeline(decoder, loaded ?? first, writer, tracker, options.HopSeconds).RunAsync(queue, stopAll);
            });
    }

    /// <summary>Reads the tags of works that an earlier version indexed. They are not embedded again.</summary>
    private async Task ReadMissingTagsAsync(LibraryWriter writer, CancellationToken stop)
    {
        foreach (var file in FindFiles(writer, writer.ReadWorksWithoutTags()))
        {
            try
            {
                writer.SetTags(file.Work!, (await decoder.InspectAsync(file.Path, stop)).Tags);
            }
            catch (MediaException)
            {
                // The file is away or unreadable for the moment. The next run tries again.
            }
        }
    }

    /// <summary>Measures tempo and attacks of works that an earlier version indexed. They are decoded, but not embedded again.</summary>
    private Task MeasureMissingAsync(LibraryWriter writer, int pipelines, CancellationToken stop)
    {
        var works = writer.ReadWorksWithoutMeasures();
        return Parallel.ForEachAsync(FindFiles(writer, works.Keys), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, pipelines), CancellationToken = stop }, async (file, stopAll) =>
        {
            try
            {
                MusicMeasurer measurer = new();
                await decoder.DecodeSoundAsync(file.Path, (samples, _) => measurer.Process(samples), stopAll);
                writer.SetMeasures(file.Work!, measurer.Measure(works[file.Work!]));
            }
            catch (MediaException)
            {
                // The file is away or unreadable for the moment. The next run tries again.
            }
        });
    }

    /// <summary>Returns a file of each work. Usually there are no works, and then no files are read.</summary>
    private static IEnumerable<KnownFile> FindFiles(LibraryWriter writer, ICollection<string> works) => works.Count == 0
        ? []
        : writer.ReadFiles().Where(file => file.Work is { } work && works.Contains(work)).DistinctBy(file => file.Work);

    private static void RemoveMissingFiles(LibraryWriter writer, IndexProgressTracker tracker, FolderScan scan, string[] roots)
    {
        var knownFiles = writer.ReadFiles();
        var indexedWorks = knownFiles.Where(file => tracker.Contains(file.Path)).Select(file => file.Work).ToHashSet();
        writer.RemoveFiles(knownFiles
            .Where(file => !tracker.Contains(file.Path)
                && (IsMissing(file.Path) || (indexedWorks.Contains(file.Work) && !File.Exists(file.Path))))
            .Select(file => file.Path));

        bool IsMissing(string path) => roots.Any(root => FolderScan.Contains(root, path)) && !scan.IsInUnreadableFolder(path);
    }
}
