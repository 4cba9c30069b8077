using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Takes.Browsing;

/// <summary>The mel spectrogram of the brush of a take. Thread-safe.</summary>
/// <param name="sound">The sound of the brush.</param>
public sealed class TakeSpectrogram(TakeSound sound)
{
    /// <summary>The log-mel above the floor that gives 255: about that of a hard stroke at full level.</summary>
    private const float FullScale = 17;

    private const double ChunkSeconds = 60;

    /// <summary>Its bands and columns per second.</summary>
    public static readonly MelSettings Settings = new(Bands: 64);

    /// <summary>The number of columns per second.</summary>
    public static double ColumnsPerSecond => (double)Settings.SampleRate / Settings.Hop;

    /// <summary>Computes columns.</summary>
    /// <param name="from">The start of the first column, in seconds from the start of the performance.</param>
    /// <param name="count">The number of columns, each of 12.5 ms.</param>
    /// <returns>One byte for each band of each column, the lowest band first.</returns>
    /// <exception cref="TakeException">The sound cannot be read.</exception>
    public byte[] Read(double from, int count)
    {
        // The first column needs the window before its end.
        var before = (Settings.Window + Settings.Hop - 1) / Settings.Hop;
        var result = new byte[count * Settings.Bands];
        StreamingLogMel mel = new(Settings, (column, index) =>
        {
            if (index >= before && index < before + count)
            {
                Convert(column, result.AsSpan((int)(index - before) * Settings.Bands, Settings.Bands));
            }
        });
        mel.Push(sound.Read(from - ((double)before * Settings.Hop / ISoundSource.SampleRate), (before + count) * Settings.Hop));
        return result;
    }

    /// <summary>Computes an overview: each column is the loudest moment of its time, in every band.</summary>
    /// <param name="from">The start, in seconds from the start of the performance.</param>
    /// <param name="to">The end.</param>
    /// <param name="result">Receives one byte for each band of each column, while it is computed.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="TakeException">The sound cannot be read.</exception>
    public void ReadOverview(double from, double to, byte[] result, CancellationToken stop)
    {
        var columns = result.Length / Settings.Bands;
        for (var start = from; start < to && !stop.IsCancellationRequested; start += ChunkSeconds)
        {
            var chunk = Read(start, (int)(Math.Min(ChunkSeconds, to - start) * ColumnsPerSecond));
            for (var i = 0; i < chunk.Length; i++)
            {
                var seconds = start - from + (i / Settings.Bands / ColumnsPerSecond);
                var column = Math.Min(columns - 1, (int)(seconds / (to - from) * columns));
                var at = (column * Settings.Bands) + (i % Settings.Bands);
                result[at] = Math.Max(result[at], chunk[i]);
            }
        }
    }

    private static void Convert(ReadOnlySpan<float> column, Span<byte> bytes)
    {
        var floor = (float)Math.Log(Settings.Floor);
        for (var band = 0; band < bytes.Length; band++)
        {
            bytes[band] = (byte)Math.Clamp(255 * (column[band] - floor) / FullScale, 0, 255);
        }
    }
}
