using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Reads files by ffmpeg.</summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits every wait.</param>
public sealed class FfmpegDecoder(FfmpegTools ffmpeg, TimeProvider time) : IDecoder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int BlockSamples = 16_384;

    /// <inheritdoc/>
    public async Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        var answer = await FfmpegTools.RunAsync(
            ffmpeg.Probe,
            ["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-print_format", "json", "-show_format", "-show_streams", input],
            Patience,
            stop);
        var complaints = answer.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (answer.Exit != 0)
        {
            throw MediaFile.Unreadable(file, complaints.Length > 0 ? FfmpegErrorMessages.Explain(complaints) : $"ffprobe ended with status {answer.Exit}");
        }

        return ProbeReader.Read(answer.Output) ?? throw MediaFile.Unreadable(file, "it holds neither sound nor picture");
    }

    /// <inheritdoc/>
    public Task DecodeSoundAsync(string file, SoundHandler hear, CancellationToken stop) =>
        DedicatedThread.RunAsync("decoding " + Path.GetFileName(file), () => DecodeSound(file, hear, stop));

    /// <inheritdoc/>
    public async IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(
        IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken stop)
    {
        PictureBatch batch = new(ffmpeg, time);
        for (var first = 0; first < files.Count; first += PictureBatch.Most)
        {
            string[] some = [.. files.Skip(first).Take(PictureBatch.Most)];
            DecodedPicture[] pictures = [];
            await DedicatedThread.RunAsync("decoding pictures", () => pictures = batch.Decode(some, stop));
            foreach (var picture in pictures)
            {
                yield return picture;
            }
        }
    }

    private void DecodeSound(string file, SoundHandler hear, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        using DecodeProcess reading = new(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-i", input, "-vn", "-map", "0:a:0",
             .. PcmFormat.Arguments, "pipe:1"],
            sizeof(float),
            BlockSamples,
            time,
            stop);
        var any = false;
        for (var block = reading.Next(); block.Length > 0; block = reading.Next())
        {
            any = true;
            hear(MemoryMarshal.Cast<byte, float>(block), 0);
        }

        var fault = reading.Fault();
        stop.ThrowIfCancellationRequested();
        if (fault is not null)
        {
            throw MediaFile.Unreadable(file, fault);
        }

        if (!any)
        {
            throw MediaFile.Unreadable(file, "it holds no sound");
        }
    }
}
