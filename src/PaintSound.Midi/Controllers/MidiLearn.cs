using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Learns the bindings of a controller, one target after the other. A knob or fader is learned after it was at three positions, a button
/// when it is pressed. Inputs that were learned before, and the release of a button, are ignored. Not thread-safe.
/// </summary>
/// <param name="targets">The controls to learn, in order.</param>
public sealed class MidiLearn(IReadOnlyList<ControlId> targets)
{
    private const int RequiredPositions = 3;
    private readonly Dictionary<ControllerInput, HashSet<int>> _positions = [];
    private readonly List<ControllerBinding> _learned = [];
    private int _next;

    /// <summary>The present target, or null at the end.</summary>
    public ControlId? Current => _next < targets.Count ? targets[_next] : (ControlId?)null;

    /// <summary>The learned bindings.</summary>
    public IReadOnlyList<ControllerBinding> Learned => _learned;

    /// <summary>Processes a message of the controller.</summary>
    /// <returns>The binding that was learned from it, or null.</returns>
    public ControllerBinding? Process(ReadOnlySpan<byte> message)
    {
        if (Current is not { } target
            || !ControllerInput.TryRead(message, out var input, out var value)
            || _learned.Exists(binding => binding.Input == input)
            || !(NeedsMovement(target.Definition, input) ? WasMoved(input, value) : value > 0))
        {
            return null;
        }

        var learned = new ControllerBinding(input, target);
        _learned.Add(learned);
        Skip();
        return learned;
    }

    /// <summary>Skips the present target.</summary>
    public void Skip()
    {
        _next++;
        _positions.Clear();
    }

    // A choice can be bound to a button, which selects the next word, or to a knob.
    private static bool NeedsMovement(ControlDefinition control, ControllerInput input) =>
        control.IsContinuous && !(control.Kind == ControlKind.Choice && input.IsNote);

    private bool WasMoved(ControllerInput input, int value)
    {
        if (input.IsNote)
        {
            return false;
        }

        if (!_positions.TryGetValue(input, out var positions))
        {
            _positions.Add(input, positions = []);
        }

        positions.Add(value);
        return positions.Count >= RequiredPositions;
    }
}
