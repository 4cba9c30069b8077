using System.Collections.Concurrent;
using PaintSound.Core.Works;
using PaintSound.Live.Set.Samples;
using PaintSound.Media;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Live.Import;

/// <summary>Prepares the sound files of works for clips in the open set: Live plays the files of the library where it can, and a decoded copy where not.</summary>
/// <param name="ffmpeg">The ffmpeg programs.</param>
/// <param name="time">The clock for time limits.</param>
/// <param name="folder">The folder for decoded copies; it is created when the first is needed. The set plays them, so that it must stay.</param>
public sealed class ImportSamples(FfmpegTools ffmpeg, TimeProvider time, string folder)
{
    private readonly SampleDecoder _decoder = new(ffmpeg, time);

    /// <summary>Returns the path of a work's decoded copy, whether or not it is needed and exists.</summary>
    /// <remarks>The id keeps works with the same name apart, also when the library grows.</remarks>
    public string GetCopy(MusicWork work) => Path.Combine(Path.GetFullPath(folder), $"{SampleNames.Of([work])[work.Id]} {work.Id}{SampleDecoder.Extension}");

    /// <summary>Returns whether a clip that exists can be left alone: the work is there, and a decoded copy of it is not older than the work.</summary>
    public bool IsCurrent(MusicWork work)
    {
        var copy = GetCopy(work);
        return File.Exists(work.File) && (!File.Exists(copy) || IsCopyOf(work, copy));
    }

    /// <summary>Finds or makes the file of each work. A copy that is as old as its work is not made again.</summary>
    /// <param name="works">The works.</param>
    /// <param name="progress">Receives the number of completed works, from any thread.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>The files by the id of the work. A work that cannot be read keeps its own file, so that Live reports it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<IReadOnlyDictionary<string, string>> PrepareAsync(IReadOnlyList<MusicWork> works, Action<int> progress, CancellationToken stop)
    {
        var files = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var count = 0;
        await Parallel.ForEachAsync(
            works,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop },
            async (work, stopAll) =>
            {
                files[work.Id] = await PrepareAsync(work, stopAll);
                progress(Interlocked.Increment(ref count));
            });
        return files;
    }

    private async Task<string> PrepareAsync(MusicWork work, CancellationToken stop)
    {
        try
        {
            if (!File.Exists(work.File) || (await _decoder.FindOpenedFormatAsync(work.File, stop))?.HasExtensionOf(work.File) == true)
            {
                return work.File;
            }

            var path = GetCopy(work);
            if (!File.Exists(path) || !IsCopyOf(work, path))
            {
                var modified = File.GetLastWriteTimeUtc(work.File);
                Directory.CreateDirectory(folder);
                await _decoder.DecodeAsync(work.File, path, stop);
                File.SetLastWriteTimeUtc(path, modified);
            }

            return path;
        }
        catch (MediaException)
        {
            return work.File;
        }
    }

    private static bool IsCopyOf(MusicWork work, string copy) => File.GetLastWriteTimeUtc(copy) == File.GetLastWriteTimeUtc(work.File);
}
