using PaintSound.Core.Events;

namespace PaintSound.Understudy.Failover;

/// <summary>
/// Decides which of two workers sends. One of them leads, the other one follows and takes over when it hears nothing more. Every takeover raises the
/// term; after the next contact the worker with the lower term is silent, and it never sends again by itself. Has no thread and no network of its own.
/// Thread-safe; no member waits.
/// </summary>
/// <remarks>
/// A process that was frozen does not know it. So a worker whose <see cref="Tick"/> comes late does not send until the other one has answered a beat
/// that was sent after the pause. If it does not answer, because it ended as well, the worker sends again after a time.
/// </remarks>
public sealed class FailoverState : IOutputGate
{
    private const long Never = long.MinValue;
    private static readonly TimeSpan MaxClockStep = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly FailoverOptions _options;
    private readonly bool _isLeader;
    private readonly Lock _lock = new();
    private volatile bool _isActive;
    private volatile bool _isDoubtful;
    private volatile bool _isConnected;
    private bool _takesOverItself;
    private bool _hasTakenOver;
    private bool _hasFollowed;
    private bool _hasEnded;
    private long _term;
    private long _beat;
    private long _answerTo;
    private long _doubtBegan;
    private long _lastTick;
    private long _lastHeard = Never;
    private bool _hasGrace;
    private DateTimeOffset _lastTickClock;
    private long _heardBeat;

    /// <summary>Creates the state of one worker.</summary>
    /// <param name="isLeader">True for the worker that sends at the start; false for the understudy.</param>
    /// <param name="options">The times.</param>
    /// <param name="time">The session clock.</param>
    public FailoverState(bool isLeader, FailoverOptions options, TimeProvider time)
    {
        (_isLeader, _options, _time) = (isLeader, options, time);
        (_isActive, _takesOverItself, _term) = (isLeader, !isLeader, isLeader ? 1 : 0);
        (_lastTick, _lastTickClock) = (time.GetTimestamp(), time.GetUtcNow());
    }

    /// <summary>Raised when this worker begins to send in place of the other one. On the thread that caused it.</summary>
    public event Action? TookOver;

    /// <summary>Raised when the other worker has replaced this one. On the thread that caused it.</summary>
    public event Action? Replaced;

    /// <inheritdoc/>
    public bool IsOpen => _isActive && !_isDoubtful && !IsLate(Volatile.Read(ref _lastTick));

    /// <summary>True if this worker is the one that sends, even if it waits for an answer now.</summary>
    public bool IsActive => _isActive;

    /// <summary>The number of takeovers since the start of the first worker, from 1; 0 before an understudy has heard its leader.</summary>
    public long Term
    {
        get
        {
            lock (_lock)
            {
                return _term;
            }
        }
    }

    /// <summary>What this worker does.</summary>
    public FailoverStatus Status
    {
        get
        {
            lock (_lock)
            {
                return _isActive ? _hasTakenOver ? FailoverStatus.TookOver : _isConnected ? FailoverStatus.Leading : FailoverStatus.Alone
                    : !_takesOverItself ? FailoverStatus.Replaced
                    : _hasEnded ? FailoverStatus.LeaderEnded
                    : FailoverStatus.Following;
            }
        }
    }

    /// <summary>True while a connection to the other worker is open.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>Tells whether a connection to the other worker is open.</summary>
    public void SetConnected(bool isConnected)
    {
        lock (_lock)
        {
            _isConnected = isConnected;

            // The next connection can be with another process, whose beats have other numbers.
            _heardBeat = 0;
        }
    }

    /// <summary>Returns the next beat for the other worker.</summary>
    public FailoverBeat NextBeat()
    {
        lock (_lock)
        {
            return new FailoverBeat(++_beat, _heardBeat, _term, _isActive);
        }
    }

    /// <summary>Hears a beat of the other worker.</summary>
    public void Hear(FailoverBeat beat)
    {
        var isReplaced = false;
        lock (_lock)
        {
            _heardBeat = beat.Number;
            // The worker that sends hears its understudy, and the understudy hears the worker that sends.
            if (beat.IsActive != _isActive)
            {
                Volatile.Write(ref _lastHeard, _time.GetTimestamp());
                _hasGrace = true;
            }

            if (beat.IsActive && !_isActive)
            {
                (_hasFollowed, _hasEnded) = (true, false);
                _term = Math.Max(_term, beat.Term);
            }
            else if (beat.IsActive && _isActive && (beat.Term > _term || (beat.Term == _term && !_isLeader)))
            {
                (_isActive, _takesOverItself, _hasTakenOver, _isDoubtful) = (false, false, false, false);
                _term = Math.Max(_term, beat.Term);
                isReplaced = true;
            }

            if (_isDoubtful && beat.Answered >= _answerTo)
            {
                _isDoubtful = false;
            }
        }

        if (isReplaced)
        {
            Replaced?.Invoke();
        }
    }

