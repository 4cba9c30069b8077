using PaintSound.Core.Choosing;

namespace PaintSound.Understudy.Messages;

/// <summary>An excerpt was selected, and is launched.</summary>
/// <param name="Selection">The selection.</param>
public sealed record SelectionMessage(FollowedSelection Selection) : UnderstudyMessage;
