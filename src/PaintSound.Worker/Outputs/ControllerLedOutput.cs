using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Midi.Streams;

namespace PaintSound.Worker.Outputs;

/// <summary>Shows the published state of the controls on the lights of a Launch Control XL, which are dark again in the end.</summary>
internal sealed class ControllerLedOutput : IPerformanceOutput, IDisposable
{
    private readonly LaunchControlLights _lights;
    private readonly MidiOutput _output;
    private readonly Lock _lock = new();
    private ShowState? _state;

    /// <summary>Starts it.</summary>
    /// <param name="lights">What the lights show.</param>
    /// <param name="open">Opens the device's port.</param>
    /// <param name="logger">Receives messages about the port; the ports of a MIDI system share it.</param>
    /// <param name="time">The session's clock.</param>
    public ControllerLedOutput(LaunchControlLights lights, Func<IMidiOut> open, RateLimitedLogger logger, TimeProvider time)
    {
        _lights = lights;
        _output = new MidiOutput(open, logger, time, opened: Select);
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

    /// <summary>Hears what the device sends: where somebody chooses our template there, its lights are set anew.</summary>
    public void Handle(ReadOnlySpan<byte> message)
    {
        if (message.SequenceEqual(_lights.SelectTemplate))
        {
            Again();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Send(_lights.AllOff);
        _output.Dispose();
    }

    private void Select()
    {
        _output.Send(_lights.SelectTemplate);
        Again();
    }

    private void Again()
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
