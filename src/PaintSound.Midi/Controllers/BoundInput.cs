namespace PaintSound.Midi.Controllers;

/// <summary>A bound knob, fader or button, and the last values that it sent. Not thread-safe.</summary>
/// <param name="binding">The binding.</param>
internal sealed class BoundInput(ControllerBinding binding)
{
    private const double MaxCoarse = 0x7F;
    private const double MaxFine = 0x3FFF;
    private int? _coarse;
    private int? _fine;
    private bool _hasNewCoarse;
    private bool _hasNewFine;

    /// <summary>The binding.</summary>
    public ControllerBinding Binding => binding;

    /// <summary>The last position that was used, 0..1, or null if none was.</summary>
    public double? LastPosition { get; set; }

    /// <summary>True if both parts of a value arrived since it was last used.</summary>
    public bool IsComplete => _hasNewCoarse && _hasNewFine;

    /// <summary>Keeps one part of a value.</summary>
    /// <param name="value">0..127.</param>
    /// <param name="isFine">True for the lower 7 bits.</param>
    public void Set(int value, bool isFine)
    {
        if (isFine)
        {
            (_fine, _hasNewFine) = (value, true);
        }
        else
        {
            (_coarse, _hasNewCoarse) = (value, true);
        }
    }

    /// <summary>Uses the value.</summary>
    /// <returns>The position, 0..1. Null if only the lower 7 bits are known. If the input never sent them, the upper 7 bits are the whole value.</returns>
    public double? Take()
    {
        _hasNewCoarse = _hasNewFine = false;
        return _coarse is not { } coarse ? null
            : _fine is { } fine ? ((coarse << 7) | fine) / MaxFine
            : coarse / MaxCoarse;
    }
}
