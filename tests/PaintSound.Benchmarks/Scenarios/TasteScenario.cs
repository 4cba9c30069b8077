using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// What marks cost, on one thread: what a step with a new canvas does in addition when something was learned, with a million excerpts; and an update, by the
/// number of marks. Targets: 5 ms a step, 1 s an update.
/// </summary>
internal sealed class TasteScenario() : Scenario("taste")
{
    private const int Excerpts = 1_000_000;
    private const int Steps = 100;
    private const int Updates = 5;

    public override Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        var random = new Random(1);
        MusicWork work = new("w", "Work", "/work.wav", "own", 4);
        Excerpt[] excerpts = [.. Enumerable.Range(0, Excerpts).Select(i => new Excerpt(
            work, 4 * i, -50 * random.NextSingle(), 8 * random.NextSingle(), 100 + (4000 * random.NextSingle()), 20 * random.NextSingle(), 20 * random.NextSingle()))];
        TasteAxes axes = new([.. excerpts.Select(MusicQualities.Of)]);
        List<Figure> figures = [];
        TastePlaces? places = null;
        figures.Add(Figure.Create($"{Name}: places of 1,000,000 excerpts, once", "ms", Time(1, () => places = new TastePlaces(excerpts, axes))));

        TasteModel model = new("", 60, 0.5f, [.. Enumerable.Range(0, 36).Select(_ => random.NextSingle() - 0.5f)]);
        var (estimates, picture, coefficients, frame) = (new float[Excerpts], new float[TasteAxes.Pictures.Count], new float[TasteModel.Coefficients], new byte[IFrameSource.FrameBytes]);
        random.NextBytes(frame);
        figures.Add(Figure.Create($"{Name}: qualities of a canvas", "ms", Time(Steps, () => TasteAxes.Place(PictureQualityMeter.Measure(frame), picture))));
        figures.Add(Figure.Create($"{Name}: what was learned, for 1,000,000 excerpts", "ms", Time(Steps, () =>
        {
            model.Fold(picture, 1, coefficients);
            places!.MultiplyAdd(coefficients, 0.9f, estimates);
        })));

        foreach (var count in (ReadOnlySpan<int>)[20, 60, 200])
        {
            Mark[] marks = [.. Enumerable.Range(0, count).Select(i => new Mark(
                random.Next(2) == 0 ? MarkKind.Yes : MarkKind.No,
                new PictureQualities(100 * random.NextSingle(), 60 * random.NextSingle(), 3 * random.NextSingle(), 40 * random.NextSingle(), 20 * random.NextSingle()),
                MusicQualities.Of(excerpts[random.Next(Excerpts)]), (8 * random.NextSingle()) - 4, $"w{i}"))];
            TasteTrainer trainer = new(axes);
            figures.Add(Figure.Create($"{Name}: update after {count} marks", "ms", Time(Updates, () => trainer.Train(marks, ""))));
        }

        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static double[] Time(int runs, Action action) => [.. Enumerable.Range(0, runs).Select(_ =>
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    })];
}
