using System.Collections.Immutable;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Modulating;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Doors;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Osc;
using PaintSound.Studio.Music;
using PaintSound.Studio.Sittings;
using PaintSound.Studio.Sounds;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Show;
using PaintSound.Worker.Stage;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// Plays 75 s of a simulated painter and composer through the offline pipeline with OSC, MIDI and Live by MIDI notes, changes the
/// controls on the way, and returns everything that came out. This class and <see cref="EventRecorder"/> are the only ones of the
/// reference that know how the pipeline is wired.
/// </summary>
internal static class ReferencePerformance
{
    private const double Seconds = 75;
    private const double FramesPerSecond = 4;

    private static readonly ShowState Start = new()
    {
        Choosing = new ChoosingControls { Gate = 0.2, Dwell = TimeSpan.FromSeconds(1.5), Rest = TimeSpan.FromSeconds(20) },
        Depths = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("filter", 1).Add("fog", 1).Add("light", 1),
    };

    /// <summary>What the operator does, by the second.</summary>
    private static readonly (double At, Action<IShowControl, Performance> Do)[] Script =
    [
        (0.25, (_, performance) => Report(performance, SourceState.Running, SourceKind.Brush, SourceKind.Canvas, SourceKind.Music)),
        (10, (control, _) => control.SetGate(0.35)),
        (13, (control, _) => control.SetHold(true)),
        (17, (control, _) => control.Next()),
        (20, (control, _) => control.SetHold(false)),
        (23, (control, _) => control.SetArm(false)),
        (28, (control, _) => control.SetArm(true)),
        (31, (control, _) => control.SetFollow(0.9)),
        (35, (control, _) => control.SetCollection("own", on: false)),
        (41, (control, _) => control.SetCollection("own", on: true)),
        (43, (control, _) => control.SetBlack(true)),
        (45, (control, _) => control.SetBlack(false)),
        (46, (_, performance) => Report(performance, SourceState.Lost, SourceKind.Music)),
        (48, (_, performance) => Report(performance, SourceState.Running, SourceKind.Music)),
        (50, (control, _) => control.SetProjectionBlend(ProjectionBlend.Add)),
        (51, (control, _) => control.SetProjectionOpacity(ProjectionLayer.Painting, 0.8)),
        (52, (control, _) => control.SetProjectionFade(1)),
        (54, (control, _) => control.SetDistance(SoundDistanceKind.Paper)),
        (58, (control, _) => control.SetCongruitySmoothing(0.2)),
        (60, (control, _) => control.SetModulationDepth("fog", 0.5)),
        (63, (control, _) => control.SetDwell(4)),
    ];

    /// <summary>Plays it.</summary>
    /// <param name="library">The library.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Every event, OSC message and MIDI message in order; the works' folder is written as <c>/works</c>.</returns>
    public static async Task<IReadOnlyList<string>> PlayAsync(SimulatedLibrary library, CancellationToken stop)
    {
        var (lines, time) = (new List<string>(), new MediaTime());
        void Record(string kind, IEnumerable<object> fields) => lines.Add(RecordedLine.Of(TimeSpan.FromTicks(time.GetTimestamp()), kind, fields));

        using var cast = Cast.Gather(library.Folder, [], Start);
        using var capture = new DatagramCapture();
        using var sender = await OscSender.OpenAsync([new OscTarget("127.0.0.1", capture.Port)], Fail, TimeProvider.System, stop);
        var port = new MidiCapture();

        // It is not started: its steps are taken here, in time with the performance.
        using var midi = new MidiOutput(() => port, Fail, time);
        midi.Step();
        var grid = new ClipGrid(cast.Works);
        using var live = new MidiDoor(midi, new GridNotes(grid, GridLayout.Standard), Fail, time);
        var launcher = new LiveVoice(live, grid, new LiveSetting(LiveDoorKind.Midi, 0, LaunchManner.Once, TimeSpan.Zero), time);
        using var performance = cast.Perform(
            [
                new EventRecorder(new LaunchControlLights(8, cast.Desk.Collections), Record), new OscVoice(new Announcer(sender)), launcher,
                Modulate("light", ModulationSource.BrushLevel, new OscParameter(sender, "/light/level", OscScale.Percent)),
                Modulate("fog", ModulationSource.Congruity, new OscParameter(sender, "/fog/density", OscScale.Unit)),
                Modulate("filter", ModulationSource.Onset, new MidiParameter(midi, new ControlChange(1, 20))),
            ],
            time, music: true, complain: Fail);
        await live.RunAsync(Hear, stop);

        var (sent, done) = (0L, 0);
        await new Lockstep(performance, time, FramesPerSecond).PlayAsync(Players(), Stepped, stop);
        return lines;

        // The sentence is for people and may change.
        void Hear(LiveReport report)
        {
            launcher.Hear(report);
            performance.Report(report with { Words = "launched" });
        }

        void Stepped(TimeSpan at)
        {
            midi.Step();
            var now = sender.Destinations[0].Sent;
            foreach (var datagram in capture.Read(now - sent))
            {
                Record("osc", OscDatagram.Fields(datagram).Select(field => field is string text ? Portable(text, library.Works) : field));
            }

            foreach (var message in port.Read())
            {
                Record("midi", [message]);
            }

            for (sent = now; done < Script.Length && Script[done].At <= at.TotalSeconds; done++)
            {
                Script[done].Do(cast.Desk, performance);
            }
        }
    }

    private static Players Players()
    {
        var sitting = new Painter(7).Sit(Seconds);
        var brush = new float[(int)(Seconds * ISoundSource.SampleRate)];
        new ContactMicrophone(sitting).Hear(0, brush);
        var music = Composer.Works.Where((_, i) => i % 4 == 1).SelectMany(piece => SimulatedDecoder.Render(piece, seed: 5)).Take(brush.Length).ToArray();
        Assert.Equal(brush.Length, music.Length);
        return new Players(new SimulatedSound("brush", brush), new SimulatedCanvas(sitting, FramesPerSecond), new SimulatedSound("music", music));
    }

    private static Modulation Modulate(string name, ModulationSource source, IModulationTarget target) => new(
        new ModulationSetting(name, source, new ModulationCurve { Release = TimeSpan.FromSeconds(1) }, 1, 30, new OscTargetSetting(new OscTarget("nowhere", 1), "/", OscScale.Unit)),
        target);

    private static void Report(Performance performance, SourceState state, params SourceKind[] sources)
    {
        foreach (var source in sources)
        {
            performance.Report(new SourceReport(source, state, "as the script says"));
        }
    }

    private static string Portable(string text, string works) =>
        text.StartsWith(works, StringComparison.Ordinal) ? "/works" + text[works.Length..].Replace('\\', '/') : text;

    private static void Fail(string sentence) => Assert.Fail(sentence);
}
