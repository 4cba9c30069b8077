using System.Collections.Concurrent;
using PaintSound.Library.Storage;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Indexing;

/// <summary>
/// Builds a library from folders of music and paintings, or follows what changed in them. It may be ended at any moment,
/// even killed: the next run goes on and comes to the same library.
/// </summary>
/// <param name="decoder">Reads the files; used by several pipelines at once.</param>
/// <param name="load">Loads a pair of networks; called once for every pipeline.</param>
/// <param name="time">Tells how long it took.</param>
public sealed class Indexer(IDecoder decoder, Func<EmbeddingNetworks> load, TimeProvider time)
{
    /// <summary>Indexes folders into a library; what lay in them before and is gone leaves it, what lies elsewhere stays.</summary>
    /// <param name="library">The library's folder; made where there is none.</param>
    /// <param name="folders">Folders of music and paintings.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Receives reports while it goes on, from any thread; null where nobody looks.</param>
    /// <param name="stop">Ends it; what is done is kept.</param>
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
            throw new ArgumentOutOfRangeException(nameof(options), options.HopSeconds, "The hop must be above 0 and at most 4 seconds.");
        }

        var begun = time.GetTimestamp();
        var folder = new LibraryFolder(Path.GetFullPath(library));
        var roots = folders.Select(Path.GetFullPath).ToArray();
        try
        {
            var scan = FolderScan.Of(roots, options.Collection, folder);
            using var networks = load();
            using var writer = LibraryWriter.Open(
                folder, NetworkShape.Of(networks.Correspondence), NetworkShape.Of(networks.Sound));

            // Files of other folders wait where the networks are new or their vectors were damaged.
            var known = writer.Files();
            var waiting = known
                .Where(file => file.Work is null && !roots.Any(root => FolderScan.Contains(root, file.Path)))
                .ToArray();
            var ledger = new IndexProgressTracker(scan.Files.Count + scan.Skipped.Count + waiting.Length, progress);
            var work = new ConcurrentQueue<FoundFile>(Plan(writer, ledger, scan, known, waiting, options.HopSeconds));
            await EmbedAsync(networks, writer, ledger, work, options, stop);
            ForgetGone(writer, ledger, scan, roots);

            var (works, excerpts, paintings) = writer.Count();
            return new IndexReport(
                works, excerpts, paintings, ledger.Unchanged, ledger.Skipped,
                time.GetElapsedTime(begun).TotalSeconds, ledger.SoundSeconds);
        }
        catch (Exception error) when (LibraryException.Speaks(error))
        {
            throw LibraryException.About(folder.Path, error);
        }
    }

    private static List<FoundFile> Plan(
        LibraryWriter writer, IndexProgressTracker ledger, FolderScan scan, List<KnownFile> known, KnownFile[] waiting, double hop)
    {
        foreach (var skipped in scan.Skipped)
        {
            ledger.RecordSkipped(skipped.File, skipped.Reason);
        }

        var byPath = known.ToDictionary(file => file.Path);
        var still = scan.Files
            .Where(file => byPath.TryGetValue(file.Path, out var before) && before.IsStill(file, hop))
            .ToHashSet();
        writer.Assign(still.Where(file => byPath[file.Path].Collection != file.Collection));
        foreach (var file in still)
        {
            ledger.RecordKept(file.Path);
        }

        var work = scan.Files.Where(file => !still.Contains(file)).ToList();
        foreach (var before in waiting)
        {
            if (new FileInfo(before.Path) is { Exists: true } file)
            {
                work.Add(new FoundFile(before.Path, file.Length, file.LastWriteTimeUtc.Ticks, before.Collection));
            }
            else
            {
                ledger.RecordSkipped(
                    before.Path, "It must be embedded again, but is not there: connect its disk, or index its folder to forget it.");
            }
        }

        return work;
    }

    private async Task EmbedAsync(
        EmbeddingNetworks first,
        LibraryWriter writer,
        IndexProgressTracker ledger,
        ConcurrentQueue<FoundFile> work,
        IndexOptions options,
        CancellationToken stop)
    {
        var pipelines = Math.Min(options.Pipelines, work.Count);
        await Parallel.ForAsync(
            0,
            pipelines,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, pipelines), CancellationToken = stop },
            async (number, stopAll) =>
            {
                using var own = number == 0 ? null : load();
                await new IndexPipeline(decoder, own ?? first, writer, ledger, options.HopSeconds).RunAsync(work, stopAll);
            });
    }

    private static void ForgetGone(LibraryWriter writer, IndexProgressTracker ledger, FolderScan scan, string[] roots)
    {
        var known = writer.Files();
        var worksHere = known.Where(file => ledger.Contains(file.Path)).Select(file => file.Work).ToHashSet();
        writer.Forget(known
            .Where(file => !ledger.Contains(file.Path)
                && (IsGoneFromHere(file.Path) || (worksHere.Contains(file.Work) && !File.Exists(file.Path))))
            .Select(file => file.Path));

        bool IsGoneFromHere(string path) => roots.Any(root => FolderScan.Contains(root, path)) && !scan.IsUnseen(path);
    }
}
