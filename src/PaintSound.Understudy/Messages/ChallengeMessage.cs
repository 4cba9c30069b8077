namespace PaintSound.Understudy.Messages;

/// <summary>The first message of a leader to whoever connects.</summary>
/// <param name="Protocol">The version of the protocol; see <see cref="CurrentProtocol"/>.</param>
/// <param name="Nonce">Random text that the proof of the other side must contain.</param>
public sealed record ChallengeMessage(int Protocol, string Nonce) : UnderstudyMessage
{
    /// <summary>The version that this program speaks.</summary>
    public const int CurrentProtocol = 1;
}
