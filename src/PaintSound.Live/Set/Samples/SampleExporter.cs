using System.Collections.Concurrent;
using PaintSound.Core.Works;
using PaintSound.Media;

namespace PaintSound.Live.Set.Samples;

/// <summary>Copies the sound of a work into a project: the file itself if every Live opens it, else decoded to WAV.</summary>
/// <param name="decoder">Decodes what Live does not open.</param>
/// <param name="project">The folder of the project.</param>
internal sealed class SampleExporter(SampleDecoder decoder, string project)
{
    /// <summary>The folder of the samples in a project, with a slash on every system.</summary>
    public const string Folder = "Samples/Imported";

    /// <summary>Copies or decodes the sound of several works, side by side.</summary>
    /// <param name="works">The works. Each of them once.</param>
    /// <param name="progress">Receives the number of completed works, from any thread, or null.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <exception cref="IOException">A sample cannot be written.</exception>
    public async Task<ExportedSamples> ExportAllAsync(IReadOnlyList<MusicWork> works, IProgress<int>? progress, CancellationToken stop)
    {
        var names = SampleNames.Of(works);
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
                    samples[work.Id] = await ExportAsync(work, names[work.Id], stopAll);
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
        return new ExportedSamples(
            samples, [.. works.Where(work => reasons.ContainsKey(work.Id)).Select(work => new MissingSample(work.Title, work.File, reasons[work.Id]))]);
    }

    /// <summary>Copies or decodes the sound. The sample gets the date of the work's file, so that the same library gives the same set.</summary>
    /// <param name="work">The work.</param>
    /// <param name="name">The file name of the sample, without its extension.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <exception cref="MediaException">The work's file is missing or cannot be read.</exception>
    /// <exception cref="IOException">The sample cannot be written.</exception>
    public async Task<Sample> ExportAsync(MusicWork work, string name, CancellationToken stop)
    {
        var format = await decoder.FindOpenedFormatAsync(work.File, stop);
        var isDecoded = format is null;
        var file = $"{Folder}/{name}{format?.GetExtension(work.File) ?? SampleDecoder.Extension}";
        var path = Path.Combine(project, file.Replace('/', Path.DirectorySeparatorChar));
        if (format is null)
        {
            format = await decoder.DecodeAsync(work.File, path, stop);
        }
        else
        {
            File.Copy(work.File, path);
        }

        var modified = File.GetLastWriteTimeUtc(work.File);
        File.SetLastWriteTimeUtc(path, modified);

        // The length in the library was measured by decoding. The length in the header of a lossy file can be an estimate.
        var frames = format.Frames ?? (long)(work.DurationSeconds * format.Rate);
        return new Sample(file, path.Replace('\\', '/'), new FileInfo(path).Length, new DateTimeOffset(modified), format.Rate, Math.Max(1, frames), isDecoded);
    }
}
