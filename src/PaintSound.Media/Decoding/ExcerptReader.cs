using System.Globalization;
using System.Runtime.InteropServices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Reads an excerpt of a sound file for playback: stereo, 48 kHz.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock for timeouts.</param>
public sealed class ExcerptReader(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Sample rate in Hz.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Number of channels: left and right.</summary>
    public const int Channels = 2;

    /// <summary>Reads the excerpt block by block, so that the memory use does not depend on its length.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="startSeconds">Start of the excerpt, in seconds from the start of the file.</param>
    /// <param name="seconds">Length in seconds. The excerpt is shorter if the file ends earlier.</param>
    /// <param name="onBlock">Called with every block, on a dedicated thread.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read or has no sound at that time.</exception>
    public Task ReadAsync(string file, double startSeconds, double seconds, StereoHandler onBlock, CancellationToken stop) =>
        DedicatedThread.RunAsync("reading " + Path.GetFileName(file), () => Read(file, startSeconds, seconds, onBlock, stop));

    private void Read(string file, double startSeconds, double seconds, StereoHandler onBlock, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        using DecodeProcess process = new(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-ss", FormatSeconds(startSeconds), "-t", FormatSeconds(seconds), "-i", input, "-vn", "-map", "0:a:0",
             "-ac", $"{Channels}", "-ar", $"{SampleRate}", "-f", "f32le", "pipe:1"],
            Channels * sizeof(float),
            8192,
            time,
            stop);
        // Resampling can deliver a few samples more than requested.
        var remaining = (long)Math.Round(seconds * SampleRate) * Channels;
        var hasSound = remaining == 0;
        for (var block = process.ReadUnits(); block.Length > 0; block = process.ReadUnits())
        {
            hasSound = true;
            var samples = MemoryMarshal.Cast<byte, float>(block);
            var count = (int)Math.Min(samples.Length, remaining);
            onBlock(samples[..count]);
            remaining -= count;
        }

        var error = process.GetError();
        stop.ThrowIfCancellationRequested();
        if (error is not null)
        {
            throw MediaFile.CreateReadException(file, error);
        }

        if (!hasSound)
        {
            throw MediaFile.CreateReadException(file, $"it has no sound at {FormatSeconds(startSeconds)} s");
        }
    }

    private static string FormatSeconds(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