    /// <summary>Checks the times. Called every 50 ms or more often; a late call tells that this process was frozen.</summary>
    public void Tick()
    {
        var takesOver = false;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var clock = _time.GetUtcNow();
            if (IsLate(_lastTick) || WasSuspended(now, clock))
            {
                AfterPause(now);
            }

            if (_isDoubtful && _time.GetElapsedTime(_doubtBegan, now) > _options.AnswerTimeout)
            {
                _isDoubtful = false;
            }

            // Another thread must not see the new tick before the doubt.
            Volatile.Write(ref _lastTick, now);
            _lastTickClock = clock;
            takesOver = CanTakeOverItself && _lastHeard != Never && _time.GetElapsedTime(_lastHeard, now) > _options.Timeout && Activate();
        }

        Announce(takesOver);
    }

    /// <summary>The other worker's program is gone: its port refuses connections. The understudy takes over at once.</summary>
    public void HandleGone()
    {
        var takesOver = false;
        lock (_lock)
        {
            takesOver = CanTakeOverItself && Activate();
        }

        Announce(takesOver);
    }

    /// <summary>The other worker ended in order. That is no failure.</summary>
    public void HandleEnd()
    {
        lock (_lock)
        {
            _hasEnded = true;
        }
    }

    /// <summary>Gives the performance to the other worker, which a person asked for.</summary>
    /// <returns>False if this worker does not send.</returns>
    public bool TryYield()
    {
        lock (_lock)
        {
            if (!_isActive)
            {
                return false;
            }

            (_isActive, _takesOverItself, _hasTakenOver, _isDoubtful) = (false, false, false, false);
        }

        Replaced?.Invoke();
        return true;
    }

    /// <summary>Begins to send, because a person wants it or the other worker has yielded.</summary>
    public void TakeOver()
    {
        var takesOver = false;
        lock (_lock)
        {
            takesOver = !_isActive && Activate();
        }

        Announce(takesOver);
    }

    private bool CanTakeOverItself => !_isActive && _takesOverItself && _hasFollowed && !_hasEnded;

    // Only a worker that another one may have replaced has to ask.
    private bool IsLate(long lastTick) => _time.GetElapsedTime(lastTick) > _options.MaxPause && HasContact(lastTick);

    private bool HasContact(long at) =>
        Volatile.Read(ref _lastHeard) is > Never and var heard && _time.GetElapsedTime(heard, at) < _options.ContactMemory;

    // The clock of a session can stand still while a computer sleeps. A clock that somebody set forward looks the same, and costs one answer.
    private bool WasSuspended(long now, DateTimeOffset clock) =>
        HasContact(_lastTick) && clock - _lastTickClock > _time.GetElapsedTime(_lastTick, now) + MaxClockStep;

    private void AfterPause(long now)
    {
        if (_isActive)
        {
            _doubtBegan = _isDoubtful ? _doubtBegan : now;
            (_isDoubtful, _answerTo) = (true, _beat + 1);
        }
        else if (_hasGrace)
        {
            // This process heard nothing because it did not run. What came meanwhile is read within this time. It is granted once for each silence, so
            // that a computer that is always late takes over nevertheless.
            _hasGrace = false;
            var grace = _options.Timeout - _options.ReadTime;
            Volatile.Write(ref _lastHeard, Math.Max(_lastHeard, now - (long)(grace.TotalSeconds * _time.TimestampFrequency)));
        }
    }

    private bool Activate()
    {
        _term++;
        _takesOverItself = false;
        _hasTakenOver = true;
        _isDoubtful = false;

        // Nobody can replace this worker before an understudy follows it.
        Volatile.Write(ref _lastHeard, Never);
        _isActive = true;
        return true;
    }

    private void Announce(bool takesOver)
    {
        if (takesOver)
        {
            TookOver?.Invoke();
        }
    }
}
