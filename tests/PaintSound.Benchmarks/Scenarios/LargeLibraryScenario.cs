using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Signal;
using PaintSound.Library.Search;
using PaintSound.Library.Tests;
using PaintSound.Models.Manifests;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Library;
using PaintSound.Web.Tests;
using PaintSound.Worker.Controls;
using PaintSound.Worker.Hosting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The library page with 5,000 works. Target: the first list within 1 s, a search within 100 ms.</summary>
internal sealed class LargeLibraryScenario() : Scenario("large library")
{
    private const int Works = 5000;
    private const int Runs = 20;

    // Each gives another list than the one before.
    private static readonly string[] Typed = ["artist 2", "artist 1", "etude 4", "etude 49", "etude 499", "artist 299", "nothing has this name", "1984", "album 12", ""];

    // In the page: when the first works were there, since the navigation began.
    private const string FirstList = """
        new MutationObserver((_, observer) => {
          if (!document.querySelector(".work")) return;
          observer.disconnect();
          window.firstList = performance.now();
        }).observe(document, { childList: true, subtree: true })
        """;

    // Without the pause after the last key.
    private const string Search = """
        (words) => new Promise((done) => {
          const start = performance.now();
          const observer = new MutationObserver(() => { observer.disconnect(); requestAnimationFrame(() => done(performance.now() - start)); });
          observer.observe(document.getElementById("works"), { childList: true });
          document.getElementById("words").value = words;
          document.getElementById("search").requestSubmit();
        })
        """;

    private const string Scroll = """
        () => new Promise((done) => {
          const times = [];
          let last = performance.now();
          const step = () => {
            const now = performance.now();
            times.push(now - last);
            last = now;
            scrollBy(0, 40);
            if (times.length < 100) requestAnimationFrame(step); else done(times.slice(1));
          };
          requestAnimationFrame(step);
        })
        """;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("paintsound-benchmarks-");
        try
        {
            MelSettings mel = new();
            LargeLibrary.Write(
                folder.FullName,
                new Manifest(Manifest.Correspondence, "benchmark", new string('c', 64), mel),
                new Manifest(Manifest.SoundEmbedding, "benchmark", new string('e', 64), mel),
                Works, excerptsPerWork: 1, half: 4, rhythm: 4, timbre: 4);
            var library = WorkLibrary.Open(folder.FullName);
            return [.. await MeasureCatalogueAsync(library), .. await MeasurePageAsync(library)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<Figure>> MeasureCatalogueAsync(WorkLibrary library)
    {
        HashSet<string> off = [];
        List<TimeSpan> first = [], searches = [], switches = [];
        var works = WebService.CreateCatalogue(library);
        for (var run = 0; run < Runs; run++)
        {
            works = WebService.CreateCatalogue(library);
            first.Add(Time(() => works.Find(new WorkQuery("", "", "", "", 0), off)));
            searches.AddRange(Typed.Select(words => Time(() => works.Find(new WorkQuery(words, "", "", "", 0), off))));
        }

        ShowControl control = new(new ShowState(), [], new SupportedDistances("benchmark", [SoundDistanceKind.Weighed]));
        LibraryWorkSwitch workSwitch = new(library, control, NullLogger<LibraryWorkSwitch>.Instance);
        foreach (var work in library.LoadWorks().Take(Runs))
        {
            var start = TimeProvider.System.GetTimestamp();
            await workSwitch.SwitchAsync([work.Id], isOn: false);
            switches.Add(TimeProvider.System.GetElapsedTime(start));
        }

        return
        [
            Figure.Create($"{Name}: load {Works} works for the first list", first), Figure.Create($"{Name}: one search", searches),
            Figure.Create($"{Name}: one switch, kept in the library", switches),
        ];
    }

    private async Task<IReadOnlyList<Figure>> MeasurePageAsync(WorkLibrary library)
    {
        await using var fixtures = new SharedFixtures();
        List<double> opened = [], searches = [];
        double[] frames = [];
        for (var run = 0; run < 5; run++)
        {
            // Each time with a list that is not loaded yet.
            await using var host = await WebHostFixture.OpenAsync(works: WebService.CreateCatalogue(library));
            await using var browser = await fixtures.Chromium.OpenAsync(host.Root.ToString().TrimEnd('/'));
            var page = await browser.OpenAsync("/library", prepare: opening => opening.AddInitScriptAsync(FirstList));
            await page.WaitForSelectorAsync(".work");
            opened.Add(await page.EvaluateAsync<double>("window.firstList"));

            // The first update of the page reads again.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
            foreach (var words in Typed)
            {
                searches.Add(await page.EvaluateAsync<double>(Search, words));
            }

            frames = await page.EvaluateAsync<double[]>(Scroll);
        }

        return
        [
            Figure.Create($"{Name}: open the page until it lists works, from the navigation", "ms", opened), Figure.Create($"{Name}: a search in the page, drawn", "ms", searches),
            Figure.Create($"{Name}: time between frames while scrolling", "ms", frames),
        ];
    }

    private static TimeSpan Time(Action action)
    {
        var start = TimeProvider.System.GetTimestamp();
        action();
        return TimeProvider.System.GetElapsedTime(start);
    }
}
