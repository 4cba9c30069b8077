using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Midi.Streams;
using PaintSound.Midi.Systems;
using PaintSound.Midi.Timecode;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// MIDI in a performance: the port for notes and control changes, the controller that operates the show, and its LEDs. A missing port is
/// reported and retried; the performance continues without it.
/// </summary>
internal sealed partial class MidiService : IHostedService, ILossSource, IDisposable
{
    // Receivers ignore the end of a note that does not sound, and Live learns no mapping from it.
    private static readonly MidiNote WarmUp = new(16, 0);
    private readonly List<IDisposable> _disposables = [];
    private readonly ILoggerFactory _loggers;
    private readonly RateLimitedLogger _portLogger;
    private readonly Func<PerformancePipeline> _pipeline;

    /// <summary>Opens the ports.</summary>
    /// <param name="settings">The settings of the show.</param>
    /// <param name="control">The controls that the controller changes.</param>
    /// <param name="pipeline">Returns the performance, whose start is the zero of the recording. Called at the start.</param>
    /// <param name="loggers">Create the loggers of ports, controller and recording.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="gate">Tells whether this worker sends; null if it always does. The lights of the controller do not ask.</param>
    public MidiService(
        MidiSettings settings, ShowControl control, Func<PerformancePipeline> pipeline, ILoggerFactory loggers, TimeProvider time, IOutputGate? gate = null)
    {
        // One cause usually affects all ports, so they share a logger that logs it once.
        (_loggers, _portLogger, _pipeline) = (loggers, RateLimitedLogger.Once(loggers.CreateLogger<MidiService>()), pipeline);
        var system = new LazyMidiSystem(() => MidiSystems.Open(settings.System));
        Recording = settings.Recording is { } file ? StartRecording(file, time) : null;
        Output = Register(new MidiOutput(() => system.CreateOut(settings.Port), _portLogger, time, Recording)
        {
            WarmUp = WarmUp,
            Gate = gate,
            Timecode = settings.Timecode is { } timecode ? new MidiTimecode(timecode, time) : null,
        });
        if (settings.Controller is { } controller)
        {
            OpenController(controller, system, control, time);
        }

        Output.Start();
    }

    /// <summary>Raised when a knob waits for the value of its control, or no longer (<see cref="ControllerMapping.KnobWaits"/>). On the thread of the port.</summary>
    public event Action<ControlId, int>? KnobWaits;

    /// <summary>Sets the zero of recording and timecode. The ports open in the background from the start, and again after they are lost.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Recording?.Start(_pipeline().StartTimestamp);
        Output.Timecode?.Start(_pipeline().StartTimestamp);
        return Task.CompletedTask;
    }

    /// <summary>Switches the LEDs off, and closes recording and ports.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The output for notes and control changes.</summary>
    public MidiOutput Output { get; }

    /// <summary>Records what is sent; null if the show does not ask for it, or the file cannot be written.</summary>
    public MidiRecording? Recording { get; }

    /// <summary>Shows the controls on the LEDs of the controller; null if the show has no controller with LEDs.</summary>
    public ControllerLedOutput? Leds { get; private set; }

    /// <summary>The notes and messages that were not sent.</summary>
    public IEnumerable<Loss> Losses =>
    [
        new(LossKind.NoteLate, Output.Late),
        new(LossKind.MidiNotSent, Output.Dropped),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        // In reverse order: a recording is closed after the output that it records.
        foreach (var disposable in Enumerable.Reverse(_disposables))
        {
            disposable.Dispose();
        }

        _disposables.Clear();
    }

    // An existing recording is kept. If recording fails, the show continues without it.
    private MidiRecording? StartRecording(string file, TimeProvider time)
    {
        try
        {
            return Register(new MidiRecording(MidiRecording.FindUnusedPath(file), _loggers.CreateLogger<MidiRecording>(), time));
        }
        catch (MidiException e)
        {
            LogNotRecorded(_loggers.CreateLogger<MidiService>(), e.Message);
            return null;
        }
    }

    private void OpenController(ControllerSettings controller, LazyMidiSystem system, ShowControl control, TimeProvider time)
    {
        var mapping = new ControllerMapping(controller.Bindings, control, _loggers.CreateLogger<ControllerMapping>(), controller.PicksUp)
        {
            KnobWaits = (control, direction) => KnobWaits?.Invoke(control, direction),
        };
        if (controller.Template is { } template)
        {
            LogTemplate(_loggers.CreateLogger<MidiService>(), LaunchControlXl.NameOf(template));
            Leds = Register(new ControllerLedOutput(new LaunchControlLights(template), () => system.OpenOut(controller.Port), _portLogger, time));
        }
        else if (controller.IsLaunchControl)
        {
            LogTemplateKept(_loggers.CreateLogger<MidiService>());
        }

        Register(new MidiInput(() => system.OpenIn(controller.Port), Handle, _portLogger, time, mapping.Flush)).Start();

        void Handle(ReadOnlySpan<byte> message)
        {
            mapping.Handle(message);
            Leds?.Handle(message);
        }
    }

    private T Register<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }

    [LoggerMessage(LogLevel.Warning, "{Reason} The show continues without a MIDI recording.")]
    private static partial void LogNotRecorded(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Information, "Launch Control XL: PaintSound selects template {Template} on the device. 'template: keep' leaves the device alone.")]
    private static partial void LogTemplate(ILogger logger, string template);

    [LoggerMessage(LogLevel.Information, "Launch Control XL: PaintSound leaves template and lights as they are. Every template operates the show.")]
    private static partial void LogTemplateKept(ILogger logger);
}
