using PaintSound.Core.Brush;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Choosing;

/// <summary>Small libraries, scores and brush summaries for the tests of choosing.</summary>
internal static class ChoosingSamples
{
    public static readonly BrushSummary Painting = new(LevelDb: -20, OnsetRate: 3, StrokeShare: 0.8f);
    public static readonly BrushSummary Hum = new(LevelDb: -30, OnsetRate: 0, StrokeShare: 0);
    public static readonly BrushSummary Quiet = new(LevelDb: -70, OnsetRate: 1, StrokeShare: 0.1f);

    /// <summary>Creates excerpts: those with an even number are held notes of collection "own", the others are busy pieces of "composers".</summary>
    public static Excerpt[] Library(int count) => Enumerable.Range(0, count)
        .Select(i => new Excerpt(
            new MusicWork($"w{i}", $"Work {i}", $"/music/{i}.wav", i % 2 == 0 ? "own" : "composers", 4),
            StartSeconds: 0,
            LevelDb: -20,
            OnsetRate: i % 2 == 0 ? 0.4f : 4))
        .ToArray();

    public static Scores Scores(params (float Correspondence, float SoundDistance)[] distances)
    {
        var scores = new Scores(distances.Length);
        for (var i = 0; i < distances.Length; i++)
        {
            (scores.Correspondence[i], scores.SoundDistance[i]) = distances[i];
            scores.CanvasDistance[i] = scores.Correspondence[i];
        }

        return scores;
    }

    public static Scores Random(int count, int seed)
    {
        var random = new Random(seed);
        return Scores(Enumerable.Range(0, count).Select(_ => (random.NextSingle(), random.NextSingle())).ToArray());
    }

    /// <summary>Repeats scores ten times, because at least 15 excerpts pass every gate: index i has the scores of i / 10.</summary>
    public static Scores Tens(params (float Correspondence, float SoundDistance)[] distances) =>
        Scores([.. distances.SelectMany(distance => Enumerable.Repeat(distance, 10))]);

    public static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
