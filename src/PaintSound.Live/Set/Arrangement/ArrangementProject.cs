using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Samples;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Set.Arrangement;

/// <summary>Writes a Live project of a performance: a folder with a set and its samples.</summary>
/// <param name="ffmpeg">The ffmpeg programs.</param>
/// <param name="time">The clock for time limits.</param>
public sealed class ArrangementProject(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Writes a project into a new or an empty folder. If this fails, the folder is restored.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="progress">Receives the number of completed works, from any thread, or null.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>What was written. A work whose file cannot be read has no clips, and is named.</returns>
    /// <exception cref="SetException">The folder is not empty or cannot be written.</exception>
    public Task<ArrangementReport> WriteAsync(ArrangedPerformance performance, string folder, IProgress<int>? progress, CancellationToken stop) =>
        ProjectFolder.WriteAsync(folder, performance.Command, project => WriteFilesAsync(performance, project, progress, stop), stop);

    private async Task<ArrangementReport> WriteFilesAsync(ArrangedPerformance performance, string project, IProgress<int>? progress, CancellationToken stop)
    {
        var works = performance.Tracks.SelectMany(track => track.Clips).Select(clip => clip.Work).DistinctBy(work => work.Id).ToArray();
        var exported = await new SampleExporter(new SampleDecoder(ffmpeg, time), project).ExportAllAsync(works, progress, stop);
        var set = ArrangementDocument.Create(performance, exported.Samples);
        var faults = SetLint.Check(set, project);
        if (faults.Count > 0)
        {
            throw new SetException($"Live would not open this set ({faults.Count} faults, the first: {faults[0]}) Please report this with the titles of the library.");
        }

        // Write the set last, so that a folder with a set is complete.
        var file = Path.Combine(project, LiveProject.SetFileName);
        SetFile.Write(file, set);
        return new ArrangementReport(file, set.Descendants("AudioClip").Count(), exported.Missing);
    }
}
