using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;

namespace PaintSound.Midi.Controllers;

/// <summary>Turns the messages of a MIDI controller into calls of the controls. One thread at a time.</summary>
public sealed partial class ControllerMapping
{
    private const int Pressed = 64;
    private const double Full = 127;
    private readonly Dictionary<ControllerInput, ControlTarget> _targets;
    private readonly IShowControl _control;
    private readonly Func<ShowState> _state;
    private readonly string[] _collections;
    private readonly RateLimitedLogger _logger;

    /// <summary>Creates the mapping.</summary>
    /// <param name="bindings">What each control does; of one that stands twice the last counts.</param>
    /// <param name="control">What is controlled.</param>
    /// <param name="state">How the controls stand: a button that switches has to know.</param>
    /// <param name="collections">The collections that there are.</param>
    /// <param name="logger">Receives a message about each controller input that is refused, once.</param>
    public ControllerMapping(
        IEnumerable<ControllerBinding> bindings, IShowControl control, Func<ShowState> state, IEnumerable<string> collections, ILogger<ControllerMapping> logger)
    {
        (_control, _state, _logger) = (control, state, RateLimitedLogger.Once(logger));
        _targets = bindings.GroupBy(binding => binding.Input).ToDictionary(same => same.Key, same => same.Last().Target);
        _collections = [.. collections.Order(StringComparer.Ordinal)];
    }

    /// <summary>Follows a message; what the table does not name does nothing.</summary>
    /// <param name="message">Whatever came in.</param>
    public void Handle(ReadOnlySpan<byte> message)
    {
        if (!ControllerInput.TryRead(message, out var input, out var value) || !_targets.TryGetValue(input, out var target))
        {
            return;
        }

        try
        {
            if (target.IsContinuous)
            {
                Set(target, ControlTaper.At(target.Action, value / Full));
            }
            else if (value >= Pressed || (input.IsNote && value > 0))
            {
                Press(target);
            }
        }
        catch (InvalidControlException e)
        {
            LogRefused(_logger, input, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "MIDI {Input}: {Reason}")]
    private static partial void LogRefused(ILogger logger, ControllerInput input, string reason);

    private void Set(ControlTarget target, double value)
    {
        switch (target.Action)
        {
            case ControlAction.Gate:
                _control.SetGate(Math.Clamp(value, ControlRange.Gate.Minimum, ControlRange.Gate.Maximum));
                break;
            case ControlAction.Dwell:
                _control.SetDwell(value);
                break;
            case ControlAction.Follow:
                _control.SetFollow(value);
                break;
            case ControlAction.Smoothing:
                _control.SetCongruitySmoothing(value);
                break;
            default:
                if (target.Among([.. _state().Depths.Keys]) is { } modulation)
                {
                    _control.SetModulationDepth(modulation, value);
                }

                break;
        }
    }

    private void Press(ControlTarget target)
    {
        var state = _state();
        switch (target.Action)
        {
            case ControlAction.Hold:
                _control.SetHold(!state.Choosing.Hold);
                break;
            case ControlAction.Next:
                _control.Next();
                break;
            case ControlAction.Arm:
                _control.SetArm(!state.Armed);
                break;
            case ControlAction.Distance:
                _control.SetDistance(state.Choosing.Distance == SoundDistanceKind.Weighed ? SoundDistanceKind.Paper : SoundDistanceKind.Weighed);
                break;
            default:
                if (target.Among(_collections) is { } collection)
                {
                    _control.SetCollection(collection, state.Choosing.Excluded.Contains(collection));
                }

                break;
        }
    }
}
