namespace PaintSound.Core.Modulation;

/// <summary>
/// The engine of one modulation: hears a source, follows it in time, and says when its target should move, and where to. Pure: the
/// same numbers at the same times move the target in the same way. It moves nothing before the source has said something, and then
/// begins at rest, which is where the source's least puts it. One thread at a time.
/// </summary>
/// <param name="curve">How numbers become positions.</param>
/// <param name="step">The smallest difference that the target can show; see <see cref="IModulationTarget.Step"/>.</param>
/// <param name="mostPerSecond">How often the target may be moved in a second; above 0.</param>
public sealed class Modulator(ModulationCurve curve, double step, double mostPerSecond)
{
    private readonly double _rest = curve.Bend(curve.From);
    private readonly TimeSpan _pause = TimeSpan.FromSeconds(1 / mostPerSecond);
    private double? _heard;
    private double _share = curve.Bend(curve.From);
    private TimeSpan? _followed;
    private TimeSpan? _strikeEnds;
    private bool _felt;
    private TimeSpan? _moved;
    private long? _shown;

    /// <summary>0 the target stays at rest ... 1 it goes all the way. A change is followed in time like one of the source.</summary>
    public double Depth { get; set; } = 1;

    /// <summary>Hears a source that always says something; only the latest counts.</summary>
    /// <param name="source">Its number.</param>
    public void Update(double source) => _heard = curve.Bend(source);

    /// <summary>Hears a source that strikes. The strike lasts as long as the target needs to follow it there, and then falls back.</summary>
    /// <param name="strength">How strongly.</param>
    /// <param name="at">When; never runs backwards.</param>
    public void Trigger(double strength, TimeSpan at)
    {
        Update(strength);
        _strikeEnds = at + (_heard < _rest ? curve.Release : curve.Attack);
        _felt = false;
    }

    /// <summary>Follows the source to this moment.</summary>
    /// <param name="now">Time since the beginning of the performance; never runs backwards.</param>
    /// <param name="value">Where the target should go: 0..1.</param>
    /// <returns>True when it should move now.</returns>
    public bool TryMove(TimeSpan now, out double value)
    {
        value = 0;
        EndStrike(now);
        if (_heard is not { } heard)
        {
            return false;
        }

        var aim = _rest + (Depth * (heard - _rest));
        _share += (aim - _share) * curve.Follow(aim > _share, now - (_followed ?? now));
        _followed = now;
        if (now - _moved < _pause)
        {
            return false;
        }

        _felt = now >= _strikeEnds;
        value = curve.Place(_share);
        var shown = (long)Math.Round(value / step);
        if (shown == _shown)
        {
            return false;
        }

        (_shown, _moved) = (shown, now);
        return true;
    }

    /// <summary>A strike ends when its time is over and the target could feel it, however rarely that may be moved.</summary>
    private void EndStrike(TimeSpan now)
    {
        if (_felt)
        {
            (_heard, _strikeEnds, _felt) = (_rest, null, false);
        }
    }
}
