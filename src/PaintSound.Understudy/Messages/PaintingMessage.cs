using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Understudy.Messages;

/// <summary>A painting was selected.</summary>
/// <param name="Painting">The selection.</param>
public sealed record PaintingMessage(FollowedPainting Painting) : UnderstudyMessage;
