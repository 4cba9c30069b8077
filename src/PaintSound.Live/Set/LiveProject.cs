using System.Collections.Concurrent;
using PaintSound.Core.Works;
using PaintSound.Live.Set.Lint;
using PaintSound.Media;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Set;

/// <summary>Writes a Live project: a folder with a set and its samples, laid out as a <see cref="ClipGrid"/> says.</summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits the waits.</param>
public sealed class LiveProject(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>The set's file in the folder.</summary>
    public const string SetName = "PaintSound.als";

    // By this folder Live knows a project, and finds its samples wherever it lies.
    private const string Mark = "Ableton Project Info";

    /// <summary>Writes a project into a new or an empty folder; where that fails, the folder is left as it was.</summary>
    /// <param name="grid">Which work lies where.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">The rest.</param>
    /// <param name="portable">True leaves out where the folder lies now: nothing in the set then names this computer.</param>
    /// <param name="progress">Receives how many works are done, from any thread; null where nobody looks.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="SetException">There is no music, or the folder is not empty or cannot be written.</exception>
    public async Task<ProjectReport> WriteAsync(
        ClipGrid grid, string folder, SetSettings settings, bool portable, IProgress<int>? progress, CancellationToken stop)
    {
        if (grid.Count == 0)
        {
            throw new SetException("The library holds no music: index a folder of music first.");
        }

        var project = Path.GetFullPath(folder);
        var wasThere = Begin(project);
        try
        {
            return await FillAsync(grid, project, settings, portable, progress, stop);
        }
        catch (Exception error)
        {
            var left = Clear(project, wasThere);
            if (error is IOException or UnauthorizedAccessException || left.Length > 0)
            {
                throw new SetException($"{Unwritable(project, error)}{left}", error);
            }

            throw;
        }
    }

    private async Task<ProjectReport> FillAsync(
        ClipGrid grid, string project, SetSettings settings, bool portable, IProgress<int>? progress, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.Combine(project, Mark));
        await File.WriteAllTextAsync(Path.Combine(project, Mark, "PaintSound.txt"), "Made by PaintSound: paintsound live set\n", stop);
        Directory.CreateDirectory(Path.Combine(project, SampleExporter.Folder.Replace('/', Path.DirectorySeparatorChar)));

        var works = grid.Tracks.SelectMany(track => track.Works).ToArray();
        var names = SampleNames.Of(works);
        var maker = new SampleExporter(ffmpeg, time, project);
        var samples = new ConcurrentDictionary<string, (Sample Sample, bool Decoded)>(StringComparer.Ordinal);
        var reasons = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var (counting, count) = (new Lock(), 0);
        await Parallel.ForEachAsync(
            works,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop },
            async (work, stopAll) =>
            {
                try
                {
                    samples[work.Id] = await maker.ExportAsync(work, names[work.Id], stopAll);
                }
                catch (MediaException error)
                {
                    reasons[work.Id] = error.Message;
                }

                lock (counting)
                {
                    progress?.Report(++count);
                }
            });

        var missing = works.Where(work => reasons.ContainsKey(work.Id)).Select(work => new MissingSample(work.Title, work.File, reasons[work.Id])).ToArray();
        if (samples.IsEmpty)
        {
            throw new SetException($"None of the library's {works.Length} works is where it was when it was indexed; index again. {missing[0].Reason}");
        }

        return Write(grid, project, settings, portable, samples, missing);
    }

    private static ProjectReport Write(
        ClipGrid grid,
        string project,
        SetSettings settings,
        bool portable,
        ConcurrentDictionary<string, (Sample Sample, bool Decoded)> samples,
        MissingSample[] missing)
    {
        var set = SetDocument.Of(
            grid,
            work => !samples.TryGetValue(work.Id, out var made) ? null : portable ? made.Sample with { Path = "" } : made.Sample,
            settings);
        var faults = SetLint.Check(set, project);
        if (faults.Count > 0)
        {
            throw new SetException($"Live would not open this set ({faults.Count} faults, the first: {faults[0]}) Please report it with the library's titles.");
        }

        // Last: a folder with a set is complete.
        var file = Path.Combine(project, SetName);
        SetFile.Write(file, set);
        return new ProjectReport(
            file,
            grid.Tracks.Count,
            Math.Max(1, grid.Scenes),
            samples.Count,
            samples.Values.Count(made => !made.Decoded),
            samples.Values.Count(made => made.Decoded),
            samples.Values.Sum(made => made.Sample.Bytes),
            missing);
    }

    // True where the folder was there already.
    private static bool Begin(string project)
    {
        if (File.Exists(project))
        {
            throw new SetException($"{project} is a file: name a new or an empty folder.");
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
                : throw new SetException($"{project} is not empty: name a new or an empty folder, so that nothing in it is lost.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetException(Unwritable(project, error), error);
        }
    }

    // All of it is ours, as the folder was empty. Says what could not be removed.
    private static string Clear(string project, bool wasThere)
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

            if (!wasThere)
            {
                Directory.Delete(project);
            }

            return "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $" What was begun there could not be removed: {error.Message}";
        }
    }

    private static string Unwritable(string folder, Exception error) =>
        $"{folder} cannot be written: {error.Message.TrimEnd('.')}. Check its path, its permissions and its disk.";
}
