using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Film.Recording;
using SkiaSharp;

namespace PaintSound.Film.Tests;

/// <summary>Creates a sample performance: marks that fill a canvas, a burst of noise for each, and a selection every few seconds.</summary>
internal static class SamplePerformance
{
    private static readonly string[] Titles =
    [
        "Trois études lentes, no. 2", "Kites", "Ostinato for a wet afternoon: part II", "100 % Wool",
        "L'eau d'été", "Sand", "Nachtstück (fragment)", "Žluťoučký kůň", "Tide Tables",
    ];

    public static PerformanceRecording Create(double seconds, IReadOnlyList<Selection>? selections = null)
    {
        var random = new Random(7);
        var recording = new PerformanceRecording();
        using var bitmap = new SKBitmap(new SKImageInfo(IFrameSource.Size, IFrameSource.Size, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(0xFFEDE6D8));
        SKColor[] paints = [new(0xFF28486B), new(0xFFC2512F), new(0xFFD9A441), new(0xFF35604E), new(0xFF1E1C1F), new(0xFFB98A9B)];
        using var paint = new SKPaint();
        var brush = new float[(int)(seconds * 16_000)];
        for (var at = 0.6; at < seconds - 0.5;)
        {
            var density = 0.5 + (0.5 * Math.Sin(at / 3));
            var length = 0.08 + (random.NextDouble() * 0.5 * (1.1 - density));
            var strength = 0.3 + (0.7 * random.NextDouble());
            recording.AddOnset(TimeSpan.FromSeconds(at), (float)strength);
            var low = 0f;
            for (var i = (int)(at * 16_000); i < Math.Min(brush.Length, (at + length) * 16_000); i++)
            {
                low += ((float)((random.NextDouble() * 2) - 1) - low) * (float)(0.15 + (0.8 * density));
                brush[i] = low * (float)(strength * 0.5 * Math.Exp(-3 * ((i / 16_000.0) - at) / length));
            }

            paint.Color = paints[(int)(at / seconds * 3) + random.Next(3)].WithAlpha(140);
            var (x, y) = (random.Next(-20, 210), random.Next(-10, 215));
            for (var step = 0; step < 60; step++)
            {
                canvas.DrawRect(SKRect.Create(x + step, y + (int)(8 * Math.Sin((step / 14.0) + at)), 4, 4 + (int)(strength * 9)), paint);
            }

            recording.AddFrame(TimeSpan.FromSeconds(at), ToRgb(bitmap));
            at += 0.15 + (random.NextDouble() * 0.9 * (1.1 - density));
        }

        for (var i = 0; i < brush.Length; i++)
        {
            brush[i] += (float)(0.004 * Math.Sin(2 * Math.PI * 50 * i / 16_000.0)) + (float)(0.001 * (random.NextDouble() - 0.5));
        }

        recording.AddBrush(brush);
        foreach (var selection in selections ?? CreateSelections(seconds))
        {
            recording.AddSelection(selection);
        }

        return recording;
    }

    /// <summary>Creates a canvas frame of one colour.</summary>
    public static byte[] CreateFrame(SKColor colour) =>
        [.. Enumerable.Repeat(new[] { colour.Red, colour.Green, colour.Blue }, IFrameSource.Size * IFrameSource.Size).SelectMany(pixel => pixel)];

    public static Selection CreateSelection(double at, string file, double start = 0, string title = "A work", double duration = 600)
    {
        var work = new MusicWork(title, title, file, title.Length % 2 == 0 ? "composers" : "own", duration);
        var excerpt = new Excerpt(work, start, -20, 3);
        var reason = new SelectionReason(ChoosingStrategy.GateThenSound, SoundDistanceKind.Weighed, 0.3, false, 1240, 13, 7, 31, [.. Enumerable.Range(1, 5).Select(rank =>
            new Candidate(rank, excerpt with { Work = work with { Title = rank == 1 ? title : Titles[rank] } }, 0.08f + (0.03f * rank), 0.5f + (0.11f * rank)))]);
        return new Selection(TimeSpan.FromSeconds(at), excerpt, 0.11f, 0.61f, reason);
    }

    public static IReadOnlyList<Selection> CreateSelections(double seconds)
    {
        var selections = new List<Selection>();
        for (var at = 1.5; at < seconds; at += 4.25 + (selections.Count % 3))
        {
            selections.Add(CreateSelection(at, "/none.wav", 12.5 * selections.Count, Titles[selections.Count * 2 % Titles.Length]));
        }

        return selections;
    }

    private static byte[] ToRgb(SKBitmap bitmap) => [.. bitmap.Bytes.Chunk(4).SelectMany(pixel => pixel.Take(3))];
}
