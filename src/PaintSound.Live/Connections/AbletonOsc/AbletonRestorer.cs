using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Gives parameters and clips their values from before the show. Each is found by its names, which are confirmed, as for a write or a launch. Nothing else is
/// written meanwhile. Not thread-safe.
/// </summary>
/// <param name="originals">Forgets what was given back.</param>
/// <param name="parameters">Finds the parameters.</param>
/// <param name="writes">Writes the values of parameters.</param>
/// <param name="send">Sends messages to AbletonOSC.</param>
/// <param name="createCheck">Creates the confirmation of a clip.</param>
internal sealed class AbletonRestorer(
    AbletonOriginals originals, AbletonParameters parameters, AbletonWrites writes, AbletonSender send, Func<ClipName, AbletonClipCheck> createCheck)
{
    // A parameter whose device is not found again after so many tries stays in the file.
    private const int MaxTries = 4;
    private const int MaxChecks = 32;

    private readonly Dictionary<LiveParameter, double> _waiting = [];
    private readonly Dictionary<LiveParameter, int> _tries = [];
    private readonly Queue<ClipName> _clips = new();
    private readonly Dictionary<ClipName, AbletonClipCheck> _checks = [];
    private Dictionary<ClipName, AbletonClipState> _states = [];
    private int _written;

    /// <summary>True until everything was given back, or could not be.</summary>
    public bool IsBusy => _waiting.Count > 0 || _written > 0 || _clips.Count > 0 || _checks.Count > 0;

    /// <summary>Begins to give back. Call <see cref="AbletonWrites.Abandon"/> before.</summary>
    public void Begin(AbletonChanges changes)
    {
        Forget();
        foreach (var (parameter, value) in changes.Parameters)
        {
            _waiting[parameter] = value;
        }

        _states = new Dictionary<ClipName, AbletonClipState>(changes.Clips);
        foreach (var clip in _states.Keys)
        {
            _clips.Enqueue(clip);
        }
    }

    /// <summary>Forgets all, because another set was opened.</summary>
    public void Forget()
    {
        _waiting.Clear();
        _tries.Clear();
        _clips.Clear();
        _checks.Clear();
        _written = 0;
    }

    /// <summary>Finds the clips again after the tracks have changed.</summary>
    public void Move()
    {
        foreach (var check in _checks.Values)
        {
            check.Reset();
        }
    }

    /// <summary>Writes the parameters that are found, and asks for the names of the next clips.</summary>
    public void Step()
    {
        foreach (var (parameter, value) in _waiting.ToArray())
        {
            TryWrite(parameter, value);
        }

        while (_clips.Count > 0 && _checks.Count < MaxChecks)
        {
            var clip = _clips.Dequeue();
            Ask(clip, _checks[clip] = createCheck(clip));
        }

        foreach (var (clip, check) in _checks.Where(pair => pair.Value.IsDue).ToArray())
        {
            if (check.HasFailed)
            {
                _checks.Remove(clip);
            }
            else
            {
                Ask(clip, check);
            }
        }
    }

    /// <summary>Gives back the clips that a message confirms; ignores other messages.</summary>
    public void Handle(OscMessage message)
    {
        foreach (var (clip, check) in _checks.ToArray())
        {
            if (check.Handle(message))
            {
                send.SendBundle(_states[clip].CreateRestore(check.Position));
                End(clip);
            }
        }
    }

    private void TryWrite(LiveParameter parameter, double value)
    {
        try
        {
            if (parameters.Find(parameter) is not { } target)
            {
                return;
            }

            _waiting.Remove(parameter);
            _written++;
            writes.Set(new AbletonWrite(target.Property, value, target.Parameter, () => Retry(parameter, value)) { Restored = () => End(parameter) });
        }
        catch (LiveNameException)
        {
            // It was deleted or renamed: there is nothing to give back.
            _waiting.Remove(parameter);
            originals.Remove(parameter);
        }
    }

    private void Retry(LiveParameter parameter, double value)
    {
        _written--;
        _tries[parameter] = _tries.GetValueOrDefault(parameter) + 1;
        if (_tries[parameter] < MaxTries)
        {
            _waiting[parameter] = value;
        }
    }

    private void Ask(ClipName clip, AbletonClipCheck check)
    {
        try
        {
            check.Ask();
        }
        catch (LiveNameException)
        {
            End(clip);
        }
    }

    private void End(LiveParameter parameter)
    {
        _written--;
        originals.Remove(parameter);
    }

    private void End(ClipName clip)
    {
        _checks.Remove(clip);
        originals.Remove(clip);
    }
}
