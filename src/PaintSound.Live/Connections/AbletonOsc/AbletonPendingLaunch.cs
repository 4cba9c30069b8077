using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// A launch whose clip is confirmed first: AbletonOSC knows clips by their positions only, and another clip must neither be changed nor sound. If another
/// clip is there, or none, the clips are read again. Not thread-safe.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="send">Sends messages to AbletonOSC.</param>
/// <param name="time">The session clock.</param>
/// <param name="number">The number of the launch.</param>
/// <param name="excerpt">The excerpt.</param>
internal sealed class AbletonPendingLaunch(AbletonSet set, AbletonSender send, TimeProvider time, int number, LiveExcerpt excerpt)
{
    // AbletonOSC reads every 100 ms.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(0.3);
    private const int MaxTries = 4;

    private ClipPosition _position;
    private long _askedAt;
    private int _tries;

    /// <summary>The number of the launch.</summary>
    public int Number => number;

    /// <summary>The excerpt.</summary>
    public LiveExcerpt Excerpt => excerpt;

    /// <summary>The position of the clip.</summary>
    public ClipPosition Position => _position;

    /// <summary>True after the latest time of the launch.</summary>
    public bool IsLate => time.GetTimestamp() > excerpt.Due;

    /// <summary>Says that the launch is late.</summary>
    public string LateText => $"The clip '{excerpt.Clip}' was not launched: Live answered too late.";

    /// <summary>True if the launch is late, or the clip was not confirmed after several tries.</summary>
    public bool HasFailed => _tries > MaxTries || IsLate;

    /// <summary>Asks for the name of the clip at its position, together with the names of the tracks.</summary>
    /// <exception cref="LiveNameException">The set has no clip with this name, or more than one.</exception>
    public void Ask()
    {
        _askedAt = time.GetTimestamp();
        _tries++;
        _position = set.FindClip(excerpt.Clip, excerpt.Track);
        send.SendBundle(
            new OscMessage(AbletonSet.TrackNames),
            new OscMessage(AbletonSet.ClipName, OscArgument.From(_position.Track), OscArgument.From(_position.Slot)));
    }

    /// <summary>Forgets the position, because the tracks have changed.</summary>
    public void Reset() => _position = new ClipPosition(-1, -1);

    /// <summary>Handles a message.</summary>
    /// <returns>True if the clip is where it was.</returns>
    public bool Handle(OscMessage message)
    {
        var isReply = message.Address == AbletonSet.ClipName && message.GetInteger(0) == _position.Track && message.GetInteger(1) == _position.Slot;
        if (isReply && message.GetTexts(2) is [var name] && name == excerpt.Clip)
        {
            return true;
        }

        if (isReply || message.Address == AbletonSession.ErrorAddress)
        {
            set.ReadClips();
        }

        return false;
    }

    /// <summary>Returns true if there was no confirmation for a while, so that it is time to ask again.</summary>
    public bool IsDue() => time.GetElapsedTime(_askedAt) > RetryInterval;
}
