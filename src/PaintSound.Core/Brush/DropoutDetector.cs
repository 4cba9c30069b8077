namespace PaintSound.Core.Brush;

/// <summary>
/// Detects stretches in which the interface sends no signal: digital zeros, or the same value again and again. A microphone never does. Holds
/// the state of one stream. Does not allocate.
/// </summary>
internal sealed class DropoutDetector
{
    /// <summary>Zeros in a row that are a dropout: a quarter of a millisecond. A 16-bit signal may have a few.</summary>
    private const int MinZeros = 4;

    /// <summary>Equal values in a row that are a dropout.</summary>
    private const int MinEqual = 8;

    /// <summary>Equal values above this are clipped sound.</summary>
    private const float ClippedLevel = 0.5f;

    private float _last = float.NaN;
    private int _run = 1;

    /// <summary>True if the sample that was added last belongs to a dropout.</summary>
    public bool IsDropout { get; private set; }

    /// <summary>Adds the next sample.</summary>
    /// <returns>True if the signal came back with this sample.</returns>
    public bool Add(float sample)
    {
        _run = sample == _last ? _run + 1 : 1;
        _last = sample;
        var was = IsDropout;
        IsDropout = sample == 0 ? _run >= MinZeros || was : _run >= MinEqual && Math.Abs(sample) < ClippedLevel;
        return was && !IsDropout;
    }
}
