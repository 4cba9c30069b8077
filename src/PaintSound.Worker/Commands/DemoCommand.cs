using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Film;
using PaintSound.Film.Drawing;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Library.Indexing;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Osc.Output;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sources;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Wording;
using SkiaSharp;

namespace PaintSound.Worker.Commands;

/// <summary>
/// <c>paintsound demo</c>: a whole performance without hardware. The pipeline is that of <c>run</c>; only the inputs are simulated.
/// </summary>
internal static class DemoCommand
{
    /// <summary>The demo library is small: 1 % of it would be a single excerpt. 25 % gives the brush a choice.</summary>
    private static readonly ShowState State = new()
    {
        Choosing = new ChoosingControls { Gate = 0.25, Dwell = TimeSpan.FromSeconds(3) },
        Depths = DemoLights.Depths,
    };

    /// <summary>The loudness of each selection in the film in LUFS: that of music on the web.</summary>
    private const double Loudness = -16;

    /// <summary>Short: what sounds on from an excerpt adds to the loudness of the next.</summary>
    private const double FadeSeconds = 0.12;

    /// <summary>The brush is heard under the music.</summary>
    private const double BrushGain = 0.2;

    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Folder for the film, the poster and the report.", DefaultValueFactory = _ => "demo-out" };
        var seconds = CommonOptions.Positive("--seconds", 30, "Length of the performance in seconds.");
        var seed = CommonOptions.Positive("--seed", 1, "Another number gives another painter and composer.");
        var to = CommonOptions.OscTarget("--to", new OscTarget("127.0.0.1", 9000), "Where OSC messages are sent.");
        var listen = CommonOptions.EndPoint("--listen", new OscSettings().Listen, "Where OSC controls are received.");
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var log = CommonOptions.LogFile("demo.log");
        var verbose = CommonOptions.Verbose();
        var command = new Command("demo", "Run a simulated performance without hardware, and write a film and a poster.")
        {
            folder, seconds, seed, to, listen, models, json, log, verbose,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var asJson = parsed.GetValue(json);
            var demo = new Demo(
                Path.GetFullPath(parsed.GetValue(folder)!),
                parsed.GetValue(seconds),
                parsed.GetValue(seed),
                parsed.GetValue(models)!,
                asJson ? Console.Error : Console.Out,
                new LoggingSettings(parsed.GetValue(verbose), Path.GetFullPath(parsed.GetValue(log) ?? LogFolder.DefaultFile("demo"))));
            var performance = await demo.RunAsync(parsed.GetValue(to)!, parsed.GetValue(listen)!, stop);
            CommandOutput.Write(performance, asJson, _ => { });
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed class Demo(string folder, int seconds, int seed, IReadOnlyList<string> models, TextWriter output, LoggingSettings logging)
    {
        private readonly TimeProvider _time = TimeProvider.System;
        private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();

        private string Film => Path.Combine(folder, "demo.mp4");

        private string Picture => Path.Combine(folder, "demo.png");

        private string Library => Path.Combine(folder, $"library-{seed}");

        public async Task<PerformanceJson> RunAsync(OscTarget to, IPEndPoint listen, CancellationToken stop)
        {
            output.WriteLine("PaintSound demo: a simulated painter and composer, through the pipeline of a live performance.");
            output.WriteLine($"Log file: {logging.File}");
            await CreateLibraryAsync(stop);
            var length = TimeSpan.FromSeconds(seconds);
            var recording = new PerformanceRecording(length) { LightNames = DemoLights.Names };
            output.WriteLine($"A painter paints and a composer plays for {seconds} s; OSC goes to {to}. Each selection is printed with its time and reason.");
            var recorder = new PerformanceRecorder(recording, _time);
            var inputs = new SimulatedInputFactory(new Painter(seed).CreateSession(seconds), composer: seed + 1, recorder, _time);
            var builder = Composition.Create(Library, models, State, logging, _time);
            var osc = new OscSettings { Targets = [to], Listen = listen, Query = null };

            IPerformanceOutput[] outputs = [recorder, .. new DemoLights().CreateOutputs(recording), new ConsoleOutput(output)];

            // Level Debug hides the losses at the end: most people who try the demo have no OSC receiver, and a message at the start says so.
            await PerformanceHost.RunAsync(Composition.ForInputs(builder, osc, inputs, hasMusic: true, outputs).Build(), LogLevel.Debug, stop);
            stop.ThrowIfCancellationRequested();
            AddPaintings(recording, recorder.Paintings, stop);
            var performance = PerformanceJson.Of(length, recording.Selections);

            // The pipeline needs evidence before it selects. The film leaves out that silence; its clock shows that it does.
            var start = recording.Selections.Select(selection => selection.At).FirstOrDefault(at => at < length);
            await WriteFilmAsync(recording, start, length, stop);
            performance.Write(Path.Combine(folder, "selections.json"));
            PrintEnd(recording, recorder.Congruity, length - start);
            return performance;
        }

        private async Task CreateLibraryAsync(CancellationToken stop)
        {
            var works = Path.Combine(folder, $"works-{seed}");
            if (!Directory.Exists(works))
            {
                output.WriteLine("Creating a small library of simulated music and paintings ...");
                var unfinished = works + ".unfinished";
                await SimulatedLibrary.WriteAsync(unfinished, seed, progress: null, stop);
                Directory.Move(unfinished, works);
            }

            var report = await IndexCommand.IndexAsync(Directory.GetDirectories(works), Library, new IndexOptions(), models, stop);
            output.WriteLine($"Library: {Quantity.Of(report.Works, "work")} with {Quantity.Of(report.Excerpts, "excerpt")}, {Quantity.Of(report.Paintings, "painting")}.");
        }

        private static void AddPaintings(PerformanceRecording recording, IReadOnlyList<PaintingSelection> selections, CancellationToken stop)
        {
            PaintingPictures pictures = new(Console.Error.WriteLine);
            foreach (var selection in selections)
            {
                recording.AddPainting(new ShownPainting(
                    selection.At, selection.Painting.Title, selection.Correspondence, pictures.Read(selection.Painting.File, stop)));
            }
        }

        private Task<bool> WriteFilmAsync(PerformanceRecording recording, TimeSpan start, TimeSpan length, CancellationToken stop) =>
            Progress.ShowAsync("Filming", async report =>
            {
                using (var poster = Poster.Draw(recording, length))
                await using (var picture = File.Create(Picture))
                {
                    poster.Encode(picture, SKEncodedImageFormat.Png, quality: 100);
                }

                var mixdown = new Mixdown(new ExcerptReader(_ffmpeg, _time).ReadAsync, new MixdownSettings(FadeSeconds, BrushGain, Loudness));
                var missing = await new PerformanceFilm(mixdown, _ffmpeg, _time) { Start = start }.WriteAsync(
                    recording, length, Film, new ProgressAdapter(report, "demo.mp4"), stop);
                PerformanceJson.ReportMissing(missing);
                return missing.Count == 0;
            });

        private void PrintEnd(PerformanceRecording recording, MeanCongruity congruity, TimeSpan length)
        {
            using var process = Process.GetCurrentProcess();
            var works = recording.Selections.Select(selection => selection.Excerpt.Work.Id).Distinct().Count();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

                {Quantity.Of(recording.Selections.Count, "selection")} from {Quantity.Of(works, "work")} for the painter, {Quantity.Of(recording.Paintings.Count, "painting")} for the composer.{CongruitySentence.Of(congruity)} At most {process.PeakWorkingSet64 / 1e6:0} MB of memory.
                Film:   {Film} ({length.TotalSeconds:0} s). It plays the brush and the selected music; the composer's own music is not in it.
                Poster: {Picture}
                Next:   paintsound new my-show.yaml
                """));
        }
    }
}
