using System.CommandLine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Live.Connections;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Media.Ffmpeg;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Systems;
using PaintSound.Osc.Control;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound doctor [SHOW.yaml]</c>: checks everything that a performance needs, and prints what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var show = new Argument<string?>("SHOW") { Description = "The show file. Without it, only ffmpeg, networks, OSC and MIDI are checked.", Arity = ArgumentArity.ZeroOrOne };
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Check everything that a performance needs, and print what to do.") { show, json };
        command.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetValue(show) is { } path ? ShowFile.Read(path) : null;
            var findings = await ExamineAsync(file, stop);
            CommandOutput.Write(findings, parsed.GetValue(json), words =>
            {
                foreach (var finding in findings)
                {
                    words.WriteLine($"{(finding.Ok ? "ok  " : "DO  ")}{finding.What,-9} {finding.Says}");
                }
            });
            return findings.All(finding => finding.Ok) ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(ShowSettings? show, CancellationToken stop)
    {
        List<DoctorFinding> findings =
        [
            await LookAsync("ffmpeg", () => Task.FromResult(FfmpegTools.Find().Program)),
            await LookAsync("networks", () => Task.FromResult(Networks(show?.Models ?? []))),
            await LookAsync("OSC in", () => Task.FromResult(Port((show?.Osc ?? new OscSettings()).Listen))),
            Midi(show?.Midi),
        ];
        if (show is not null)
        {
            findings.Insert(2, await LookAsync("library", () => Task.FromResult(Library(show))));
            findings.AddRange(await SourcesAsync(show, stop));
        }

        if (show?.Live is { } live)
        {
            findings.Add(await LiveAsync(live, stop));
        }

        return findings;
    }

    private static string Networks(IReadOnlyList<string> folders)
    {
        using var networks = NetworkLoader.Open(folders);
        return $"{networks.Correspondence.Manifest.Name} and {networks.Sound.Manifest.Name}";
    }

    private static string Library(ShowSettings show)
    {
        using var networks = NetworkLoader.Open(show.Models);
        var library = WorkLibrary.Open(show.Library);
        var excerpts = library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest).Count;
        var works = library.LoadMusic();
        var moved = works.Where(work => !File.Exists(work.File)).ToArray();
        return excerpts == 0
            ? throw new LibraryException($"The library {library.Folder} holds no music: index a folder that does.")
            : moved.Length > 0
                ? throw new LibraryException($"{moved.Length} of {works.Count} works are not where they were, such as {moved[0].File}: index their folders again.")
                : $"{works.Count} works with {excerpts} excerpts";
    }

    private static string Port(System.Net.IPEndPoint listen)
    {
        using var receiver = OscReceiver.Open(listen, NullLogger<OscReceiver>.Instance, TimeProvider.System);
        return $"{listen} is free";
    }

    /// <summary>Opens every port of the show for a moment; without MIDI in the show it need not be there.</summary>
    private static DoctorFinding Midi(MidiSettings? setting)
    {
        try
        {
            var system = MidiSystems.Open(setting?.System);
            if (setting is null)
            {
                return new DoctorFinding("MIDI", Ok: true, $"{system.Name}, {system.ListInputs().Count} ports to hear and {system.ListOutputs().Count} to send to");
            }

            using var output = system.CreateOut(setting.Port);
            using var input = setting.Controller is { } controller ? system.OpenIn(controller.Port) : null;
            return new DoctorFinding("MIDI", Ok: true, $"{system.Name}, our port {output.Name}{(input is null ? string.Empty : $", the controller {input.Name}")}");
        }
        catch (MidiException e)
        {
            return setting is null
                ? new DoctorFinding("MIDI", Ok: true, $"Not here, and only a show with MIDI needs it. {e.Message}")
                : new DoctorFinding("MIDI", Ok: false, e.Message);
        }
    }

    /// <summary>What the show names as its brush, canvas and music; without ffmpeg, of which it is said already, nobody can look.</summary>
    private static async Task<IReadOnlyList<DoctorFinding>> SourcesAsync(ShowSettings show, CancellationToken stop)
    {
        InputFactory sources;
        try
        {
            sources = new InputFactory(show, TimeProvider.System);
        }
        catch (MediaException)
        {
            return [];
        }

        List<DoctorFinding> findings =
        [
            await LookAsync("brush", async () => await HeardAsync(await sources.BrushAsync(stop), show.Brush.Source, stop)),
            await LookAsync("canvas", async () => (await sources.CanvasAsync(stop)).Name),
        ];
        if (show.Music is { } music)
        {
            findings.Add(await LookAsync("music", async () => await HeardAsync(await sources.MusicAsync(music, stop), music.Source, stop)));
        }

        return findings;
    }

    /// <summary>Opens a device for a moment: that it is listed does not mean that it can be heard.</summary>
    private static Task<string> HeardAsync(ISoundSource source, SourceSettings setting, CancellationToken stop) =>
        setting.Kind == SourceSettingsKind.Device ? SoundTrial.RunAsync(source, TimeProvider.System, stop) : Task.FromResult(source.Name);

    private static async Task<DoctorFinding> LookAsync(string what, Func<Task<string>> look)
    {
        try
        {
            return new DoctorFinding(what, Ok: true, await look());
        }
        catch (PaintSoundException e)
        {
            return new DoctorFinding(what, Ok: false, e.Message);
        }
    }

    private static async Task<DoctorFinding> LiveAsync(LiveSettings setting, CancellationToken stop)
    {
        if (setting.Connection == LiveConnectionKind.Midi)
        {
            return new DoctorFinding("Live", Ok: true, LiveService.Unknown);
        }

        using var loggers = LoggerFactory.Create(builder => builder.AddPaintSoundLogging(new LoggingSettings(), TimeProvider.System));
        await using var live = new LiveService(setting, new GridNotes(new ClipGrid([]), GridLayout.Standard), null, loggers, Console.Error, TimeProvider.System);
        var (isThere, sentence) = await live.ConnectAsync(stop);
        return new DoctorFinding("Live", isThere, sentence);
    }
}
