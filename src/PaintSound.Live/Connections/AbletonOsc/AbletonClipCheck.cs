using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Confirms the name of a clip before it is changed: AbletonOSC knows clips by their positions only, and another clip must neither be changed nor sound.
/// If another clip is there, or none, the clips are read again. Not thread-safe.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="modes">Whether it can be asked how a clip is launched.</param>
/// <param name="send">Sends messages to AbletonOSC.</param>
/// <param name="time">The session clock.</param>
/// <param name="clip">The names of the clip.</param>
/// <param name="state">The state to read; null if it is known.</param>
internal sealed class AbletonClipCheck(AbletonSet set, AbletonLaunchModes modes, AbletonSender send, TimeProvider time, ClipName clip, AbletonClipState? state)
{
    // AbletonOSC reads every 100 ms.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(0.3);
    private const int MaxTries = 4;

    private long _askedAt;
    private int _tries;
    private bool _isConfirmed;

    /// <summary>The position of the clip.</summary>
    public ClipPosition Position { get; private set; } = new(-1, -1);

    /// <summary>True if the clip was not confirmed after several tries.</summary>
    public bool HasFailed => _tries > MaxTries;

    /// <summary>True if there was no confirmation for a while, so that it is time to ask again.</summary>
    public bool IsDue => time.GetElapsedTime(_askedAt) > RetryInterval;

    /// <summary>True if the clip is where it was, and its state is known.</summary>
    private bool IsComplete => _isConfirmed && (state is null || (state.IsExcerptKnown && (state.IsLaunchKnown || !modes.AreKnown)));

    /// <summary>Asks for the name of the clip at its position, together with the names of the tracks and the state of the clip.</summary>
    /// <exception cref="LiveNameException">The set has no clip with this name, or more than one.</exception>
    public void Ask()
    {
        if (_isConfirmed && state is { IsExcerptKnown: true, IsLaunchKnown: false })
        {
            // An AbletonOSC from before its error messages only leaves out the reply.
            modes.MarkUnknown();
        }

        (_askedAt, _isConfirmed) = (time.GetTimestamp(), false);
        _tries++;
        Position = set.FindClip(clip.Title, clip.Track);
        state?.Clear();
        send.SendBundle(
            [
                new OscMessage(AbletonSet.TrackNames),
                new OscMessage(AbletonSet.ClipName, OscArgument.From(Position.Track), OscArgument.From(Position.Slot)),
                .. state is null ? [] : AbletonClipState.CreateQuestions(Position, modes.AreKnown),
            ]);
    }

    /// <summary>Forgets the position, because the tracks have changed.</summary>
    public void Reset() => (Position, _isConfirmed) = (new ClipPosition(-1, -1), false);

    /// <summary>Handles a message.</summary>
    /// <returns>True if the clip is where it was, and its state is known.</returns>
    public bool Handle(OscMessage message)
    {
        if (message.Address == AbletonSet.ClipName && message.GetInteger(0) == Position.Track && message.GetInteger(1) == Position.Slot)
        {
            _isConfirmed = message.GetTexts(2) is [var name] && name == clip.Title;
            if (!_isConfirmed)
            {
                set.ReadClips();
            }
        }

        state?.Handle(message, Position);
        return IsComplete;
    }
}
