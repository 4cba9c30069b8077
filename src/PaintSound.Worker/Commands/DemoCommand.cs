using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Film;
using PaintSound.Library.Indexing;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation;
using PaintSound.Simulation.Sessions;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Commands;

/// <summary>
/// <c>paintsound demo</c>: a whole simulated performance, no hardware. The pipeline is that of <c>run</c>; only the sources
/// are the Studio's.
/// </summary>
internal static class DemoCommand
{
    /// <summary>The demo library is small: one per cent of it would be a single excerpt, a quarter leaves the brush a choice.</summary>
    private static readonly ShowState State = new() { Choosing = new ChoosingControls { Gate = 0.25, Dwell = TimeSpan.FromSeconds(3) } };

    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Where the film, the picture and the account go.", DefaultValueFactory = _ => "demo-out" };
        var seconds = CommonOptions.Positive("--seconds", 30, "How long the painter paints.");
        var seed = CommonOptions.Positive("--seed", 1, "Which painter and composer.");
        var to = new Option<string>("--to") { Description = "Where OSC messages go.", DefaultValueFactory = _ => "127.0.0.1:9000" };
        var listen = new Option<string>("--listen")
        {
            Description = "Where OSC controls are received.",
            DefaultValueFactory = _ => ShowFile.DefaultListen,
        };
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var log = CommonOptions.LogFile("demo.log");
        var verbose = CommonOptions.Verbose();
        var command = new Command("demo", "A whole simulated performance, no hardware; says what was chosen and why.")
        {
            folder, seconds, seed, to, listen, models, json, log, verbose,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var asJson = parsed.GetValue(json);
            var logging = new LoggingSettings(parsed.GetValue(verbose), Path.GetFullPath(parsed.GetValue(log) ?? LogFolder.DefaultFile("demo")));
            using var loggers = LoggerFactory.Create(builder => builder.AddPaintSoundLogging(logging, TimeProvider.System));
            var demo = new Demo(
                Path.GetFullPath(parsed.GetValue(folder)!),
                parsed.GetValue(seconds),
                parsed.GetValue(seed),
                parsed.GetValue(models)!,
                asJson ? Console.Error : Console.Out,
                logging,
                loggers);
            var account = await demo.PlayAsync(parsed.GetValue(to)!, parsed.GetValue(listen)!, stop);
            CommandOutput.Write(account, asJson, _ => { });
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed class Demo(string folder, int seconds, int seed, IReadOnlyList<string> models, TextWriter words, LoggingSettings logging, ILoggerFactory loggers)
    {
        private readonly TimeProvider _time = TimeProvider.System;
        private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();

        private string Library => Path.Combine(folder, $"library-{seed}");

        public async Task<PerformanceJson> PlayAsync(string to, string listen, CancellationToken stop)
        {
            words.WriteLine("PaintSound demo: a simulated painter and composer, through the pipeline of a live performance.");
            words.WriteLine($"Log file: {logging.File}");
            CommandLog.Started(
                loggers.CreateLogger(typeof(DemoCommand)), $"{typeof(DemoCommand).Assembly.GetName().Version}", "the demo", RuntimeInformation.OSDescription);
            await GatherWorksAsync(stop);
            using var cast = PerformanceFactory.Load(Library, models, State);
            var length = TimeSpan.FromSeconds(seconds);
            var chronicle = new Chronicle(length);
            await PerformAsync(cast, chronicle, to, listen, stop);
            stop.ThrowIfCancellationRequested();
            var account = PerformanceJson.Of(length, chronicle.Selections);
            await FilmAsync(chronicle, length, stop);
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

        private async Task PerformAsync(PerformanceFactory cast, Chronicle chronicle, string to, string listen, CancellationToken stop)
        {
            using var doors = await OscService.OpenAsync([to], listen, cast.Control, loggers, _time, stop);
            words.WriteLine($"The painter paints for {seconds} s; OSC goes to {to}. Each line: when, what was chosen, and why.");
            var sitting = new Painter(seed).CreateSession(seconds);
            var witness = new PerformanceRecorder(chronicle, _time);
            using var performance = cast.CreatePerformance(
                [witness, new OscOutput(doors.Sender), new ConsoleOutput(words), new LogOutput(loggers.CreateLogger<LogOutput>())],
                loggers.CreateLogger<EventQueue>(),
                _time);
            await PerformanceHost.RunAsync(
                performance,
                new PerformanceInputs(witness.Record(new SimulatedBrush(sitting, _time)), witness.Record(new SimulatedCanvas(sitting, _time))),
                doors,
                _time,
                stop);
        }

        private Task<bool> FilmAsync(Chronicle chronicle, TimeSpan length, CancellationToken stop) =>
            Progress.ShowAsync("Filming", async tell =>
            {
                var poster = Poster.Draw(chronicle, length);
                await using (var picture = File.Create(Path.Combine(folder, "demo.png")))
                {
                    Png.Write(picture, poster.Rgb, poster.Width, poster.Height);
                }

                var mixdown = new Mixdown(new ExcerptReader(_ffmpeg, _time).ReadAsync, new MixdownSettings(BrushGain: 0.2));
                var missing = await new PerformanceFilm(mixdown, _ffmpeg, _time).WriteAsync(
                    chronicle, length, Path.Combine(folder, "demo.mp4"), new ProgressAdapter(tell, "demo.mp4"), stop);
                PerformanceJson.ReportMissing(missing);
                return missing.Count == 0;
            });
    }
}
