using PaintSound.Core.Control;

namespace PaintSound.Live.Connections;

/// <summary>
/// Whether the show is armed, or disarmed for good: for <see cref="RestoreAfter"/>, or since the start. A show that is disarmed for good gives the set
/// back and writes nothing until it is armed again. Thread-safe.
/// </summary>
/// <param name="time">The session clock.</param>
internal sealed class ArmedState(TimeProvider time)
{
    /// <summary>The time after disarming until the set is given back. A composer who disarms for a moment keeps the sound of the show.</summary>
    public static readonly TimeSpan RestoreAfter = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private bool _isKnown;
    private bool _isDisarmedAtStart;
    private long? _disarmedAt;
    private bool _isTaken;

    /// <summary>True if nothing may be written. A show that nobody disarmed is armed.</summary>
    public bool IsDisarmedForGood
    {
        get
        {
            lock (_lock)
            {
                return IsForGood;
            }
        }
    }

    /// <summary>True after twice the time: what plays then is given back while it plays.</summary>
    public bool IsDisarmedTwiceAsLong
    {
        get
        {
            lock (_lock)
            {
                return _disarmedAt is { } since && time.GetElapsedTime(since) >= 2 * RestoreAfter;
            }
        }
    }

    private bool IsForGood => _disarmedAt is { } since && (_isDisarmedAtStart || time.GetElapsedTime(since) >= RestoreAfter);

    /// <summary>Sets whether the show is armed.</summary>
    /// <returns>True if it was disarmed for good and is armed again: all parameters must be set anew.</returns>
    public bool Set(ShowState state)
    {
        lock (_lock)
        {
            var isArmedAgain = state.Armed && IsForGood;
            if (state.Armed)
            {
                (_disarmedAt, _isDisarmedAtStart, _isTaken) = (null, false, false);
            }
            else
            {
                _isDisarmedAtStart |= !_isKnown;
                _disarmedAt ??= time.GetTimestamp();
            }

            _isKnown = true;
            return isArmedAgain;
        }
    }

    /// <summary>Returns true once after each disarming for good: the set must be given back now.</summary>
    public bool TryTakeRestore()
    {
        lock (_lock)
        {
            if (_isTaken || !IsForGood)
            {
                return false;
            }

            return _isTaken = true;
        }
    }
}
