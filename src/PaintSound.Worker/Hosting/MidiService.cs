using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Midi.Streams;
using PaintSound.Midi.Systems;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// MIDI in a performance: the port for notes and control changes, the controller that changes the show's controls, and its lights. A missing
/// port is reported and retried; the performance continues without it.
/// </summary>
internal sealed partial class MidiService : IHostedService, ILossSource, IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly ILoggerFactory _loggers;
    private readonly RateLimitedLogger _ports;

    /// <summary>Opens them.</summary>
    /// <param name="setting">What the show says.</param>
    /// <param name="control">What the controller operates.</param>
    /// <param name="loggers">Create the loggers of ports, controller and recording.</param>
    /// <param name="time">The session's clock.</param>
    public MidiService(MidiSettings setting, ShowControl control, ILoggerFactory loggers, TimeProvider time)
    {
        // What keeps one port closed keeps the others closed, too: their messages share a limit.
        (_loggers, _ports) = (loggers, RateLimitedLogger.Once(loggers.CreateLogger<MidiService>()));
        var system = new LazyMidiSystem(() => MidiSystems.Open(setting.System));
        Output = Keep(new MidiOutput(() => system.CreateOut(setting.Port), _ports, time, setting.Recording is { } file ? Record(file, time) : null));
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
        new(LossKind.NoteLate, Output.Late),
        new(LossKind.MidiNotSent, Output.Dropped),
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
            return Keep(new MidiRecording(MidiRecording.FindUnusedPath(file), _loggers.CreateLogger<MidiRecording>(), time));
        }
        catch (MidiException e)
        {
            LogNotRecorded(_loggers.CreateLogger<MidiService>(), e.Message);
            return null;
        }
    }

    private void Listen(ControllerSettings controller, LazyMidiSystem system, ShowControl control, TimeProvider time)
    {
        var mapping = new ControllerMapping(controller.Bindings, control, _loggers.CreateLogger<ControllerMapping>());
        if (controller.Template is { } template)
        {
            Leds = Keep(new ControllerLedOutput(new LaunchControlLights(template), () => system.OpenOut(controller.Port), _ports, time));
        }

        Keep(new MidiInput(() => system.OpenIn(controller.Port), Handle, _ports, time)).Start();

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

    [LoggerMessage(LogLevel.Warning, "{Reason} The show continues without a MIDI recording.")]
    private static partial void LogNotRecorded(ILogger logger, string reason);
}
