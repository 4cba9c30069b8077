using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// The CPU time that filters cost in a step that selects, with a million excerpts: the whole step, what of it chooses, and choosing at a step before which the filter changed. Each filter
/// leaves about half of the excerpts. Target: at most 10 % of the step without filters. A change may cost a look at every excerpt more.
/// </summary>
internal sealed class FilterScenario() : Scenario("filters")
{
    private const int Count = 1_000_000, WarmUp = 4, Steps = 16;
    private const double StepSeconds = 5;

    private static readonly KeyValuePair<string, ExcerptFilter>[] Filters =
    [
        new("none", ExcerptFilter.None),
        new("loudness", ExcerptFilter.None with { LoudnessDb = new NumberRange(-25) }),
        new("brightness", ExcerptFilter.None with { BrightnessHz = new NumberRange(0, 1000) }),
        new("onsets", ExcerptFilter.None with { OnsetRate = new NumberRange(2) }),
        new("attack", ExcerptFilter.None with { AttackMs = new NumberRange(0, 500) }),
        new("held", ExcerptFilter.None with { Held = HeldChoice.Moving }),
        new("tempo", ExcerptFilter.None with { TempoBpm = new NumberRange(60, 130) }),
        new("duration", ExcerptFilter.None with { DurationSeconds = new NumberRange(0, 400) }),
        new("year", ExcerptFilter.None with { Year = new NumberRange(1950) }),
        new("unheard", ExcerptFilter.None with { Unheard = TimeSpan.FromMinutes(10) }),
        new("artist", ExcerptFilter.None with { Artists = [.. Enumerable.Range(0, 150).Select(i => $"Artist {2 * i}")] }),
        new("genre", ExcerptFilter.None with { Genres = ["Genre 0", "Genre 2", "Genre 4"] }),
        new("folder", ExcerptFilter.None with { Folders = [.. Enumerable.Range(0, 10).Select(i => $"Folder {i}")] }),
        new("all but held", ExcerptFilter.None with
        {
            LoudnessDb = new NumberRange(-40), BrightnessHz = new NumberRange(0, 3000), OnsetRate = new NumberRange(0.5), AttackMs = new NumberRange(0, 900), TempoBpm = new NumberRange(60, 180),
            DurationSeconds = new NumberRange(0, 600), Year = new NumberRange(1910), Unheard = TimeSpan.FromMinutes(10), Genres = ["Genre 0", "Genre 1", "Genre 2", "Genre 3"],
        }),
    ];

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var simulated = await BenchmarkLibrary.CreateAsync(stop);
        using var networks = NetworkLoader.Open([]);
        var library = WorkLibrary.Open(simulated.Folder);
        var table = Describe(VariedExcerpts.Create(library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest), Count));
        var popularity = PopularityMeter.OfExcerpts(table, library.LoadPaintings(networks.Correspondence.Manifest), networks.Correspondence);

        // The first run compiles.
        _ = Measure(networks, table, popularity, "warm-up", ExcerptFilter.None).ToArray();
        return [.. Filters.SelectMany(filter => Measure(networks, table, popularity, filter.Key, filter.Value))];
    }

    private IEnumerable<Figure> Measure(EmbeddingNetworks networks, ExcerptTable table, Popularity popularity, string name, ExcerptFilter filter)
    {
        var session = new Painter(1).CreateSession((WarmUp + (2 * Steps)) * StepSeconds);
        var (camera, microphone) = (new Camera(session), new ContactMicrophone(session));
        var analyser = new BrushAnalyser(networks.Sound.Manifest.Mel, new NoListener(), TimeProvider.System);
        var picture = new byte[IFrameSource.FrameBytes];
        var samples = new float[(int)(ISoundSource.SampleRate * StepSeconds)];
        var perceiver = new CanvasAndBrushPerceiver(table, networks.Correspondence, networks.Sound, popularity);
        var chooser = new Chooser(table);
        List<double> steps = [], choosing = [], changed = [];
        List<long> allocated = [];
        for (var step = 0; step < WarmUp + (2 * Steps); step++)
        {
            // In the second half, the filter is another one at every other step. Only those steps count.
            var isChanged = step >= WarmUp + Steps && step % 2 == 0;
            var controls = new ChoosingControls { Filter = isChanged ? filter with { DurationSeconds = new NumberRange(0, 500 + step) } : filter };
            camera.Capture(step * StepSeconds, picture);
            microphone.Record((long)step * samples.Length, samples);
            analyser.Process(samples, 0);
            var start = Environment.CpuUsage.TotalTime;
            perceiver.ProcessCanvas(picture, controls);
            perceiver.ReadBrush(analyser);
            perceiver.ProcessBrush(controls);
            var (chosen, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            var now = TimeSpan.FromSeconds(step * StepSeconds);
            chooser.Filter(controls, now);
            chooser.Choose(perceiver.Scores, new BrushSummary(-20, 2, 0.5f), controls, now, next: true);
            var end = Environment.CpuUsage.TotalTime;
            var milliseconds = (end - chosen).TotalMilliseconds;
            if (step >= WarmUp && step < WarmUp + Steps)
            {
                steps.Add((end - start).TotalMilliseconds);
                choosing.Add(milliseconds);
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - bytes);
            }
            else if (isChanged)
            {
                changed.Add(milliseconds);
            }
        }

        yield return Figure.Create($"{Name}: {name}, step", "ms", steps);
        yield return Figure.Create($"{Name}: {name}, choosing", "ms", choosing) with { AllocatedBytes = (long)allocated.Average() };
        yield return Figure.Create($"{Name}: {name}, choosing after a change", "ms", changed);
    }

    private static ExcerptTable Describe(ExcerptTable table)
    {
        var random = new Random(1);
        Dictionary<MusicWork, MusicWork> works = new(ReferenceEqualityComparer.Instance);
        Excerpt[] excerpts = [.. table.Select(excerpt =>
        {
            if (!works.TryGetValue(excerpt.Work, out var work))
            {
                var number = works.Count;
                work = works[excerpt.Work] = excerpt.Work with
                {
                    DurationSeconds = 800 * random.NextDouble(),
                    Artist = $"Artist {number % 300}",
                    Genre = $"Genre {number % 6}",
                    Year = 1900 + random.Next(100),
                    TempoBpm = 60 + (140 * random.NextDouble()),
                    Folder = $"Folder {number % 20}",
                };
            }

            return excerpt with { Work = work, AttackMs = 1000 * random.NextSingle() };
        })];
        return new ExcerptTable(excerpts, table.SoundHalves, table.Rhythms, table.Timbres, table.Pooleds);
    }

    private sealed class NoListener : IBrushListener
    {
    }
}
