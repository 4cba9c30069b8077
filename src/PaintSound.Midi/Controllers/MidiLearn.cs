using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Learns which control of a controller does what, one target after the other: a knob or fader is known after it has been at three
/// places, a button when it is pressed. What is learned already, and what a button sends when it is let go, is not heard again.
/// </summary>
/// <param name="targets">What is to be learned, in order.</param>
public sealed class MidiLearn(IReadOnlyList<ControlId> targets)
{
    private const int Places = 3;
    private readonly Dictionary<ControllerInput, HashSet<int>> _places = [];
    private readonly List<ControllerBinding> _learned = [];
    private int _next;

    /// <summary>What is learned now, or null at the end.</summary>
    public ControlId? Current => _next < targets.Count ? targets[_next] : (ControlId?)null;

    /// <summary>What was learned.</summary>
    public IReadOnlyList<ControllerBinding> Learned => _learned;

    /// <summary>Hears a message.</summary>
    /// <returns>What it taught, or null.</returns>
    public ControllerBinding? Process(ReadOnlySpan<byte> message)
    {
        if (Current is not { } target
            || !ControllerInput.TryRead(message, out var input, out var value)
            || _learned.Exists(known => known.Input == input)
            || !(IsMovable(target.Definition, input) ? IsMoved(input, value) : value > 0))
        {
            return null;
        }

        var binding = new ControllerBinding(input, target);
        _learned.Add(binding);
        Skip();
        return binding;
    }

    /// <summary>Leaves the present target out.</summary>
    public void Skip()
    {
        _next++;
        _places.Clear();
    }

    // A button takes a choice from word to word, a knob fits as well.
    private static bool IsMovable(ControlDefinition control, ControllerInput input) =>
        control.IsContinuous && !(control.Kind == ControlKind.Choice && input.IsNote);

    private bool IsMoved(ControllerInput input, int value)
    {
        if (input.IsNote)
        {
            return false;
        }

        if (!_places.TryGetValue(input, out var places))
        {
            _places.Add(input, places = []);
        }

        places.Add(value);
        return places.Count >= Places;
    }
}
