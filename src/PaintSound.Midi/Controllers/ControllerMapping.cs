using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Sets controls from the messages of a MIDI controller. A knob or fader sets a value from its position. A button switches on and off,
/// selects the next word of a choice, or presses a trigger. Not thread-safe.
/// </summary>
public sealed partial class ControllerMapping
{
    private const int PressedValue = 64;
    private const double MaxValue = 127;
    private readonly Dictionary<ControllerInput, ControlId> _controls;
    private readonly IShowControl _control;
    private readonly RateLimitedLogger _logger;

    /// <summary>Creates a mapping.</summary>
    /// <param name="bindings">The bindings; if several have the same input, the last one is used.</param>
    /// <param name="control">The controls of the show.</param>
    /// <param name="logger">Receives one message for each input with a refused value.</param>
    public ControllerMapping(IEnumerable<ControllerBinding> bindings, IShowControl control, ILogger<ControllerMapping> logger)
    {
        (_control, _logger) = (control, RateLimitedLogger.Once(logger));
        _controls = bindings.GroupBy(binding => binding.Input).ToDictionary(group => group.Key, group => group.Last().Control);
    }

    /// <summary>Sets the control of a message. A message without a binding, or for an item that the show does not have, is ignored.</summary>
    /// <param name="message">Any MIDI message.</param>
    public void Handle(ReadOnlySpan<byte> message)
    {
        var state = _control.State;
        if (!ControllerInput.TryRead(message, out var input, out var value)
            || !_controls.TryGetValue(input, out var binding)
            || ControllerBinding.Resolve(binding, state) is not { } control)
        {
            return;
        }

        try
        {
            if (control.Definition.IsContinuous && !(input.IsNote && control.Definition.Kind == ControlKind.Choice))
            {
                _control.Set(control, control.Definition.At(value / MaxValue));
            }
            else if (value >= PressedValue || (input.IsNote && value > 0))
            {
                _control.Set(control, control.Definition.Pressed(control.Get(state)));
            }
        }
        catch (InvalidControlException e)
        {
            LogRefused(_logger, input, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "MIDI {Input}: {Reason}")]
    private static partial void LogRefused(ILogger logger, ControllerInput input, string reason);
}
