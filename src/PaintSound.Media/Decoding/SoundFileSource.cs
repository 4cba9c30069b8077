using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>The sound of a file, music or video, in blocks of 12.5 ms whose timestamps follow the recording.</summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="file">Path of the file.</param>
/// <param name="kind">What it stands for.</param>
/// <param name="time">The session's clock.</param>
/// <param name="realTime">True to play at the clock's speed, false to read as fast as possible.</param>
public sealed class SoundFileSource(FfmpegTools ffmpeg, string file, SourceKind kind, TimeProvider time, bool realTime) : ISoundSource
{
    private const int BlockSamples = ISoundSource.SampleRate / 80;
    private readonly FilePlayback _recording = new(ffmpeg, file, kind, time, realTime);

    /// <inheritdoc/>
    public string Name => file;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The file cannot be read or holds no sound.</exception>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => _recording.RunAsync(
        ["-vn", "-map", "0:a:0", .. PcmFormat.Arguments],
        BlockSamples * sizeof(float),
        (double)BlockSamples / ISoundSource.SampleRate,
        (block, timestamp) => onBlock(MemoryMarshal.Cast<byte, float>(block), timestamp),
        report,
        stop);
}
