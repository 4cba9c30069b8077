using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Sets controls from the messages of a MIDI controller. A knob or fader sets a value from its position, an encoder moves the value. A button
/// switches on and off, selects the next word of a choice, or presses a trigger. With pick-up, a knob or fader does nothing until it reaches
/// or passes the present value, so that a value never jumps. Not thread-safe.
/// </summary>
public sealed partial class ControllerMapping
{
    private const double PressedPosition = 64 / MaxValue;
    private const double MaxValue = 127;

    // Two neighbouring positions of 7 bits, with room for rounding.
    private const double PickUpDistance = 1.01 / MaxValue;
    private readonly Dictionary<ControllerInput, BoundInput> _inputs;
    private readonly List<BoundInput> _incomplete = [];
    private readonly Dictionary<ControlId, int> _waiting = [];
    private readonly ControllerReader _reader = new();
    private readonly IShowControl _control;
    private readonly bool _picksUp;
    private readonly RateLimitedLogger _logger;

    /// <summary>Creates a mapping.</summary>
    /// <param name="bindings">The bindings; if several have the same input, the last one is used.</param>
    /// <param name="control">The controls of the show.</param>
    /// <param name="logger">Receives one message for each input with a refused value.</param>
    /// <param name="picksUp">True if knobs and faders do nothing until they reach or pass the present value; false if the value jumps to them.</param>
    public ControllerMapping(IEnumerable<ControllerBinding> bindings, IShowControl control, ILogger<ControllerMapping> logger, bool picksUp = true)
    {
        (_control, _picksUp, _logger) = (control, picksUp, RateLimitedLogger.Once(logger));
        _inputs = bindings.GroupBy(binding => binding.Input).ToDictionary(group => group.Key, group => new BoundInput(group.Last()));
    }

    /// <summary>
    /// Called when a knob or fader that was moved waits for the present value of its control: 1 if it must be turned up, -1 down, and 0 when it no longer waits.
    /// </summary>
    public Action<ControlId, int>? KnobWaits { get; init; }

    /// <summary>Sets the controls of the messages. A message without a binding, or for an item that the show does not have, is ignored.</summary>
    /// <param name="messages">Any MIDI messages.</param>
    public void Handle(ReadOnlySpan<byte> messages)
    {
        while (_reader.TryRead(ref messages, out var message))
        {
            Handle(message);
        }
    }

    /// <summary>
    /// Uses the values of which only one part arrived. Call it when no message waits: the two parts of a value come together, in either order,
    /// and half a value would make the control jump.
    /// </summary>
    public void Flush()
    {
        foreach (var input in _incomplete)
        {
            Use(input);
        }

        _incomplete.Clear();
    }

    private void Handle(ControllerMessage message)
    {
        var input = message.Input;
        if (_inputs.TryGetValue(input, out var bound))
        {
            if (bound.Binding.Input.HasFine)
            {
                SetPart(bound, message.Value, message.IsFine);
            }
            else if (bound.Binding.Mode.IsRelative)
            {
                Apply(bound, control => Step(control, bound.Binding.Mode.StepsOf(message.Value)));
            }
            else
            {
                bound.Set(message.Value, isFine: false);
                Use(bound);
            }
        }
        else if (input.Kind == ControllerInputKind.Nrpn)
        {
            // A parameter without a binding: its data can be a knob of its own.
            Handle(new ControllerMessage(new(ControllerInputKind.Control, input.Channel, message.IsFine ? ControllerReader.DataFine : ControllerReader.DataCoarse), message.Value));
        }
        else if (input.Pair is { } pair && _inputs.TryGetValue(pair, out bound))
        {
            SetPart(bound, message.Value, input == pair.Fine);
        }
    }

    private void SetPart(BoundInput bound, int value, bool isFine)
    {
        bound.Set(value, isFine);
        if (bound.IsComplete)
        {
            _incomplete.Remove(bound);
            Use(bound);
        }
        else if (!_incomplete.Contains(bound))
        {
            _incomplete.Add(bound);
        }
    }

