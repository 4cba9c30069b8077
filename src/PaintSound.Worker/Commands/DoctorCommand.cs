using System.CommandLine;
using PaintSound.Library;
using PaintSound.Media;
using PaintSound.Midi;
using PaintSound.Midi.Ports;
using PaintSound.Models;
using PaintSound.Osc;
using PaintSound.Worker.Show;
using PaintSound.Worker.Stage;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound doctor [SHOW.yaml]</c>: whether everything that a performance needs is there, and what to do where it is not.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var show = new Argument<string?>("SHOW") { Description = "The show file; without one only what every show needs is looked at.", Arity = ArgumentArity.ZeroOrOne };
        var json = Choices.Json();
        var command = new Command("doctor", "Looks whether everything that a performance needs is there, and says what to do where it is not.") { show, json };
        command.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetValue(show) is { } path ? ShowFile.Read(path) : null;
            var findings = await ExamineAsync(file, stop);
            Answer.Give(findings, parsed.GetValue(json), words =>
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

    private static async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(ShowFile? show, CancellationToken stop)
    {
        List<DoctorFinding> findings =
        [
            Look("ffmpeg", () => Ffmpeg.Find().Program),
            Look("networks", () => Networks(show?.Models ?? [])),
            Look("OSC in", () => Port(show?.OscListen ?? ShowFile.DefaultListen)),
            Midi(),
        ];
        if (show is not null)
        {
            findings.Insert(2, Look("library", () => Library(show)));
        }

        if (show?.Live is { } live)
        {
            findings.Add(await LiveAsync(live, stop));
        }

        return findings;
    }

    private static DoctorFinding Look(string what, Func<string> look)
    {
        try
        {
            return new DoctorFinding(what, Ok: true, look());
        }
        catch (Exception e) when (e is MediaException or ModelException or LibraryException or OscException)
        {
            // These say what to do.
            return new DoctorFinding(what, Ok: false, e.Message);
        }
    }

    private static string Networks(IReadOnlyList<string> folders)
    {
        using var networks = Stage.Networks.Open(folders);
        return $"{networks.Correspondence.Manifest.Name} and {networks.Sound.Manifest.Name}";
    }

    private static string Library(ShowFile show)
    {
        using var networks = Stage.Networks.Open(show.Models);
        var library = WorkLibrary.Open(show.Library);
        var excerpts = library.Excerpts(networks.Correspondence.Manifest, networks.Sound.Manifest).Count;
        var works = library.Music();
        var moved = works.Where(work => !File.Exists(work.File)).ToArray();
        return excerpts == 0
            ? throw new LibraryException($"The library {library.Folder} holds no music: index a folder that does.")
            : moved.Length > 0
                ? throw new LibraryException($"{moved.Length} of {works.Count} works are not where they were, such as {moved[0].File}: index their folders again.")
                : $"{works.Count} works with {excerpts} excerpts";
    }

    private static string Port(string listen)
    {
        using var receiver = OscReceiver.Open(System.Net.IPEndPoint.Parse(listen), _ => { }, TimeProvider.System);
        return $"{listen} is free";
    }

    private static DoctorFinding Midi()
    {
        try
        {
            var system = MidiSystems.Open(wanted: null);
            return new DoctorFinding("MIDI", Ok: true, $"{system.Name}, {system.Inputs().Count} ports to hear and {system.Outputs().Count} to send to");
        }
        catch (MidiException e)
        {
            return new DoctorFinding("MIDI", Ok: true, $"Not here, and only a show with MIDI needs it. {e.Message}");
        }
    }

    private static async Task<DoctorFinding> LiveAsync(LiveSetting setting, CancellationToken stop)
    {
        try
        {
            await using var live = new LiveSide(setting, [], TextWriter.Null, Console.Error.WriteLine, TimeProvider.System);
            var (isThere, sentence) = await live.MeetAsync(stop);
            return new DoctorFinding("Live", isThere, sentence);
        }
        catch (OscException e)
        {
            return new DoctorFinding("Live", Ok: false, e.Message);
        }
    }
}

/// <summary>What the doctor found.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Ok">True where nothing is to be done.</param>
/// <param name="Says">How it is, or what to do.</param>
internal sealed record DoctorFinding(string What, bool Ok, string Says);
