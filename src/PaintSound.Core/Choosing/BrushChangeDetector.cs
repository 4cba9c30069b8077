using PaintSound.Core.Brush;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Detects that the brush has begun, fallen silent or changed its pace since the last selection. A change must last for several steps, so that one
/// late stroke is no change. Deterministic. Not thread-safe.
/// </summary>
internal sealed class BrushChangeDetector
{
    /// <summary>Steps that confirm a change: half a second.</summary>
    private const int ConfirmingSteps = 2;

    /// <summary>The time without a stroke from which the brush is silent, if it is also quiet.</summary>
    private const float SilentSeconds = 2.5f;

    /// <summary>The smallest change of pace, in onsets per second. The rate of two seconds is not more exact.</summary>
    private const float SmallestChange = 1.5f;

    private bool _wasSilent = true;
    private float _rate;
    private BrushChange _candidate;
    private int _steps;

    /// <summary>Returns true if the brush is silent now.</summary>
    /// <param name="activity">What the brush does now.</param>
    /// <param name="silenceDb">The level below which it is quiet, in dB relative to full scale.</param>
    public static bool IsSilent(BrushActivity activity, float silenceDb) => activity.SecondsSinceStroke >= SilentSeconds && activity.LevelDb < silenceDb;

    /// <summary>Compares the brush with its state at the last selection. Call it once every perception step.</summary>
    /// <returns>The change if it is confirmed, otherwise <see cref="BrushChange.None"/>.</returns>
    public BrushChange Update(BrushActivity activity, float silenceDb)
    {
        var change = Compare(activity, silenceDb);
        _steps = change == _candidate ? _steps + 1 : 1;
        _candidate = change;
        return _steps >= ConfirmingSteps ? change : BrushChange.None;
    }

    /// <summary>Records the state of the brush at a selection.</summary>
    public void Record(BrushActivity activity, float silenceDb) =>
        (_wasSilent, _rate, _candidate, _steps) = (IsSilent(activity, silenceDb), activity.OnsetRate, BrushChange.None, 0);

    private BrushChange Compare(BrushActivity activity, float silenceDb)
    {
        var isSilent = IsSilent(activity, silenceDb);
        if (isSilent != _wasSilent)
        {
            return isSilent ? BrushChange.FellSilent : BrushChange.Began;
        }

        if (isSilent || Math.Abs(activity.OnsetRate - _rate) < SmallestChange)
        {
            return BrushChange.None;
        }

        return activity.OnsetRate >= 2 * _rate ? BrushChange.Faster : activity.OnsetRate <= _rate / 2 ? BrushChange.Slower : BrushChange.None;
    }
}
