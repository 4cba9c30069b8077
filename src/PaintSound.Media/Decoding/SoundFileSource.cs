using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Plays the sound of a music or video file in blocks of 12.5 ms. The timestamps follow the position in the file.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="file">Path of the file.</param>
/// <param name="kind">The role of the source: brush, canvas or music.</param>
/// <param name="time">The session clock.</param>
/// <param name="realTime">True to play at the speed of the clock; false to read as fast as possible.</param>
public sealed class SoundFileSource(FfmpegTools ffmpeg, string file, SourceKind kind, TimeProvider time, bool realTime) : ISoundSource
{
    private const int BlockSamples = ISoundSource.SampleRate / 80;
    private readonly FilePlayback _playback = new(ffmpeg, file, kind, time, realTime);

    /// <inheritdoc/>
    public string Name => file;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The file cannot be read or contains no sound.</exception>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => _playback.RunAsync(
        ["-vn", "-map", "0:a:0", .. PcmFormat.Arguments],
        BlockSamples * sizeof(float),
        (double)BlockSamples / ISoundSource.SampleRate,
        (block, timestamp) => onBlock(MemoryMarshal.Cast<byte, float>(block), timestamp),
        report,
        stop);
}
