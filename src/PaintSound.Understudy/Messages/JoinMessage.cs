namespace PaintSound.Understudy.Messages;

/// <summary>The answer of an understudy to a <see cref="ChallengeMessage"/>.</summary>
/// <param name="Name">The name of its computer, for people.</param>
/// <param name="Nonce">Random text that the proof of the leader must contain.</param>
/// <param name="Proof">Shows that the understudy has the key.</param>
public sealed record JoinMessage(string Name, string Nonce, string Proof) : UnderstudyMessage;
