using Microsoft.Extensions.Hosting;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// MIDI in a performance: the port for notes and control changes, the controller that changes the show's controls, and its lights. A missing
/// port is reported and retried; the performance continues without it.
/// </summary>
internal sealed class MidiService : IHostedService, ILossSource, IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly Action<string> _tell;
    private readonly Lock _lock = new();
    private string _told = string.Empty;

    /// <summary>Opens them.</summary>
    /// <param name="setting">What the show says.</param>
    /// <param name="control">What the controller operates.</param>
    /// <param name="say">Told what a person should know.</param>
    /// <param name="time">The session's clock.</param>
    public MidiService(MidiSettings setting, ShowControl control, Action<string> say, TimeProvider time)
    {
        _tell = say;
        var system = new LazyMidiSystem(() => MidiSystems.Open(setting.System));
        Output = Keep(new MidiOutput(() => system.MakeOut(setting.Port), Say, time, setting.Recording is { } file ? Record(file, time) : null));
        if (setting.Controller is { } controller)
        {
            Listen(controller, system, control, time);
        }

        Output.Start();
    }

    /// <summary>Nothing: the ports open by themselves from the first moment, and again whenever they are lost.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Switches the controller's lights off, closes the recording and the ports.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>What notes and controllers leave through.</summary>
    public MidiOutput Output { get; }

    /// <summary>Shows the controls on the controller's lights; null if the show names no controller with lights.</summary>
    public ControllerLedOutput? Leds { get; private set; }

    /// <summary>What got lost on the way.</summary>
    public IEnumerable<Loss> Losses =>
    [
        new(Output.Late, "notes were too late to be sent"),
        new(Output.Dropped, "MIDI messages found no port"),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        // The last opened first: a recording outlives what it records.
        foreach (var open in Enumerable.Reverse(_open))
        {
            open.Dispose();
        }

        _open.Clear();
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

    private void Listen(ControllerSettings controller, LazyMidiSystem system, ShowControl control, TimeProvider time)
    {
        var mapping = new ControllerMapping(controller.Bindings, control, Say);
        if (controller.Template is { } template)
        {
            Leds = Keep(new ControllerLedOutput(new LaunchControlLights(template), () => system.OpenOut(controller.Port), Say, time));
        }

        Keep(new MidiInput(() => system.OpenIn(controller.Port), Handle, Say, time)).Start();

        void Handle(ReadOnlySpan<byte> message)
        {
            mapping.Handle(message);
            Leds?.Handle(message);
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
