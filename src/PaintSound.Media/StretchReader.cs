using System.Globalization;
using System.Runtime.InteropServices;

namespace PaintSound.Media;

/// <summary>Reads a stretch of a piece of music as it shall be heard: stereo, 48 kHz.</summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock that limits the waits.</param>
public sealed class StretchReader(Ffmpeg ffmpeg, TimeProvider time)
{
    /// <summary>Hz.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Left and right.</summary>
    public const int Channels = 2;

    /// <summary>Reads it.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="startSeconds">Where it begins, in seconds from the start of the file.</param>
    /// <param name="seconds">How long it is.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Samples -1..1, left and right in turn, exactly as long as asked; silence behind the end of the file.</returns>
    /// <exception cref="MediaException">The file cannot be read or has no sound there.</exception>
    public async Task<float[]> ReadAsync(string file, double startSeconds, double seconds, CancellationToken stop)
    {
        float[] sound = new float[(int)Math.Round(seconds * SampleRate) * Channels];
        await OwnThread.RunAsync("reading " + Path.GetFileName(file), () => Fill(file, startSeconds, seconds, sound, stop));
        return sound;
    }

    private void Fill(string file, double startSeconds, double seconds, float[] sound, CancellationToken stop)
    {
        string input = MediaFile.Require(file);
        using Reading reading = new(
            ffmpeg,
            ["-protocol_whitelist", "file,pipe", "-ss", Seconds(startSeconds), "-t", Seconds(seconds), "-i", input, "-vn", "-map", "0:a:0",
             "-ac", $"{Channels}", "-ar", $"{SampleRate}", "-f", "f32le", "pipe:1"],
            Channels * sizeof(float),
            8192,
            time,
            stop);
        int filled = 0;
        for (ReadOnlySpan<byte> block = reading.Next(); block.Length > 0; block = reading.Next())
        {
            // Resampling may give a few samples more than the stretch is long.
            ReadOnlySpan<float> samples = MemoryMarshal.Cast<byte, float>(block);
            int fits = Math.Min(samples.Length, sound.Length - filled);
            samples[..fits].CopyTo(sound.AsSpan(filled));
            filled += fits;
        }

        string? fault = reading.Fault();
        stop.ThrowIfCancellationRequested();
        if (fault is not null)
            throw MediaFile.Unreadable(file, fault);
        if (filled == 0 && sound.Length > 0)
            throw MediaFile.Unreadable(file, $"it has no sound at {Seconds(startSeconds)} s");
    }

    private static string Seconds(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
