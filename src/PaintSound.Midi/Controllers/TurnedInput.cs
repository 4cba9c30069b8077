namespace PaintSound.Midi.Controllers;

/// <summary>What a knob or fader sent while it was learned. Not thread-safe.</summary>
internal sealed class TurnedInput
{
    private const int RequiredPositions = 3;

    /// <summary>The values, 0..127, in order; of a non-registered parameter both parts.</summary>
    public List<int> Values { get; } = [];

    /// <summary>The number of times that it was followed by, or followed, the other part of its pair; see <see cref="ControllerInput.Pair"/>.</summary>
    public int Alternations { get; set; }

    /// <summary>True if it was at three positions.</summary>
    public bool WasMoved => Values.Distinct().Count() >= RequiredPositions;
}
