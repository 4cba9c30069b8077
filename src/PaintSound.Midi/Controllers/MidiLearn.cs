using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Learns the bindings of a controller, one target after the other. A knob, fader or encoder is learned after it was turned, a button when it is
/// pressed. What it sends afterwards can correct the binding: the second half of a 14-bit value, or the other side of an encoder. Inputs that
/// were learned before, and the release of a button, are ignored. Not thread-safe.
/// </summary>
/// <param name="targets">The controls to learn, in order.</param>
/// <param name="time">The clock that tells a button that was released from one that keeps its state.</param>
public sealed class MidiLearn(IReadOnlyList<ControlId> targets, TimeProvider time)
{
    /// <summary>A button that was not released after this time keeps its state.</summary>
    public static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(2);

    // One could be two knobs that were moved one after the other.
    private const int RequiredAlternations = 2;
    private const int LatchingValue = 127;
    private readonly Dictionary<ControllerInput, TurnedInput> _turned = [];
    private readonly Dictionary<ControllerInput, long> _pressed = [];
    private readonly List<ControllerBinding> _learned = [];
    private readonly ControllerReader _reader = new();
    private ControllerInput? _last;
    private int _next;

    /// <summary>The present target, or null at the end.</summary>
    public ControlId? Current => _next < targets.Count ? targets[_next] : (ControlId?)null;

    /// <summary>The learned bindings. A button that was pressed and not released is latching.</summary>
    public IReadOnlyList<ControllerBinding> Learned =>
        [.. _learned.Select(binding => _pressed.ContainsKey(binding.Input) ? binding with { Mode = ControllerMode.Latching } : binding)];

    /// <summary>The time in which the release of a pressed button can still come; 0 if none is awaited.</summary>
    public TimeSpan AwaitedRelease => _pressed.Count == 0 ? TimeSpan.Zero
        : _pressed.Values.Select(pressed => ReleaseTime - time.GetElapsedTime(pressed)).Max() is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;

    /// <summary>Processes messages of the controller.</summary>
    /// <returns>The binding that was learned or corrected, or null.</returns>
    public ControllerBinding? Process(ReadOnlySpan<byte> messages)
    {
        ControllerBinding? learned = null;
        while (_reader.TryRead(ref messages, out var message))
        {
            if (!message.SelectsParameter)
            {
                learned = Process(message) ?? learned;
                _last = message.Input;
            }
        }

        return learned;
    }

    /// <summary>Skips the present target.</summary>
    public void Skip()
    {
        _next++;
        Forget(input => !_learned.Exists(binding => Uses(binding, input)));
    }

    // A choice can be bound to a button, which selects the next word, or to a knob.
    private static bool NeedsMovement(ControlDefinition control, ControllerInput input) =>
        control.IsContinuous && !(control.Kind == ControlKind.Choice && input.IsNote);

    private static ControllerBinding? CreateBinding(ControllerInput input, TurnedInput turned, ControlId target) => input.Kind switch
    {
        ControllerInputKind.Nrpn => turned.WasMoved ? new ControllerBinding(input, target) : null,
        ControllerInputKind.Control => EncoderDetector.Detect(turned.Values) is { } mode ? new ControllerBinding(input, target, mode) : null,
        _ => null,
    };

    private ControllerBinding? Process(ControllerMessage message)
    {
        var input = message.Input;
        if (_learned.FindIndex(binding => Uses(binding, input)) is >= 0 and var learned)
        {
            return Correct(learned, message);
        }

        // The other half of the last knob could have been learned before this one came.
        var half = _learned.FindIndex(binding => input.Pair is not null && binding.Input.Pair == input.Pair && _turned.ContainsKey(binding.Input));
        var turned = input.IsNote ? null : Turn(message);
        if (half >= 0 && FindPair(input, turned!) is { } whole)
        {
            return _learned[half] = _learned[half] with { Input = whole, Mode = ControllerMode.Absolute };
        }

        if (Current is not { } target)
        {
            return null;
        }

        if (!NeedsMovement(target.Definition, input))
        {
            return message.Value > 0 && !message.IsFine && !IsFineOfLast(input) ? AddButton(new ControllerBinding(input, target), message.Value) : null;
        }

        if (turned is null)
        {
            return null;
        }

        if (FindPair(input, turned) is { } pair)
        {
            return turned.WasMoved || Other(input, pair) is { WasMoved: true } ? Add(new ControllerBinding(pair, target)) : null;
        }

        return CreateBinding(input, turned, target) is { } binding ? Add(binding) : null;
    }

    private static bool Uses(ControllerBinding binding, ControllerInput input) =>
        binding.Input == input || (binding.Input.Kind == ControllerInputKind.FineControl && binding.Input == input.Pair);

    private ControllerBinding? Correct(int index, ControllerMessage message)
    {
        var binding = _learned[index];
        if (_pressed.TryGetValue(message.Input, out var pressed))
        {
            if (message.Value == 0 && time.GetElapsedTime(pressed) <= ReleaseTime)
            {
                _pressed.Remove(message.Input);
            }

            return null;
        }

        if (!_turned.ContainsKey(message.Input) || message.Input.Kind != ControllerInputKind.Control || binding.Input != message.Input)
        {
            return null;
        }

        var turned = Turn(message);
        var corrected = FindPair(message.Input, turned) is { } pair ? binding with { Input = pair, Mode = ControllerMode.Absolute }
            : EncoderDetector.Detect(turned.Values) is { } mode ? binding with { Mode = mode }
            : binding;
        return corrected == binding ? null : _learned[index] = corrected;
    }

    private TurnedInput Turn(ControllerMessage message)
    {
        if (!_turned.TryGetValue(message.Input, out var turned))
        {
            _turned.Add(message.Input, turned = new TurnedInput());
        }

        turned.Values.Add(message.Value);
        if (IsOtherHalf(message.Input, _last))
        {
            turned.Alternations++;
        }

        return turned;
    }

    private ControllerInput? FindPair(ControllerInput input, TurnedInput turned) =>
        input.Pair is { } pair && Other(input, pair) is { } other && turned.Alternations + other.Alternations >= RequiredAlternations ? pair : null;

    private TurnedInput? Other(ControllerInput input, ControllerInput pair) => _turned.GetValueOrDefault(input == pair.Coarse ? pair.Fine : pair.Coarse);

    private static bool IsOtherHalf(ControllerInput input, ControllerInput? last) => last is { } other && other != input && input.Pair is { } pair && pair == other.Pair;

    private bool IsFineOfLast(ControllerInput input) => input.Pair is { } pair && input == pair.Fine && IsOtherHalf(input, _last);

    private ControllerBinding AddButton(ControllerBinding binding, int value)
    {
        if (value == LatchingValue && binding.Input.Kind != ControllerInputKind.Program)
        {
            _pressed[binding.Input] = time.GetTimestamp();
        }

        return Add(binding);
    }

    private ControllerBinding Add(ControllerBinding binding)
    {
        // Only the last binding can be corrected: an older knob that is touched again keeps its own.
        Forget(input => !Uses(binding, input));
        _learned.Add(binding);
        _next++;
        return binding;
    }

    private void Forget(Predicate<ControllerInput> isForgotten)
    {
        foreach (var input in _turned.Keys.Where(input => isForgotten(input)).ToArray())
        {
            _turned.Remove(input);
        }
    }
}
