using PaintSound.Core.Works;
using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Samples;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Set;

/// <summary>Writes a Live project: a folder with a set and its samples, with the layout of a <see cref="ClipGrid"/>.</summary>
/// <param name="ffmpeg">The ffmpeg programs.</param>
/// <param name="time">The clock for time limits.</param>
public sealed class LiveProject(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>The file name of the set.</summary>
    public const string SetFileName = "PaintSound.als";

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

        return await ProjectFolder.WriteAsync(folder, "paintsound live set", project => WriteFilesAsync(grid, project, settings, portable, progress, stop), stop);
    }

    private async Task<ProjectReport> WriteFilesAsync(
        ClipGrid grid, string project, SetSettings settings, bool portable, IProgress<int>? progress, CancellationToken stop)
    {
        MusicWork[] works = [.. grid.Tracks.SelectMany(track => track.Works)];
        var samples = await new SampleExporter(new SampleDecoder(ffmpeg, time), project).ExportAllAsync(works, progress, stop);
        if (samples.Samples.Count == 0)
        {
            throw new SetException($"No file of the library's {works.Length} works exists any more: index its folders again. {samples.Missing[0].Reason}");
        }

        return Write(grid, project, settings, portable, samples);
    }

    private static ProjectReport Write(
        ClipGrid grid,
        string project,
        SetSettings settings,
        bool portable,
        ExportedSamples exported)
    {
        var samples = exported.Samples;
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
            exported.Missing);
    }
}
