using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Core.Modulation;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Streams;
using PaintSound.Osc.Output;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// Runs 75 s of a simulated painter and composer through the offline pipeline with OSC, MIDI, and Live over MIDI notes, changes the
/// controls meanwhile, and returns all output. Only this class and <see cref="EventRecorder"/> depend on how the pipeline is composed.
/// </summary>
internal static class ReferencePerformance
{
    private const double Seconds = 75;
    private const double FramesPerSecond = 4;

    private static readonly ShowState Start = new()
    {
        Choosing = new ChoosingControls { Gate = 0.2, Dwell = TimeSpan.FromSeconds(1.5), RepeatAfter = TimeSpan.FromSeconds(20) },
        Depths = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("filter", 1).Add("fog", 1).Add("light", 1),
    };

    /// <summary>The actions of the operator, with their times in seconds.</summary>
    private static readonly (double At, Action<IShowControl, PerformancePipeline> Action)[] Script =
    [
        (0.25, (_, performance) => Report(performance, SourceState.Running, SourceKind.Brush, SourceKind.Canvas, SourceKind.Music)),
        (10, (control, _) => control.Set(ControlTable.Gate, 0.35)),
        (13, (control, _) => control.Set(ControlTable.Hold, true)),
        (17, (control, _) => control.Set(ControlTable.Next, true)),
        (20, (control, _) => control.Set(ControlTable.Hold, false)),
        (23, (control, _) => control.Set(ControlTable.Arm, false)),
        (28, (control, _) => control.Set(ControlTable.Arm, true)),
        (31, (control, _) => control.Set(ControlTable.Follow, 0.9)),
        (35, (control, _) => control.Set(new(ControlTable.Collection, "own"), false)),
        (41, (control, _) => control.Set(new(ControlTable.Collection, "own"), true)),
        (43, (control, _) => control.Set(ControlTable.ProjectionBlack, true)),
        (45, (control, _) => control.Set(ControlTable.ProjectionBlack, false)),
        (46, (_, performance) => Report(performance, SourceState.Lost, SourceKind.Music)),
        (48, (_, performance) => Report(performance, SourceState.Running, SourceKind.Music)),
        (50, (control, _) => control.Set(ControlTable.ProjectionBlend, "add")),
        (51, (control, _) => control.Set(new(ControlTable.ProjectionOpacity, "painting"), 0.8)),
        (52, (control, _) => control.Set(ControlTable.ProjectionFade, 1)),
        (54, (control, _) => control.Set(ControlTable.Distance, "paper")),
        (58, (control, _) => control.Set(ControlTable.CongruitySmoothing, 0.2)),
        (60, (control, _) => control.Set(new(ControlTable.Depth, "fog"), 0.5)),
        (63, (control, _) => control.Set(ControlTable.Dwell, 4)),
    ];

    /// <summary>Runs the performance.</summary>
    /// <param name="library">The library.</param>
    /// <param name="stop">Cancels the performance.</param>
    /// <returns>Every event, OSC message and MIDI message in order; the folder of the works is replaced by <c>/works</c>.</returns>
    public static async Task<IReadOnlyList<string>> PlayAsync(ReferenceLibrary library, CancellationToken stop)
    {
        var (lines, time) = (new List<string>(), new OfflineTimeProvider());
        void Record(string kind, IEnumerable<object> fields) => lines.Add(RecordedLine.Of(TimeSpan.FromTicks(time.GetTimestamp()), kind, fields));

        using var factory = PerformanceFactory.Load(library.Folder, [], Start);
        using var capture = new DatagramCapture();
        using var sender = await OscSender.OpenAsync([new OscTarget("127.0.0.1", capture.Port)], Logger<OscSender>(), TimeProvider.System, stop);
        var port = new MidiCapture();

        // Not started: OnStep advances it in time with the performance.
        using var midi = new MidiOutput(() => port, RateLimitedLogger.Once(Logger<MidiOutput>()), time);
        midi.Step();
        var grid = new ClipGrid(factory.Works);
        using var live = new MidiNoteConnection(midi, new GridNotes(grid, GridLayout.Standard), Logger<MidiNoteConnection>(), time);
        var launcher = new ClipLauncher(live, grid, new LiveSettings(LiveConnectionKind.Midi, 0, PlaybackMode.Once, TimeSpan.Zero), NullLogger.Instance, time, time.GetTimestamp());
        using var performance = factory.CreatePerformance(
            [
                new EventRecorder(new LaunchControlLights(8), Record), new OscOutput(sender), launcher,
                CreateModulation("light", ModulationSource.BrushLevel, new OscModulationTarget(sender, "/light/level", OscScale.Percent)),
                CreateModulation("fog", ModulationSource.Congruity, new OscModulationTarget(sender, "/fog/density", OscScale.Unit)),
                CreateModulation("filter", ModulationSource.Onset, new MidiParameter(midi, new ControlChange(1, 20))),
            ],
            Logger<EventQueue>(), time, music: true);
        await live.RunAsync(HandleReport, stop);

        var (sent, done) = (0L, 0);
        await new OfflinePerformance(performance, time, FramesPerSecond).PlayAsync(CreateInputs(), OnStep, stop);
        return lines;

        // The text is for people and may change.
        void HandleReport(LiveReport report)
        {
            launcher.Handle(report);
            performance.Report(report with { Text = "launched" });
        }

        void OnStep(TimeSpan at)
        {
            midi.Step();
            var now = sender.Destinations[0].Sent;
            foreach (var datagram in capture.Read(now - sent))
            {
                Record("osc", OscDatagram.Fields(datagram).Select(field => field is string text ? ReplaceFolder(text, library.Works) : field));
            }

            foreach (var message in port.Read())
            {
                Record("midi", [message]);
            }

            for (sent = now; done < Script.Length && Script[done].At <= at.TotalSeconds; done++)
            {
                Script[done].Action(factory.Control, performance);
            }
        }
    }

    private static PerformanceInputs CreateInputs()
    {
        var session = new Painter(7).CreateSession(Seconds);
        var brush = new float[(int)(Seconds * ISoundSource.SampleRate)];
        new ContactMicrophone(session).Record(0, brush);
        var music = Composer.Pieces.Where((_, i) => i % 4 == 1).SelectMany(piece => ReferenceDecoder.Render(piece, seed: 5)).Take(brush.Length).ToArray();
        Assert.Equal(brush.Length, music.Length);
        return new PerformanceInputs(new ReferenceSound("brush", brush), new ReferenceCanvas(session, FramesPerSecond), new ReferenceSound("music", music));
    }

    private static ModulationOutput CreateModulation(string name, ModulationSource source, IModulationTarget target) => new(
        new ModulationSettings(name, source, new ModulationCurve { Release = TimeSpan.FromSeconds(1) }, 1, 30, new OscTargetSettings(new OscTarget("nowhere", 1), "/", OscScale.Unit)),
        target);

    private static void Report(PerformancePipeline performance, SourceState state, params SourceKind[] sources)
    {
        foreach (var source in sources)
        {
            performance.Report(new SourceReport(source, state, "as the script says"));
        }
    }

    private static string ReplaceFolder(string text, string works) =>
        text.StartsWith(works, StringComparison.Ordinal) ? "/works" + text[works.Length..].Replace('\\', '/') : text;

    /// <summary>Creates a logger that fails the test: the reference performance logs nothing.</summary>
    private static FakeLogger<T> Logger<T>() => new(Assert.Fail);
}
