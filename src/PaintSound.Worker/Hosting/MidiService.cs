using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// The MIDI side of a live performance: the port that notes and control changes leave through, the controller that steers the show and its
/// lights. A missing port is logged and tried again; the performance continues without it.
/// </summary>
internal sealed partial class MidiService : IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly ILoggerFactory _loggers;
    private readonly RateLimitedLogger _ports;

    /// <summary>Opens them.</summary>
    /// <param name="setting">What the show says.</param>
    /// <param name="desk">What the controller operates.</param>
    /// <param name="loggers">Create the loggers of ports, controller and recording.</param>
    /// <param name="time">The session's clock.</param>
    public MidiService(MidiSettings setting, ShowControl desk, ILoggerFactory loggers, TimeProvider time)
    {
        // What keeps one port closed keeps the others closed, too: their messages share a limit.
        (_loggers, _ports) = (loggers, RateLimitedLogger.Once(loggers.CreateLogger<MidiService>()));
        var system = new LazyMidiSystem(() => MidiSystems.Open(setting.System));
        Output = Keep(new MidiOutput(() => system.MakeOut(setting.Port), _ports, time, setting.Recording is { } file ? Record(file, time) : null));
        if (setting.Controller is { } controller)
        {
            Listen(controller, system, desk, time);
        }

        Output.Start();
    }

    /// <summary>What notes and controllers leave through.</summary>
    public MidiOutput Output { get; }

    /// <summary>Those that have something to say over MIDI.</summary>
    public List<IPerformanceOutput> Outputs { get; } = [];

    /// <summary>What got lost on the way.</summary>
    public IReadOnlyList<(long Count, string What)> Losses =>
    [
        (Output.Late, "notes were too late to be sent"),
        (Output.Dropped, "MIDI messages found no port"),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        // The last opened first: a recording outlives what it records.
        foreach (var open in Enumerable.Reverse(_open))
        {
            open.Dispose();
        }
    }

    // Last night's take stays; and the show matters more than its recording.
    private MidiRecording? Record(string file, TimeProvider time)
    {
        try
        {
            return Keep(new MidiRecording(MidiRecording.Unrecorded(file), _loggers.CreateLogger<MidiRecording>(), time));
        }
        catch (MidiException e)
        {
            LogNotRecorded(_loggers.CreateLogger<MidiService>(), e.Message);
            return null;
        }
    }

    private void Listen(ControllerSettings controller, LazyMidiSystem system, ShowControl desk, TimeProvider time)
    {
        var door = new ControllerMapping(controller.Bindings, desk, () => desk.State, desk.Collections, _loggers.CreateLogger<ControllerMapping>());
        ControllerLedOutput? lights = null;
        if (controller.Template is { } template)
        {
            lights = Keep(new ControllerLedOutput(new LaunchControlLights(template, desk.Collections), () => system.OpenOut(controller.Port), _ports, time));
            Outputs.Add(lights);
        }

        Keep(new MidiInput(() => system.OpenIn(controller.Port), Hear, _ports, time)).Start();

        void Hear(ReadOnlySpan<byte> message)
        {
            door.Handle(message);
            lights?.Handle(message);
        }
    }

    private T Keep<T>(T open)
        where T : IDisposable
    {
        _open.Add(open);
        return open;
    }

    [LoggerMessage(LogLevel.Warning, "{Reason} The show continues without a MIDI recording.")]
    private static partial void LogNotRecorded(ILogger logger, string reason);
}
