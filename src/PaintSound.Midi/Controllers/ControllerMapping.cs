using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Sets controls by the messages of a MIDI controller. A knob or fader sets a value at its position; a button switches on and off, takes
/// the next word of a choice, or presses a trigger. One caller at a time.
/// </summary>
public sealed partial class ControllerMapping
{
    private const int Pressed = 64;
    private const double Full = 127;
    private readonly Dictionary<ControllerInput, ControlId> _controls;
    private readonly IShowControl _control;
    private readonly RateLimitedLogger _logger;

    /// <summary>Creates it.</summary>
    /// <param name="bindings">What each knob, fader and button sets; of two with the same input the last counts.</param>
    /// <param name="control">The controls of the show.</param>
    /// <param name="logger">Receives a message about each input that is refused, once.</param>
    public ControllerMapping(IEnumerable<ControllerBinding> bindings, IShowControl control, ILogger<ControllerMapping> logger)
    {
        (_control, _logger) = (control, RateLimitedLogger.Once(logger));
        _controls = bindings.GroupBy(binding => binding.Input).ToDictionary(same => same.Key, same => same.Last().Control);
    }

    /// <summary>Follows a message. One that is not bound, or that is bound to an item which the show does not have, does nothing.</summary>
    /// <param name="message">Any MIDI message.</param>
    public void Handle(ReadOnlySpan<byte> message)
    {
        var state = _control.State;
        if (!ControllerInput.TryRead(message, out var input, out var value)
            || !_controls.TryGetValue(input, out var bound)
            || ControllerBinding.Resolve(bound, state) is not { } control)
        {
            return;
        }

        try
        {
            if (control.Definition.IsContinuous && !(input.IsNote && control.Definition.Kind == ControlKind.Choice))
            {
                _control.Set(control, control.Definition.At(value / Full));
            }
            else if (value >= Pressed || (input.IsNote && value > 0))
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
