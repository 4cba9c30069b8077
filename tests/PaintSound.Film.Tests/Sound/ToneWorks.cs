using System.Globalization;
using PaintSound.Media;
using PaintSound.Media.Streams;

namespace PaintSound.Film.Tests.Sound;

/// <summary>Works with content defined by their name: "440" is a tone of 440 Hz, "noise1" noise with seed 1, "full" full scale. "missing" does not exist.</summary>
internal sealed class ToneWorks(float level = 0.5f, double? duration = null)
{
    public List<(string File, double Start, double Seconds)> Requests { get; } = [];

    public Task ReadAsync(string file, double start, double seconds, StereoHandler onBlock, CancellationToken stop)
    {
        Requests.Add((file, start, seconds));
        if (file == "missing")
        {
            throw new MediaException("missing cannot be read: it does not exist.");
        }

        var count = (int)Math.Round(Math.Min(seconds, (duration ?? 1e9) - start) * 48_000);
        var first = (long)Math.Round(start * 48_000);
        var random = file.StartsWith("noise", StringComparison.Ordinal) ? new Random(file[^1]) : null;
        var block = new float[2 * 777];
        for (var at = 0; at < count;)
        {
            var frames = Math.Min(777, count - at);
            for (var i = 0; i < frames; i++, at++)
            {
                var value = file == "full" ? (((first + at) / 37 % 2) * 2) - 1
                    : random is not null ? (random.NextDouble() * 2) - 1
                    : Math.Sin(2 * Math.PI * double.Parse(file, CultureInfo.InvariantCulture) * (first + at) / 48_000);
                block[2 * i] = block[(2 * i) + 1] = level * (float)value;
            }

            onBlock(block.AsSpan(0, 2 * frames));
        }

        return Task.CompletedTask;
    }
}
