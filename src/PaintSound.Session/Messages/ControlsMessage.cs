using PaintSound.Core.Control;

namespace PaintSound.Session.Messages;

/// <summary>Controls have other values.</summary>
/// <param name="IsAll">True if these are all controls; false if others keep their values.</param>
/// <param name="Controls">The controls.</param>
public sealed record ControlsMessage(bool IsAll, SentControl[] Controls);
