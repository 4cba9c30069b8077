using System.CommandLine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Lights.Output;
using PaintSound.Live.Connections;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Media.Ffmpeg;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Systems;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Checks;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Scheduling;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound doctor [SHOW.yaml]</c>: checks everything that a performance needs, and prints what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var show = new Argument<string?>("SHOW") { Description = "The show file. Without it, only ffmpeg, networks, OSC, MIDI and priority are checked.", Arity = ArgumentArity.ZeroOrOne };
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Check everything that a performance needs, and print what to do.") { show, json };
        command.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetValue(show) is { } path ? ShowFile.Read(path) : null;
            var findings = await CheckAllAsync(file, stop);
            CommandOutput.Write(findings, parsed.GetValue(json), output =>
            {
                foreach (var finding in findings)
                {
                    output.WriteLine($"{(!finding.Ok ? "DO  " : finding.Tried ? "ok  " : "?   ")}{finding.What,-9} {finding.Says}");
                }
            });
            return findings.All(finding => finding.Ok) ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static async Task<IReadOnlyList<DoctorFinding>> CheckAllAsync(ShowSettings? show, CancellationToken stop)
    {
        List<DoctorFinding> findings =
        [
            await CheckAsync("ffmpeg", () => Task.FromResult(FfmpegTools.Find().Program)),
            await CheckAsync("networks", () => Task.FromResult(CheckNetworks(show?.Models ?? []))),
            await CheckAsync("OSC in", () => Task.FromResult(CheckPort((show?.Osc ?? new OscSettings()).Listen))),
            CheckMidi(show?.Midi, show?.Beat ?? BeatSettings.Off),
            CheckVision(show?.Canvas.FindCorners ?? false),
            await PriorityCheck.RunAsync(ThreadPrioritySystem.Create()),
        ];
        if (show is not null)
        {
            findings.Insert(2, await CheckAsync("library", () => Task.FromResult(CheckLibrary(show))));
            findings.AddRange(await CheckSourcesAsync(show, stop));
        }

        findings.AddRange(await Task.WhenAll(OscTargetsOf(show).Select(target => CheckOscAsync(target, stop))));
        if (LightService.UniversesOf(show?.Modulations ?? []) is { Count: > 0 } universes)
        {
            var lights = await CheckAsync("lights", () => Task.FromResult($"{LightCheck.Run(universes, show!.Lights)}. Nothing was sent, and no node answers: look at the lights in 'paintsound rehearse'."));
            findings.Add(lights with { Tried = false });
        }

        if (show?.Ltc is { } ltc)
        {
            findings.Add(await CheckAsync("LTC", () => Task.FromResult(CheckTimecode(ltc))));
        }

        if (show?.Live is { } live)
        {
            findings.Add(await CheckLiveAsync(live, stop));
        }

        if (show is { Takes: { Record: true } takes })
        {
            findings.Add(await CheckAsync("takes", () => Task.FromResult(TakeDiskCheck.Run(takes, UserFolders.Default.Takes))));
        }

        return findings;
    }

    /// <summary>Returns the targets of the show and of its modulations.</summary>
    private static IEnumerable<OscTarget> OscTargetsOf(ShowSettings? show) => show is null ? []
        : show.Osc.Targets.Concat(show.Modulations.Select(modulation => modulation.Target).OfType<OscTargetSettings>().Select(osc => osc.To)).Distinct();

    private static async Task<DoctorFinding> CheckOscAsync(OscTarget target, CancellationToken stop)
    {
        var isKnown = true;
        var finding = await CheckAsync("OSC out", async () =>
        {
            (isKnown, var says) = await OscTargetCheck.RunAsync(target, TimeProvider.System, stop);
            return says;
        });
        return finding with { Tried = isKnown };
    }

    private static string CheckNetworks(IReadOnlyList<string> folders)
    {
        using var networks = NetworkLoader.Open(folders);
        return $"{networks.Correspondence.Manifest.Name} and {networks.Sound.Manifest.Name}";
    }

    private static string CheckLibrary(ShowSettings show)
    {
        using var networks = NetworkLoader.Open(show.Models);
        var library = WorkLibrary.Open(show.Library);
        var excerpts = library.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest).Count;
        var works = library.LoadMusic();
        var paintings = show.Music is null ? null : library.LoadPaintings(networks.Correspondence.Manifest);
        string[] missing = [.. works.Select(work => work.File).Concat(paintings?.Select(painting => painting.File) ?? []).Where(file => !File.Exists(file))];
        return excerpts == 0
            ? throw new LibraryException($"The library {library.Folder} contains no music. Index a folder with music.")
            : missing.Length > 0
                ? throw new LibraryException($"{missing.Length} of {works.Count + (paintings?.Count ?? 0)} works were moved or deleted, for example {missing[0]}. Index their folders again.")
                : $"{Quantity.Of(works.Count, "work")} with {Quantity.Of(excerpts, "excerpt")}{(paintings is null ? "" : $", {Quantity.Of(paintings.Count, "painting")}")}. {Gate.Describe(excerpts, show.Choosing.Gate)}";
    }

    private static string CheckPort(System.Net.IPEndPoint listen)
    {
        using var receiver = OscReceiver.Open(listen, NullLogger<OscReceiver>.Instance, TimeProvider.System);
        return $"{listen} is free";
    }

    /// <summary>Opens the sound output of linear timecode for a moment; it stays silent.</summary>
    private static string CheckTimecode(LtcSettings settings)
    {
        try
        {
            using var output = LtcService.OpenOutput(settings, (samples, _, _) => samples.Clear());
            return $"{settings.Output} can be opened";
        }
        catch (MediaException e)
        {
            throw new MediaException($"{settings.Output}: {e.Message.TrimEnd('.')}. Check 'ltc: output' in the show file.", e);
        }
    }

    /// <summary>Opens every MIDI port of the show for a moment. If the show does not use MIDI, a missing MIDI system is not an error.</summary>
    private static DoctorFinding CheckMidi(MidiSettings? settings, BeatSettings beat)
    {
        var clock = beat.Source == BeatSourceKind.MidiClock ? beat.Port : null;
        try
        {
            var system = MidiSystems.Open(settings?.System);
            return settings is null && clock is null
                ? new DoctorFinding("MIDI", Ok: true, $"{system.Name}, {system.ListInputs().Count} inputs and {system.ListOutputs().Count} outputs")
                : new DoctorFinding("MIDI", Ok: true, MidiPortCheck.Run(system, settings, clock));
        }
        catch (MidiException e)
        {
            return settings is null && clock is null
                ? new DoctorFinding("MIDI", Ok: true, $"Not available; only a show with MIDI needs it. {e.Message}") { Tried = false }
                : new DoctorFinding("MIDI", Ok: false, e.Message);
        }
    }

    /// <summary>Loads OpenCV, which is optional unless the show needs it to find the canvas.</summary>
    private static DoctorFinding CheckVision(bool isNeeded)
    {
        try
        {
            return new DoctorFinding("OpenCV", Ok: true, $"{VisionLibrary.Open().Name}: the canvas can be found and followed");
        }
        catch (PaintSoundException e)
        {
            return new DoctorFinding("OpenCV", Ok: !isNeeded, isNeeded ? e.Message : $"Not available; the corners are set by hand and do not follow the canvas. {e.Message}");
        }
    }

    /// <summary>Checks brush, canvas and music of the show. Returns nothing if ffmpeg is missing, which another finding reports.</summary>
    private static async Task<IReadOnlyList<DoctorFinding>> CheckSourcesAsync(ShowSettings show, CancellationToken stop)
    {
        InputFactory inputs;
        try
        {
            inputs = new InputFactory(show, TimeProvider.System);
        }
        catch (MediaException)
        {
            return [];
        }

        List<DoctorFinding> findings =
        [
            await CheckAsync("brush", async () => await CheckBrushAsync(await inputs.OpenBrushAsync(stop), show.Brush, stop)),
            await CheckAsync("canvas", async () => await CheckCanvasAsync(inputs, show.Canvas, stop)),
        ];
        if (show.Music is { } music)
        {
            findings.Add(await CheckAsync("music", async () => await CheckSoundAsync(await inputs.OpenMusicAsync(music, stop), music.Source, stop)));
        }

        return findings;
    }

    /// <summary>Opens a device for a moment: a listed device may still deliver no sound.</summary>
    private static Task<string> CheckSoundAsync(ISoundSource source, SourceSettings settings, CancellationToken stop) =>
        settings.Kind == SourceSettingsKind.Device ? SoundTrial.RunAsync(source, TimeProvider.System, stop) : Task.FromResult(source.Name);

    /// <summary>Listens to the contact microphones for a second: an input that is open may still be silent or hum.</summary>
    private static Task<string> CheckBrushAsync(ISoundSource source, BrushInputSettings settings, CancellationToken stop) =>
        settings.Source.Kind == SourceSettingsKind.Device
            ? SoundTrial.RunAsync(source, MicrophoneLabels.Create(settings), TimeProvider.System, stop)
            : Task.FromResult(source.Name);

    /// <summary>Opens a camera for a few seconds: a camera that is listed, or an address, may still deliver no picture.</summary>
    private static async Task<string> CheckCanvasAsync(InputFactory inputs, CanvasInputSettings settings, CancellationToken stop)
    {
        var canvas = await inputs.OpenCanvasAsync(stop);
        if (settings.Source.Kind != SourceSettingsKind.Device)
        {
            return canvas.Name;
        }

        var picture = await new CameraTrial(FfmpegTools.Find(), TimeProvider.System).RunAsync(settings.Source.Name, inputs.CameraMode, settings.FramesPerSecond, stop);
        using var camera = new CameraSettings(settings.Source.Name, UserFolders.Default.State);
        var automatic = await camera.ListAutomaticAsync(stop);
        return automatic.Count == 0 ? picture : $"{picture} It adjusts by itself: {string.Join(", ", automatic)}. Lock them on the setup page.";
    }

    private static async Task<DoctorFinding> CheckAsync(string what, Func<Task<string>> check)
    {
        try
        {
            return new DoctorFinding(what, Ok: true, await check());
        }
        catch (PaintSoundException e)
        {
            return new DoctorFinding(what, Ok: false, e.Message);
        }
    }

    private static async Task<DoctorFinding> CheckLiveAsync(LiveSettings settings, CancellationToken stop)
    {
        if (settings.Connection == LiveConnectionKind.Midi)
        {
            return new DoctorFinding("Live", Ok: true, LiveService.NoFeedback) { Tried = false };
        }

        using var loggers = LoggerFactory.Create(builder => builder.AddPaintSoundLogging(new LoggingSettings(), TimeProvider.System));
        await using var live = new LiveService(settings, new GridNotes(new ClipGrid([]), GridLayout.Standard), null, UserFolders.Default.State, loggers, Console.Error, TimeProvider.System);
        var (isConnected, message) = await live.ConnectAsync(stop);
        return new DoctorFinding("Live", isConnected, message);
    }
}
