using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Sources;
using PaintSound.Core.Vectors;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// CPU time and allocation of a step of a show, by the size of the library: a simulated painter paints, the canvas changes with every step, and a step
/// selects when the dwell of 4 s is over. The vectors are those of excerpts with a deviation of a third of the library's: of the simulated works, or of the
/// library that <c>PAINTSOUND_BENCHMARK_LIBRARY</c> names, so that real music can be measured. Target: 30 ms with a million excerpts.
/// </summary>
internal sealed class SelectionScenario() : Scenario("selection")
{
    private const int WarmUp = 32;
    private const int Steps = 160;
    private const double StepSeconds = 0.25;

    private static readonly int[] Sizes = [1_000, 20_000, 100_000, 1_000_000];

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var simulated = await BenchmarkLibrary.CreateAsync(stop);
        using var networks = NetworkLoader.Open([]);
        var library = WorkLibrary.Open(Environment.GetEnvironmentVariable("PAINTSOUND_BENCHMARK_LIBRARY") ?? simulated.Folder);
        var real = library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
        var paintings = library.LoadPaintings(networks.Correspondence.Manifest);
        List<Figure> figures = [];
        foreach (var size in Sizes)
        {
            var table = VariedExcerpts.Create(real, size);
            var start = TimeProvider.System.GetTimestamp();
            var popularity = PopularityMeter.OfExcerpts(table, paintings, networks.Correspondence);
            figures.Add(Figure.Create($"{Name}: popularity of {Format(size)} excerpts", [TimeProvider.System.GetElapsedTime(start)]));
            if (size == Sizes[^1])
            {
                figures.AddRange(await CompareAsync(table, stop));
            }

            foreach (var strategy in Enum.GetValues<ChoosingStrategy>())
            {
                figures.AddRange(Measure(networks, table, popularity, strategy));
            }

            GC.Collect();
        }

        return figures;
    }

    /// <summary>What the machine and another library need for the same halves, on one core.</summary>
    private async Task<IReadOnlyList<Figure>> CompareAsync(ExcerptTable table, CancellationToken stop)
    {
        List<double> bytes = [], floats = [], estimates = [];
        var (vector, factors, distances) = (new float[table.Quantised.SoundHalves.Stride], new float[table.Quantised.SoundHalves.Stride], new float[table.Count]);
        vector.AsSpan().Fill(1);
        factors.AsSpan().Fill(1);
        for (var run = 0; run < 20; run++)
        {
            bytes.Add(MeasureCpu(() => Read(table.Quantised.SoundHalves.GetRows(0, table.Count))));
            floats.Add(MeasureCpu(() => Read(table.SoundHalves.GetRows(0, table.Count))));
            estimates.Add(MeasureCpu(() => QuantisedKernels.ComputeRectifiedDots(vector, factors, table.Quantised.SoundHalves.GetRows(0, table.Count), distances)));
        }

        var name = $"{Name}: {Format(table.Count)} halves";
        var faiss = await FaissFlat.MeasureAsync(table.SoundHalves, table.Count / 100, stop);
        return
        [
            Figure.Create($"{name}, reading their bytes from memory, CPU", "ms", bytes),
            Figure.Create($"{name}, comparing their bytes with a picture, CPU", "ms", estimates),
            Figure.Create($"{name}, reading their values from memory, CPU", "ms", floats),
            .. faiss.Count == 0 ? Enumerable.Empty<Figure>() : [Figure.Create($"{name}, FAISS flat, the nearest hundredth, CPU", "ms", faiss)],
        ];
    }

    private static void Read<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var sum = Vector<long>.Zero;
        foreach (var value in MemoryMarshal.Cast<T, Vector<long>>(values))
        {
            sum ^= value;
        }

        // The sum has to be used, or nothing is read.
        if (sum == Vector<long>.One)
        {
            Console.WriteLine();
        }
    }

    private IEnumerable<Figure> Measure(EmbeddingNetworks networks, ExcerptTable table, Popularity popularity, ChoosingStrategy strategy)
    {
        var session = new Painter(1).CreateSession((WarmUp + Steps) * StepSeconds);
        var (camera, microphone) = (new Camera(session), new ContactMicrophone(session));
        var analyser = new BrushAnalyser(networks.Sound.Manifest.Mel, new NoListener(), TimeProvider.System);
        var picture = new byte[IFrameSource.FrameBytes];
        var samples = new float[(int)(ISoundSource.SampleRate * StepSeconds)];
        var perceiver = new CanvasAndBrushPerceiver(table, networks.Correspondence, networks.Sound, popularity);
        var chooser = new Chooser(table);
        var controls = new ChoosingControls { Strategy = strategy };
        List<double> all = [], selecting = [];
        List<long> allocated = [];
        for (var step = 0; step < WarmUp + Steps; step++)
        {
            camera.Capture(step * StepSeconds, picture);
            microphone.Record(step * samples.Length, samples);
            analyser.Process(samples, 0);
            var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            perceiver.ProcessCanvas(picture, controls);
            perceiver.ReadBrush(analyser);
            perceiver.ProcessBrush(controls);
            var selection = chooser.Choose(perceiver.Scores, new BrushSummary(-20, 2, 0.5f), controls, TimeSpan.FromSeconds(step * StepSeconds));
            var milliseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
            if (step < WarmUp)
            {
                continue;
            }

            all.Add(milliseconds);
            if (selection is not null)
            {
                selecting.Add(milliseconds);
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - bytes);
            }
        }

        var name = $"{Name}: {strategy}, {Format(table.Count)} excerpts";
        yield return Figure.Create($"{name}, CPU of a step", "ms", all);
        yield return Figure.Create($"{name}, CPU of a step that selects", "ms", selecting) with { AllocatedBytes = (long)allocated.Average() };
    }

    private sealed class NoListener : IBrushListener
    {
    }

    private static string Format(int size) => size.ToString("N0", CultureInfo.InvariantCulture);
}
