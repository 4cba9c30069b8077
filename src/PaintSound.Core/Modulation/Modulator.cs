namespace PaintSound.Core.Modulation;

/// <summary>
/// Computes one modulation: smooths the source values and decides when the target moves, and to which position. Deterministic: the same values
/// at the same times give the same moves. The target does not move before the first source value. The initial position is that of the source's
/// minimum. Not thread-safe.
/// </summary>
/// <param name="curve">Maps source values to target positions.</param>
/// <param name="step">The resolution of the target; see <see cref="IModulationTarget.Step"/>.</param>
/// <param name="maxPerSecond">The maximum number of moves per second; above 0.</param>
public sealed class Modulator(ModulationCurve curve, double step, double maxPerSecond)
{
    private readonly double _rest = curve.Shape(curve.From);
    private readonly TimeSpan _minInterval = TimeSpan.FromSeconds(1 / maxPerSecond);
    private double? _input;
    private double _share = curve.Shape(curve.From);
    private TimeSpan? _lastUpdate;
    private TimeSpan? _impulseEnd;
    private bool _impulseApplied;
    private TimeSpan? _lastMove;
    private long? _lastStep;
    private double _fadeFrom;
    private TimeSpan _fadeStart;
    private TimeSpan _fadeLength;

    /// <summary>The depth: 0 keeps the target at its initial position ... 1 uses its whole range. A change of the depth is smoothed too.</summary>
    public double Depth { get; set; } = 1;

    /// <summary>Updates the value of a continuous source. Only the latest value counts.</summary>
    /// <param name="source">The source value.</param>
    public void Update(double source) => _input = curve.Shape(source);

    /// <summary>Starts an impulse. It lasts as long as the target needs to follow it, and then falls back.</summary>
    /// <param name="strength">The source value of the impulse.</param>
    /// <param name="at">Time since the start of the performance; never decreases.</param>
    public void Trigger(double strength, TimeSpan at)
    {
        Update(strength);
        _impulseEnd = at + (_input < _rest ? curve.Release : curve.Attack);
        _impulseApplied = false;
    }

    /// <summary>
    /// Continues from where another worker left the target: moves from there to the own position, so that the target does not jump. A quantised target
    /// takes its own position at once, because there is none between.
    /// </summary>
    /// <param name="position">The position that the other worker sent last, 0..1.</param>
    /// <param name="now">Time since the start of the performance.</param>
    /// <param name="length">How long the way takes.</param>
    public void ContinueFrom(double position, TimeSpan now, TimeSpan length)
    {
        (_fadeFrom, _fadeStart, _fadeLength) = (position, now, curve.Quantise < 2 ? length : TimeSpan.Zero);
        _lastStep = null;
    }

    /// <summary>Advances the smoothing to a time.</summary>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    /// <param name="value">The new target position, 0..1.</param>
    /// <returns>True if the target should move now.</returns>
    public bool TryMove(TimeSpan now, out double value)
    {
        value = 0;
        EndImpulse(now);
        if (_input is not { } input)
        {
            return false;
        }

        var goal = _rest + (Depth * (input - _rest));
        _share += (goal - _share) * curve.GetSmoothingShare(goal > _share, now - (_lastUpdate ?? now));
        _lastUpdate = now;
        if (now - _lastMove < _minInterval)
        {
            return false;
        }

        _impulseApplied = now >= _impulseEnd;
        value = Fade(curve.ToTarget(_share), now);
        var targetStep = (long)Math.Round(value / step);
        if (targetStep == _lastStep)
        {
            return false;
        }

        (_lastStep, _lastMove) = (targetStep, now);
        return true;
    }

    private double Fade(double own, TimeSpan now)
    {
        if (_fadeLength <= TimeSpan.Zero || now - _fadeStart >= _fadeLength)
        {
            _fadeLength = TimeSpan.Zero;
            return own;
        }

        return _fadeFrom + ((own - _fadeFrom) * Math.Max(0, (now - _fadeStart) / _fadeLength));
    }

    /// <summary>Ends an impulse if its time is over and the target had a chance to move to it, however rarely it can move.</summary>
    private void EndImpulse(TimeSpan now)
    {
        if (_impulseApplied)
        {
            (_input, _impulseEnd, _impulseApplied) = (_rest, null, false);
        }
    }
}
