using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library.Mapping;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Web.Library;
using PaintSound.Web.Library.Map;
using PaintSound.Web.Tests;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The map of 100,000 excerpts. Target: 30 frames a second in Chromium.</summary>
internal sealed class MapScenario() : Scenario("map")
{
    private const int Excerpts = 100_000;
    private const int Added = 1000;
    private const int Runs = 20;

    // Moves the view without a pause, as a person who drags, and returns the times between two pictures.
    private const string Drag = """
        () => new Promise((done) => {
          const canvas = document.getElementById("map-points");
          const box = canvas.getBoundingClientRect();
          const send = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, button: 0, clientX: box.x + x, clientY: box.y + y, bubbles: true }));
          canvas.setPointerCapture = () => {};
          canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: -360, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, cancelable: true }));
          send("pointerdown", 300, 300);
          const times = [];
          let last = performance.now();
          const step = () => {
            const now = performance.now();
            times.push(now - last);
            last = now;
            send("pointermove", 300 + 100 * Math.sin(times.length / 10), 300 + 100 * Math.cos(times.length / 10));
            if (times.length < 150) requestAnimationFrame(step); else { send("pointerup", 300, 300); done(times.slice(5)); }
          };
          requestAnimationFrame(step);
        })
        """;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var small = await BenchmarkLibrary.CreateAsync(stop);
        using var networks = NetworkLoader.Open([]);
        var library = WorkLibrary.Open(small.Folder);
        var paintings = library.LoadPaintings(networks.Correspondence.Manifest);
        var excerpts = VariedExcerpts.CreateWorks(library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest), Excerpts);
        var places = new float[2 * Excerpts];
        Array.Fill(places, float.NaN);
        var all = Time(() => new ExcerptPlaces(excerpts, null, stop).Complete(places));
        var more = (float[])places.Clone();
        Array.Fill(more, float.NaN, 0, 2 * Added);
        var some = Time(() => new ExcerptPlaces(excerpts, null, stop).Complete(more));
        float[] pictures = [];
        var ofPaintings = Time(() => pictures = new PaintingPlaces(excerpts, places, paintings, networks.Correspondence).Place([.. Enumerable.Range(0, paintings.Count)]));

        SimilarExcerpts similar = new(excerpts);
        ChoosingControls controls = new();
        var searches = Enumerable.Range(0, Runs).Select(i => Time(() => similar.Find(i * 4999, controls, ExcerptSearch.Most))).ToArray();
        GateWatch gate = new(TimeProvider.System);
        gate.Set([.. Enumerable.Range(0, Excerpts).Where(i => Math.Abs(places[2 * i] - places[0]) + Math.Abs(places[(2 * i) + 1] - places[1]) < 3).Take(1000)]);
        LibraryMapSource map = new(excerpts, paintings, () => new LibraryMap(places, pictures), gate);
        return
        [
            Figure.Create($"{Name}: place {Excerpts} excerpts", [all]), Figure.Create($"{Name}: place {Added} more", [some]),
            Figure.Create($"{Name}: place {paintings.Count} paintings", [ofPaintings]), Figure.Create($"{Name}: more like one of {Excerpts} excerpts", searches),
            .. await MeasurePageAsync(map),
        ];
    }

    private async Task<IReadOnlyList<Figure>> MeasurePageAsync(LibraryMapSource map)
    {
        await using var fixtures = new SharedFixtures();
        WorkCatalogue works = new(() =>
        [
            .. map.Excerpts.GroupBy(excerpt => excerpt.Work.Id).Select(work => Describe(work.First().Work, work.Count())),
            .. map.Paintings.Select(painting => Describe(painting, 0)),
        ]);
        await using var host = await WebHostFixture.OpenAsync(works: works, map: map);
        await using var browser = await fixtures.Chromium.OpenAsync(host.Root.ToString().TrimEnd('/'));
        var page = await browser.OpenAsync("/library");
        await page.WaitForSelectorAsync(".work");
        var start = TimeProvider.System.GetTimestamp();
        await page.ClickAsync("#show-map");
        await page.WaitForSelectorAsync("#map[data-passed]");
        var opened = TimeProvider.System.GetElapsedTime(start);
        var frames = await page.EvaluateAsync<double[]>(Drag);
        if (Environment.GetEnvironmentVariable("PAINTSOUND_SCREENSHOTS") is { } folder)
        {
            await MapPictures.TakeAsync(page, folder);
        }

        return
        [
            Figure.Create($"{Name}: open {Excerpts} points in the page", [opened]),
            Figure.Create($"{Name}: time between frames while dragging {Excerpts} points", "ms", frames),
        ];
    }

    private static WorkEntry Describe(Work work, int excerpts) => new(work.Id, work.Title, work.Collection, work is MusicWork, excerpts * Excerpt.Seconds, excerpts, work.File);

    private static TimeSpan Time(Action action)
    {
        var start = TimeProvider.System.GetTimestamp();
        action();
        return TimeProvider.System.GetElapsedTime(start);
    }
}
