namespace PaintSound.Midi.Clock;

/// <summary>
/// Measures period and phase of the ticks of a MIDI clock. A tick arrives late by a changing time, and several can arrive at once, so the period is the
/// slope of a line through the last ticks (<see cref="TickLine"/>), and the earliest of them give the phase. Ticks that were lost are counted: at once if the
/// others are regular, or else as soon as all of the last ones are late. Not thread-safe.
/// </summary>
/// <param name="frequency">Ticks of the session clock per second.</param>
public sealed class ClockTicks(long frequency)
{
    /// <summary>The fewest ticks that give a tempo: a quarter of a quarter note.</summary>
    public const int MinTicks = 6;

    // Two seconds and a quarter note give a tempo that is exact to 0.03 % at 5 ms of jitter.
    private const double WindowSeconds = 2;
    private const int WindowTicks = 24;

    // How long all ticks must be late or early before that is taken for more than jitter. Windows delivers in steps of 15.6 ms.
    private const double ShiftSeconds = 0.06;
    private const int ShiftTicks = 8;

    // A shift, in periods.
    private const double MinShift = 0.75;

    // How exactly a shift must be a whole number of periods to be lost ticks; and by how much the period may differ.
    private const double MaxFraction = 0.35;
    private const double MaxPeriodChange = 0.08;

    // Ticks that differ by less than this part of a period are regular: one that is missing is seen at once.
    private const double RegularSpread = 0.25;

    private readonly List<ClockTick> _ticks = [];
    private TickLine _line;

    /// <summary>Whether there are enough ticks to know the tempo.</summary>
    public bool IsKnown => _ticks.Count >= MinTicks;

    /// <summary>Seconds between two ticks.</summary>
    public double Period => _line.Period;

    /// <summary>The number of the last tick; lost ones count.</summary>
    public long Last => _ticks.Count > 0 ? _ticks[^1].Number : -1;

    /// <summary>Returns the number of the tick, with the part of the period that is over, at a time.</summary>
    /// <param name="timestamp">Ticks of the session clock.</param>
    public double GetNumber(long timestamp) => _line.GetNumber((double)timestamp / frequency);

    /// <summary>Forgets all ticks, because the clock was interrupted. Numbers continue.</summary>
    public void Restart() => Keep(1);

    /// <summary>Adds a tick.</summary>
    /// <param name="timestamp">When it arrived, in ticks of the session clock; never decreases.</param>
    public void Add(long timestamp)
    {
        var tick = new ClockTick(Last + 1, (double)timestamp / frequency, 0);
        _ticks.Add(CountLost(tick));
        if (_ticks.Count > ShiftTicks && _ticks.TakeLast(ShiftTicks).Count(each => each.Lost > 0) > ShiftTicks - 3)
        {
            // Nearly every tick seems to follow a lost one: the tempo is lower.
            RestartWith(ShiftTicks);
        }
        else
        {
            FindShift();
        }

        while (_ticks.Count > WindowTicks && _ticks[^1].Seconds - _ticks[0].Seconds > WindowSeconds)
        {
            _ticks.RemoveAt(0);
        }

        if (IsKnown)
        {
            _line = TickLine.Through(_ticks);
        }
    }

    private ClockTick CountLost(ClockTick tick)
    {
        if (!IsKnown || _line.GetSpread(_ticks) > RegularSpread)
        {
            return tick;
        }

        var late = _line.GetLateness(tick);
        var lost = (int)Math.Round(late);
        return late > MinShift && Math.Abs(late - lost) < MaxFraction ? tick with { Number = tick.Number + lost, Lost = lost } : tick;
    }

    /// <summary>Looks whether all of the last ticks are late or early by the line through the earlier ones: ticks were lost, or the tempo has changed.</summary>
    private void FindShift()
    {
        var first = _ticks.Count - ShiftTicks;
        while (first > 0 && _ticks[^1].Seconds - _ticks[first].Seconds < ShiftSeconds)
        {
            first--;
        }

        if (first < MinTicks)
        {
            return;
        }

        var (before, after) = (_ticks.GetRange(0, first), _ticks.GetRange(first, _ticks.Count - first));
        var line = TickLine.Through(before);
        if (after.All(tick => line.GetLateness(tick) > MinShift) || after.All(tick => line.GetLateness(tick) < -MinShift))
        {
            var shift = after.Average(line.GetLateness) - before.Average(line.GetLateness);
            var lost = (int)Math.Round(shift);
            var isSamePeriod = Math.Abs((TickLine.Through(after).Period / line.Period) - 1) < MaxPeriodChange;
            if (isSamePeriod && lost > 0 && Math.Abs(shift - lost) < MaxFraction)
            {
                for (var i = first; i < _ticks.Count; i++)
                {
                    _ticks[i] = _ticks[i] with { Number = _ticks[i].Number + lost };
                }
            }
            else
            {
                RestartWith(after.Count);
            }
        }
    }

    // After a change of tempo, what looked like lost ticks was none.
    private void RestartWith(int count)
    {
        Keep(count);
        var number = _ticks[0].Number - _ticks[0].Lost;
        for (var i = 0; i < _ticks.Count; i++)
        {
            _ticks[i] = _ticks[i] with { Number = number + i, Lost = 0 };
        }
    }

    private void Keep(int count) => _ticks.RemoveRange(0, Math.Max(0, _ticks.Count - count));
}
