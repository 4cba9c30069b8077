using PaintSound.Core.Control;

namespace PaintSound.Understudy.Messages;

/// <summary>The controls changed.</summary>
/// <param name="Controls">The values of all controls.</param>
public sealed record ControlsMessage(IReadOnlyList<SentControl> Controls) : UnderstudyMessage;
