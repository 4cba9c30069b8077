using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Plays the sound of a music or video file in blocks of 12.5 ms, mixed as for the index, or with selected channels as they are. The timestamps follow the position in the file; the sound of a
/// film is in step with its pictures.
/// </summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="file">Path of the file.</param>
/// <param name="kind">The role of the source: brush, canvas or music.</param>
/// <param name="time">The session clock.</param>
/// <param name="realTime">True to play at the speed of the clock; false to read as fast as possible.</param>
/// <param name="channels">The channels to deliver, each as it is; null for a mono mix of all.</param>
/// <param name="content">The content of the file, if it was inspected already.</param>
/// <param name="loop">True to begin again at the end, until it is stopped.</param>
public sealed class SoundFileSource(
    FfmpegTools ffmpeg, string file, SourceKind kind, TimeProvider time, bool realTime, ChannelSelection? channels = null,
    MediaContent? content = null, bool loop = false) : ISoundSource
{
    /// <summary>Blocks of sound per second.</summary>
    internal const int BlocksPerSecond = 80;

    private const int BlockSamples = ISoundSource.SampleRate / BlocksPerSecond;
    private readonly FilePlayback _playback = new(file, kind, time, realTime, loop);

    /// <inheritdoc/>
    public string Name => file;

    /// <inheritdoc/>
    public int Channels => channels?.Count ?? 1;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The file cannot be read, contains no sound, or has too few channels.</exception>
    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        var found = content ?? await new MediaInspector(ffmpeg, time).InspectAsync(file, stop);
        if (!found.HasSound)
        {
            throw MediaFile.CreateReadException(file, "it contains no sound");
        }

        if (channels?.Explain(found.Channels) is { } reason)
        {
            throw MediaFile.CreateReadException(file, reason);
        }

        SoundRequest request = new(1, ISoundSource.SampleRate) { FilmStartSeconds = found.Kind == MediaKind.Video ? found.StartSeconds : null, UsesOneThread = true, Selection = channels };
        await _playback.RunAsync(
            () => new SoundUnits(new SoundReader(ffmpeg, MediaFile.Require(file), found, request, time, stop), BlockSamples * Channels),
            BlockSamples * Channels * sizeof(float),
            1.0 / BlocksPerSecond,
            found.DurationSeconds,
            (block, timestamp) => onBlock(MemoryMarshal.Cast<byte, float>(block), timestamp),
            report,
            stop);
    }
}
