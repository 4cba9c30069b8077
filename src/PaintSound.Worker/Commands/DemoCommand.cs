using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
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
using SkiaSharp;

namespace PaintSound.Worker.Commands;

/// <summary>
/// <c>paintsound demo</c>: a whole performance without hardware. The pipeline is that of <c>run</c>; only the inputs are simulated.
/// </summary>
internal static class DemoCommand
{
    /// <summary>The demo library is small: one per cent of it would be a single excerpt, a quarter leaves the brush a choice.</summary>
    private static readonly ShowState State = new() { Choosing = new ChoosingControls { Gate = 0.25, Dwell = TimeSpan.FromSeconds(3) } };

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
            var account = await demo.PlayAsync(parsed.GetValue(to)!, parsed.GetValue(listen)!, stop);
            CommandOutput.Write(account, asJson, _ => { });
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed class Demo(string folder, int seconds, int seed, IReadOnlyList<string> models, TextWriter words, LoggingSettings logging)
    {
        private readonly TimeProvider _time = TimeProvider.System;
        private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();

        private string Library => Path.Combine(folder, $"library-{seed}");

        public async Task<PerformanceJson> PlayAsync(OscTarget to, IPEndPoint listen, CancellationToken stop)
        {
            words.WriteLine("PaintSound demo: a simulated painter and composer, through the pipeline of a live performance.");
            words.WriteLine($"Log file: {logging.File}");
            await GatherWorksAsync(stop);
            var length = TimeSpan.FromSeconds(seconds);
            var recording = new PerformanceRecording(length);
            words.WriteLine($"The painter paints for {seconds} s; OSC goes to {to}. Each line: when, what was chosen, and why.");
            var recorder = new PerformanceRecorder(recording, _time);
            var inputs = new SimulatedInputFactory(new Painter(seed).CreateSession(seconds), recorder, _time);
            var builder = Composition.Create(Library, models, State, logging, _time);
            var osc = new OscSettings { Targets = [to], Listen = listen, Query = null };

            // Most people who watch the demo have no OSC receiver: that nothing listens is said at the start.
            await PerformanceHost.RunAsync(Composition.ForInputs(builder, osc, inputs, recorder, new ConsoleOutput(words)).Build(), LogLevel.Debug, stop);
            stop.ThrowIfCancellationRequested();
            var account = PerformanceJson.Of(length, recording.Selections);
            await FilmAsync(recording, length, stop);
            account.Write(Path.Combine(folder, "selections.json"));
            using var process = Process.GetCurrentProcess();
            words.WriteLine(
                $"{account.Selections.Count} selections from {account.Selections.Select(s => s.Work).Distinct().Count()} works; " +
                $"at most {process.PeakWorkingSet64 / 1e6:0} MB of memory. Look at {Path.Combine(folder, "demo.mp4")} and demo.png.");
            return account;
        }

        private async Task GatherWorksAsync(CancellationToken stop)
        {
            var works = Path.Combine(folder, $"works-{seed}");
            if (!Directory.Exists(works))
            {
                words.WriteLine("The composer writes a small library, the painter paints for it ...");
                var unfinished = works + ".unfinished";
                await SimulatedLibrary.WriteAsync(unfinished, seed, progress: null, stop);
                Directory.Move(unfinished, works);
            }

            var report = await IndexCommand.IndexAsync(Directory.GetDirectories(works), Library, new IndexOptions(), models, stop);
            words.WriteLine($"Library: {report.Works} works with {report.Excerpts} excerpts, {report.Paintings} paintings.");
        }

        private Task<bool> FilmAsync(PerformanceRecording recording, TimeSpan length, CancellationToken stop) =>
            Progress.ShowAsync("Filming", async tell =>
            {
                using (var poster = Poster.Draw(recording, length))
                await using (var picture = File.Create(Path.Combine(folder, "demo.png")))
                {
                    poster.Encode(picture, SKEncodedImageFormat.Png, quality: 100);
                }

                var mixdown = new Mixdown(new ExcerptReader(_ffmpeg, _time).ReadAsync, new MixdownSettings(BrushGain: 0.2));
                var missing = await new PerformanceFilm(mixdown, _ffmpeg, _time).WriteAsync(
                    recording, length, Path.Combine(folder, "demo.mp4"), new ProgressAdapter(tell, "demo.mp4"), stop);
                PerformanceJson.ReportMissing(missing);
                return missing.Count == 0;
            });
    }
}
