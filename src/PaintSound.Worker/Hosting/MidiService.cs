using PaintSound.Core.Events;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// The MIDI side of a live performance: the port that notes and control changes leave through, the controller that steers the show and its
/// lights. What is missing is said and tried again; the performance goes on without.
/// </summary>
internal sealed class MidiService : IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly Action<string> _tell;
    private readonly Lock _lock = new();
    private string _told = string.Empty;

    /// <summary>Opens them.</summary>
    /// <param name="setting">What the show says.</param>
    /// <param name="desk">What the controller operates.</param>
    /// <param name="say">Told what a person should know.</param>
    /// <param name="time">The session's clock.</param>
    public MidiService(MidiSettings setting, ShowControl desk, Action<string> say, TimeProvider time)
    {
        _tell = say;
        var system = new LazyMidiSystem(() => MidiSystems.Open(setting.System));
        Output = Keep(new MidiOutput(() => system.MakeOut(setting.Port), Say, time, setting.Recording is { } file ? Record(file, time) : null));
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
            return Keep(new MidiRecording(MidiRecording.Unrecorded(file), Say, time));
        }
        catch (MidiException e)
        {
            Say($"{e.Message} The show goes on without it.");
            return null;
        }
    }

    private void Listen(ControllerSettings controller, LazyMidiSystem system, ShowControl desk, TimeProvider time)
    {
        var door = new ControllerMapping(controller.Bindings, desk, () => desk.State, desk.Collections, Say);
        ControllerLedOutput? lights = null;
        if (controller.Template is { } template)
        {
            lights = Keep(new ControllerLedOutput(new LaunchControlLights(template, desk.Collections), () => system.OpenOut(controller.Port), Say, time));
            Outputs.Add(lights);
        }

        Keep(new MidiInput(() => system.OpenIn(controller.Port), Hear, Say, time)).Start();

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

    /// <summary>What keeps one port from opening keeps the others, too: said once.</summary>
    private void Say(string sentence)
    {
        lock (_lock)
        {
            if (sentence != _told)
            {
                _told = sentence;
                _tell(sentence);
            }
        }
    }
}
