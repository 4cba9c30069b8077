using PaintSound.Understudy.Messages;

namespace PaintSound.Understudy.Network;

/// <summary>What came of an attempt to connect.</summary>
/// <param name="Connection">The connection, or null. The caller disposes it.</param>
/// <param name="Welcome">What the leader told; null without a connection.</param>
/// <param name="IsGone">True if the host is there, but no program listens: the leader has ended.</param>
/// <param name="Problem">Why there is no connection, as a part of a sentence.</param>
public sealed record ConnectionAttempt(UnderstudyConnection? Connection, WelcomeMessage? Welcome, bool IsGone, string Problem);
