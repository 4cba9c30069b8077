using System.Collections.Concurrent;
using PaintSound.Core.Works;
using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Samples;
using PaintSound.Media;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Set;

/// <summary>Writes a Live project: a folder with a set and its samples, with the layout of a <see cref="ClipGrid"/>.</summary>
/// <param name="ffmpeg">The ffmpeg programs.</param>
/// <param name="time">The clock for time limits.</param>
public sealed class LiveProject(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>The file name of the set.</summary>
    public const string SetFileName = "PaintSound.als";

    // Live recognises a project by this folder, and then finds its samples at any location.
    private const string InfoFolder = "Ableton Project Info";

    /// <summary>Writes a project into a new or an empty folder. If this fails, the folder is restored.</summary>
    /// <param name="grid">The positions of the works.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">The other settings of the set.</param>
    /// <param name="portable">True to leave out the path of the folder, so that the set contains nothing about this computer.</param>
    /// <param name="progress">Receives the number of completed works, from any thread, or null.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <exception cref="SetException">The library has no music, or the folder is not empty or cannot be written.</exception>
    public async Task<ProjectReport> WriteAsync(
        ClipGrid grid, string folder, SetSettings settings, bool portable, IProgress<int>? progress, CancellationToken stop)
    {
        if (grid.Count == 0)
        {
            throw new SetException("The library contains no music: index a folder of music first.");
        }

        var project = Path.GetFullPath(folder);
        var existed = CreateFolder(project);
        try
        {
            return await WriteFilesAsync(grid, project, settings, portable, progress, stop);
        }
        catch (Exception error)
        {
            var remainder = RemoveFiles(project, existed);
            if (error is IOException or UnauthorizedAccessException || remainder.Length > 0)
            {
                throw new SetException($"{DescribeError(project, error)}{remainder}", error);
            }

            throw;
        }
    }

    private async Task<ProjectReport> WriteFilesAsync(
        ClipGrid grid, string project, SetSettings settings, bool portable, IProgress<int>? progress, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.Combine(project, InfoFolder));
        await File.WriteAllTextAsync(Path.Combine(project, InfoFolder, "PaintSound.txt"), "Made by PaintSound: paintsound live set\n", stop);
        Directory.CreateDirectory(Path.Combine(project, SampleExporter.Folder.Replace('/', Path.DirectorySeparatorChar)));

        var works = grid.Tracks.SelectMany(track => track.Works).ToArray();
        var names = SampleNames.Of(works);
        var exporter = new SampleExporter(new SampleDecoder(ffmpeg, time), project);
        var samples = new ConcurrentDictionary<string, Sample>(StringComparer.Ordinal);
        var reasons = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var (countLock, count) = (new Lock(), 0);
        await Parallel.ForEachAsync(
            works,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop },
            async (work, stopAll) =>
            {
                try
                {
                    samples[work.Id] = await exporter.ExportAsync(work, names[work.Id], stopAll);
                }
                catch (MediaException error)
                {
                    reasons[work.Id] = error.Message;
                }

                lock (countLock)
                {
                    progress?.Report(++count);
                }
            });

        var missing = works.Where(work => reasons.ContainsKey(work.Id)).Select(work => new MissingSample(work.Title, work.File, reasons[work.Id])).ToArray();
        if (samples.IsEmpty)
        {
            throw new SetException($"No file of the library's {works.Length} works exists any more: index its folders again. {missing[0].Reason}");
        }

        return Write(grid, project, settings, portable, samples, missing);
    }

    private static ProjectReport Write(
        ClipGrid grid,
        string project,
        SetSettings settings,
        bool portable,
        ConcurrentDictionary<string, Sample> samples,
        MissingSample[] missing)
    {
        var set = SetDocument.Create(
            grid,
            work => !samples.TryGetValue(work.Id, out var sample) ? null : portable ? sample with { Path = "" } : sample,
            settings);
        var faults = SetLint.Check(set, project);
        if (faults.Count > 0)
        {
            throw new SetException($"Live would not open this set ({faults.Count} faults, the first: {faults[0]}) Please report this with the titles of the library.");
        }

        // Write the set last, so that a folder with a set is complete.
        var file = Path.Combine(project, SetFileName);
        SetFile.Write(file, set);
        return new ProjectReport(
            file,
            grid.Tracks.Count,
            Math.Max(1, grid.Scenes),
            samples.Count,
            samples.Values.Count(sample => !sample.IsDecoded),
            samples.Values.Count(sample => sample.IsDecoded),
            samples.Values.Sum(sample => sample.Bytes),
            missing);
    }

    // Returns true if the folder existed already.
    private static bool CreateFolder(string project)
    {
        if (File.Exists(project))
        {
            throw new SetException($"{project} is a file: specify a new or an empty folder.");
        }

        try
        {
            if (!Directory.Exists(project))
            {
                Directory.CreateDirectory(project);
                return false;
            }

            return !Directory.EnumerateFileSystemEntries(project).Any()
                ? true
                : throw new SetException($"{project} is not empty: specify a new or an empty folder, so that no file is lost.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetException(DescribeError(project, error), error);
        }
    }

    // Removes all content, because the folder was empty before. Returns a sentence if something could not be removed.
    private static string RemoveFiles(string project, bool existed)
    {
        try
        {
            foreach (var part in new DirectoryInfo(project).EnumerateDirectories())
            {
                part.Delete(recursive: true);
            }

            foreach (var file in new DirectoryInfo(project).EnumerateFiles())
            {
                file.Delete();
            }

            if (!existed)
            {
                Directory.Delete(project);
            }

            return "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $" Its new content could not be removed: {error.Message}";
        }
    }

    private static string DescribeError(string folder, Exception error) =>
        $"{folder} cannot be written: {error.Message.TrimEnd('.')}. Check its path, its permissions and its disk.";
}
