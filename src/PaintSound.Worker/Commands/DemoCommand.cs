using System.CommandLine;
using System.Diagnostics;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Film;
using PaintSound.Library;
using PaintSound.Media;
using PaintSound.Studio;
using PaintSound.Studio.Sittings;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Show;
using PaintSound.Worker.Stage;

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
        var seconds = Choices.Positive("--seconds", 30, "How long the painter paints.");
        var seed = Choices.Positive("--seed", 1, "Which painter and composer.");
        var to = new Option<string>("--to") { Description = "Where OSC messages go.", DefaultValueFactory = _ => "127.0.0.1:9000" };
        var listen = new Option<string>("--listen")
        {
            Description = "Where OSC controls are received.",
            DefaultValueFactory = _ => ShowFile.DefaultListen,
        };
        var models = Choices.Models();
        var json = Choices.Json();
        var command = new Command("demo", "A whole simulated performance, no hardware; says what was chosen and why.")
        {
            folder, seconds, seed, to, listen, models, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var asJson = parsed.GetValue(json);
            var demo = new Demo(
                Path.GetFullPath(parsed.GetValue(folder)!),
                parsed.GetValue(seconds),
                parsed.GetValue(seed),
                parsed.GetValue(models)!,
                asJson ? Console.Error : Console.Out);
            var account = await demo.PlayAsync(parsed.GetValue(to)!, parsed.GetValue(listen)!, stop);
            Answer.Give(account, asJson, _ => { });
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed class Demo(string folder, int seconds, int seed, IReadOnlyList<string> models, TextWriter words)
    {
        private readonly TimeProvider _time = TimeProvider.System;
        private readonly Ffmpeg _ffmpeg = Ffmpeg.Find();

        private string Library => Path.Combine(folder, $"library-{seed}");

        public async Task<Account> PlayAsync(string to, string listen, CancellationToken stop)
        {
            words.WriteLine("PaintSound demo: a simulated painter and composer, through the pipeline of a live performance.");
            await GatherWorksAsync(stop);
            using var cast = Cast.Gather(Library, models, State);
            var length = TimeSpan.FromSeconds(seconds);
            var chronicle = new Chronicle(length);
            await PerformAsync(cast, chronicle, to, listen, stop);
            stop.ThrowIfCancellationRequested();
            var account = Account.Of(length, chronicle.Selections);
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
                await StudioLibrary.WriteAsync(unfinished, seed, progress: null, stop);
                Directory.Move(unfinished, works);
            }

            var report = await IndexCommand.IndexAsync(Directory.GetDirectories(works), Library, new IndexOptions(), models, stop);
            words.WriteLine($"Library: {report.Works} works with {report.Excerpts} excerpts, {report.Paintings} paintings.");
        }

        private async Task PerformAsync(Cast cast, Chronicle chronicle, string to, string listen, CancellationToken stop)
        {
            using var doors = await Doors.OpenAsync([to], listen, cast.Desk, words.WriteLine, _time, stop);
            words.WriteLine($"The painter paints for {seconds} s; OSC goes to {to}. Each line: when, what was chosen, and why.");
            var sitting = new Painter(seed).Sit(seconds);
            var witness = new Witness(chronicle, _time);
            using var performance = cast.Perform([witness, new OscVoice(doors.Announcer), new Commentary(words)], _time);
            await House.PlayAsync(
                performance,
                new Players(witness.Beside(new StudioBrush(sitting, _time)), witness.Beside(new StudioCanvas(sitting, _time))),
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

                var mixdown = new Mixdown(new StretchReader(_ffmpeg, _time).ReadAsync, new MixdownSettings(BrushGain: 0.2));
                var missing = await new PerformanceFilm(mixdown, _ffmpeg, _time).WriteAsync(
                    chronicle, length, Path.Combine(folder, "demo.mp4"), new Told(tell, "demo.mp4"), stop);
                Account.Regret(missing);
                return missing.Count == 0;
            });
    }
}
