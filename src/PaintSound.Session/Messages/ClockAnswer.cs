namespace PaintSound.Session.Messages;

/// <summary>The answer to a question for the time.</summary>
/// <param name="Received">When the question was received, in session time.</param>
/// <param name="Answered">When the answer was sent, in session time.</param>
public sealed record ClockAnswer(TimeSpan Received, TimeSpan Answered);
