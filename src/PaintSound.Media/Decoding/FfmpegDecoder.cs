using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Decodes files with ffmpeg.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock for timeouts.</param>
public sealed class FfmpegDecoder(FfmpegTools ffmpeg, TimeProvider time) : IDecoder
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(30);
    private const int BlockSamples = 16_384;

    /// <inheritdoc/>
    public async Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        var result = await FfmpegTools.RunAsync(
            ffmpeg.Probe,
            ["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-print_format", "json", "-show_format", "-show_streams", input],
            ProbeTimeout,
            stop);
        var errorLines = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (result.Exit != 0)
        {
            throw MediaFile.CreateReadException(file, errorLines.Length > 0 ? FfmpegErrorMessages.Explain(errorLines) : $"ffprobe exited with status {result.Exit}");
        }

        return ProbeReader.Read(result.Output) ?? throw MediaFile.CreateReadException(file, "it contains neither sound nor pictures");
    }

    /// <inheritdoc/>
    public Task DecodeSoundAsync(string file, SoundHandler onBlock, CancellationToken stop) =>
        DedicatedThread.RunAsync("decoding " + Path.GetFileName(file), () => DecodeSound(file, onBlock, stop));

    /// <inheritdoc/>
    public async IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(
        IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken stop)
    {
        PictureBatch batch = new(ffmpeg, time);
        for (var first = 0; first < files.Count; first += PictureBatch.MaxPictures)
        {
            string[] batchFiles = [.. files.Skip(first).Take(PictureBatch.MaxPictures)];
            DecodedPicture[] pictures = [];
            await DedicatedThread.RunAsync("decoding pictures", () => pictures = batch.Decode(batchFiles, stop));
            foreach (var picture in pictures)
            {
                yield return picture;
            }
        }
    }

    private void DecodeSound(string file, SoundHandler onBlock, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        using DecodeProcess process = new(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-i", input, "-vn", "-map", "0:a:0",
             .. PcmFormat.Arguments, "pipe:1"],
            sizeof(float),
            BlockSamples,
            time,
            stop);
        var hasSound = false;
        for (var block = process.ReadUnits(); block.Length > 0; block = process.ReadUnits())
        {
            hasSound = true;
            onBlock(MemoryMarshal.Cast<byte, float>(block), 0);
        }

        var error = process.GetError();
        stop.ThrowIfCancellationRequested();
        if (error is not null)
        {
            throw MediaFile.CreateReadException(file, error);
        }

        if (!hasSound)
        {
            throw MediaFile.CreateReadException(file, "it contains no sound");
        }
    }
}
