using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Midi.Streams;

namespace PaintSound.Worker.Outputs;

/// <summary>Shows the state of the controls on the LEDs of a Launch Control XL, and switches them off at the end. Thread-safe.</summary>
internal sealed class ControllerLedOutput : IPerformanceOutput, IDisposable
{
    private readonly LaunchControlLights _lights;
    private readonly MidiOutput _output;
    private readonly Lock _lock = new();
    private ShowState? _state;

    /// <summary>Opens the port and selects the template of the show.</summary>
    /// <param name="lights">The messages that set the LEDs.</param>
    /// <param name="open">Opens the port of the controller.</param>
    /// <param name="logger">The logger for messages about the port; shared by the ports of a MIDI system.</param>
    /// <param name="time">The session clock.</param>
    public ControllerLedOutput(LaunchControlLights lights, Func<IMidiOut> open, RateLimitedLogger logger, TimeProvider time)
    {
        _lights = lights;
        _output = new MidiOutput(open, logger, time, opened: SelectTemplate);
        _output.Start();
    }

    /// <inheritdoc/>
    public string Name => "controller lights";

    /// <inheritdoc/>
    public void OnControls(ShowState state)
    {
        lock (_lock)
        {
            _state = state;
            Show();
        }
    }

    /// <summary>Handles a message from the controller: if a person selects the template of the show there, all LEDs are set again.</summary>
    public void Handle(ReadOnlySpan<byte> message)
    {
        if (message.SequenceEqual(_lights.SelectTemplate))
        {
            ShowAll();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Send(_lights.AllOff);
        _output.Dispose();
    }

    private void SelectTemplate()
    {
        _output.Send(_lights.SelectTemplate);
        ShowAll();
    }

    private void ShowAll()
    {
        lock (_lock)
        {
            _lights.Reset();
            Show();
        }
    }

    private void Show()
    {
        if (_state is { } state && _lights.Update(state) is { } message)
        {
            _output.Send(message);
        }
    }
}
