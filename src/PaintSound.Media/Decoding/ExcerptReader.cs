using System.Globalization;
using System.Runtime.InteropServices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Reads a stretch of a piece of music as it shall be heard: stereo, 48 kHz.</summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits the waits.</param>
public sealed class ExcerptReader(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Hz.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Left and right.</summary>
    public const int Channels = 2;

    /// <summary>Reads it block by block, so that an hour needs no more memory than a second.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="startSeconds">Where it begins, in seconds from the start of the file.</param>
    /// <param name="seconds">How long it is; less is heard where the file ends.</param>
    /// <param name="hear">Called with every block, from a thread of its own.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">The file cannot be read or has no sound there.</exception>
    public Task ReadAsync(string file, double startSeconds, double seconds, StereoHandler hear, CancellationToken stop) =>
        DedicatedThread.RunAsync("reading " + Path.GetFileName(file), () => Read(file, startSeconds, seconds, hear, stop));

    private void Read(string file, double startSeconds, double seconds, StereoHandler hear, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        using DecodeProcess reading = new(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-ss", Seconds(startSeconds), "-t", Seconds(seconds), "-i", input, "-vn", "-map", "0:a:0",
             "-ac", $"{Channels}", "-ar", $"{SampleRate}", "-f", "f32le", "pipe:1"],
            Channels * sizeof(float),
            8192,
            time,
            stop);
        // Resampling may give a few samples more than the stretch is long.
        var left = (long)Math.Round(seconds * SampleRate) * Channels;
        var any = left == 0;
        for (var block = reading.Next(); block.Length > 0; block = reading.Next())
        {
            any = true;
            var samples = MemoryMarshal.Cast<byte, float>(block);
            var fits = (int)Math.Min(samples.Length, left);
            hear(samples[..fits]);
            left -= fits;
        }

        var fault = reading.Fault();
        stop.ThrowIfCancellationRequested();
        if (fault is not null)
        {
            throw MediaFile.Unreadable(file, fault);
        }

        if (!any)
        {
            throw MediaFile.Unreadable(file, $"it has no sound at {Seconds(startSeconds)} s");
        }
    }

    private static string Seconds(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