    private void Use(BoundInput bound)
    {
        if (bound.Take() is { } position)
        {
            var last = bound.LastPosition;
            bound.LastPosition = position;
            Apply(bound, control => Move(control, bound.Binding, last, position));
        }
    }

    private void Apply(BoundInput bound, Action<ControlId> apply)
    {
        if (ControllerBinding.Resolve(bound.Binding.Control, _control.State) is not { } control)
        {
            return;
        }

        try
        {
            apply(control);
        }
        catch (InvalidControlException e)
        {
            LogRefused(_logger, bound.Binding.Input, e.Message);
        }
    }

    private void Move(ControlId control, ControllerBinding binding, double? last, double position)
    {
        var (definition, current) = (control.Definition, control.Get(_control.State));
        var isPressed = position >= PressedPosition || (binding.Input.IsNote && position > 0);
        if (definition.IsContinuous && !(binding.Input.IsNote && definition.Kind == ControlKind.Choice))
        {
            var isPickedUp = !_picksUp || binding.Input.IsNote || HasPickedUp(definition, current, last, position);
            TellWaiting(control, isPickedUp ? 0 : position < definition.PositionOf(current) ? 1 : -1);
            if (isPickedUp)
            {
                _control.Set(control, definition.At(position));
            }
        }
        else if (binding.Mode == ControllerMode.Latching && definition.Kind == ControlKind.Switch && last != position)
        {
            _control.Set(control, isPressed);
        }
        else if (isPressed || binding.Mode == ControllerMode.Latching)
        {
            // A button that sends the same value at every press does not keep a state, whatever the map says.
            _control.Set(control, definition.Pressed(current));
        }
    }

    private void TellWaiting(ControlId control, int direction)
    {
        if (_waiting.GetValueOrDefault(control) != direction)
        {
            _waiting[control] = direction;
            KnobWaits?.Invoke(control, direction);
        }
    }

    /// <summary>True if the knob stands or stood at the present value, or passes it with this move.</summary>
    private static bool HasPickedUp(ControlDefinition definition, ControlValue current, double? last, double position)
    {
        if (definition.Kind == ControlKind.Choice || definition.IsWhole)
        {
            // The knob stands at the present value at all of its positions that mean this value.
            var (before, now, present) = (last is { } at ? definition.At(at) : definition.At(position), definition.At(position), definition.PositionOf(current));
            return (definition.PositionOf(before) - present) * (definition.PositionOf(now) - present) <= 0;
        }

        var target = definition.PositionOf(current);
        return Math.Abs(position - target) <= PickUpDistance
            || (last is { } from && (Math.Abs(from - target) <= PickUpDistance || (from - target) * (position - target) <= 0));
    }

    private void Step(ControlId control, int steps)
    {
        var (definition, current) = (control.Definition, control.Get(_control.State));
        if (steps == 0)
        {
            return;
        }

        if (definition.Kind == ControlKind.Choice)
        {
            var choices = definition.Choices;
            var index = choices.ToList().IndexOf(current.Word!) + Math.Sign(steps);
            _control.Set(control, choices[Math.Clamp(index, 0, choices.Count - 1)]);
        }
        else if (definition.IsWhole)
        {
            _control.Set(control, Math.Clamp(current.Number + steps, definition.Minimum, definition.Maximum));
        }
        else if (definition.Kind == ControlKind.Number)
        {
            _control.Set(control, definition.At(Math.Clamp(definition.PositionOf(current) + (steps / MaxValue), 0, 1)));
        }
        else if (steps > 0 || definition.Kind == ControlKind.Switch)
        {
            // To the right switches on or presses, to the left switches off.
            _control.Set(control, steps > 0);
        }
    }

    [LoggerMessage(LogLevel.Warning, "MIDI {Input}: {Reason}")]
    private static partial void LogRefused(ILogger logger, ControllerInput input, string reason);
}
