using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Writes to tracks and devices. AbletonOSC knows them by their positions only, and the composer can move, rename or delete one at any moment. So each
/// burst of writes is one bundle with the names at that moment and the values before: AbletonOSC handles a bundle in one go. If another track or device
/// was at a position, it gets its value back at once, and the position is found again. Nothing is written whose value from before the show is not known:
/// it is asked for first. One burst at a time waits for its replies: AbletonOSC reads ten times per second. Not thread-safe.
/// </summary>
/// <param name="originals">Keeps the values from before the show.</param>
/// <param name="refuse">Called with a sentence if a value is not written, because AbletonOSC does not tell the value before.</param>
/// <param name="send">Sends a bundle.</param>
/// <param name="time">The session clock.</param>
internal sealed class AbletonWrites(AbletonOriginals originals, Action<string> refuse, AbletonSender send, TimeProvider time)
{
    // A datagram of 9,216 bytes is the largest that macOS sends.
    private const int MaxWrites = 32;
    private const int MaxQuestions = 3;
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(1);

    private readonly Dictionary<AbletonProperty, AbletonWrite> _waiting = [];
    private readonly Dictionary<LiveParameter, int> _unanswered = [];
    private AbletonBurst? _sent;

    /// <summary>True if a write waits, or was sent and not confirmed yet.</summary>
    public bool IsBusy => _sent is not null || _waiting.Count > 0;

    /// <summary>Stores a write; the next burst sends it. Of several for one property, only the last is sent.</summary>
    public void Set(AbletonWrite write) => _waiting[write.Property] = write;

    /// <summary>Forgets all writes, because another set was opened.</summary>
    public void Forget()
    {
        _waiting.Clear();
        _unanswered.Clear();
        _sent = null;
    }

    /// <summary>Forgets the writes that wait, because the set is given back. What was sent is still confirmed, so that no other track keeps it.</summary>
    public void Abandon()
    {
        _waiting.Clear();
        _unanswered.Clear();
        if (_sent is { } sent)
        {
            sent.IsAbandoned = true;
        }
    }

    /// <summary>Forgets the writes that wait, because the positions of the tracks changed, and finds their positions again.</summary>
    public void Move()
    {
        var waiting = _waiting.Values.ToArray();
        _waiting.Clear();
        foreach (var write in waiting)
        {
            write.Retry();
        }
    }

    /// <summary>Sends the next burst, if there is something to send and the previous burst was answered.</summary>
    public void Step()
    {
        if (_sent is { } sent && time.GetElapsedTime(sent.SentAt) > ReplyTimeout)
        {
            End();
        }

        if (_sent is null && _waiting.Count > 0)
        {
            SendWaiting([.. _waiting.Values.Take(MaxWrites)]);
        }
    }

    /// <summary>Sends everything that waits, because this is the end.</summary>
    public void Flush()
    {
        if (_waiting.Values.Where(write => !IsQuestion(write)).ToArray() is { Length: > 0 } writes)
        {
            SendWaiting(writes);
        }
    }

    /// <summary>Handles a reply or an error; ignores other messages.</summary>
    public void Handle(OscMessage message)
    {
        if (_sent is not { } sent)
        {
            return;
        }

        sent.Handle(message);
        if (sent.IsComplete || (sent.IsAnswered && message.Address == AbletonSession.ErrorAddress))
        {
            End();
        }
    }

    private bool IsQuestion(AbletonWrite write) => write.Restored is null && !originals.Has(write.Parameter);

    private void SendWaiting(AbletonWrite[] writes)
    {
        foreach (var write in writes)
        {
            _waiting.Remove(write.Property);
        }

        _sent = new AbletonBurst(writes, writes.Where(IsQuestion).ToHashSet(), time.GetTimestamp());
        send.SendBundle(_sent.CreateMessages());
    }

    private void End()
    {
        var sent = _sent!;
        _sent = null;
        foreach (var write in sent.Writes)
        {
            if (sent.IsQuestion(write))
            {
                EndQuestion(sent, write);
            }
            else
            {
                EndWrite(sent, write);
            }
        }
    }

    private void EndQuestion(AbletonBurst sent, AbletonWrite write)
    {
        if (sent.IsAbandoned)
        {
            return;
        }

        if (sent.IsRight(write) == true && sent.GetBefore(write) is { } before)
        {
            _unanswered.Remove(write.Parameter);
            originals.Add(write.Parameter, before);
            _waiting.TryAdd(write.Property, write);
        }
        else if (sent.IsRight(write) != false && CountUnanswered(write.Parameter) >= MaxQuestions)
        {
            _unanswered.Remove(write.Parameter);
            _waiting.Remove(write.Property);
            refuse($"PaintSound does not change {write.Parameter}, because AbletonOSC does not tell its value, which could not be given back.");
        }
        else
        {
            Retry(write);
        }
    }

    private void EndWrite(AbletonBurst sent, AbletonWrite write)
    {
        if (sent.GetBefore(write) is { } before)
        {
            if (sent.IsRight(write) == true)
            {
                write.Restored?.Invoke();
                return;
            }

            send.Send(write.Property.Setter, [.. write.Property.Ids, OscArgument.From((float)before)]);
        }

        if (!sent.IsAbandoned)
        {
            Retry(write);
        }
    }

    private int CountUnanswered(LiveParameter parameter) => _unanswered[parameter] = _unanswered.GetValueOrDefault(parameter) + 1;

    private void Retry(AbletonWrite write)
    {
        if (!_waiting.ContainsKey(write.Property))
        {
            write.Retry();
        }
    }
}
