namespace PaintSound.Session.Messages;

/// <summary>A picture of the canvas.</summary>
/// <param name="At">When it was taken, in session time.</param>
/// <param name="Jpeg">The picture as JPEG, at most <see cref="Limits.SessionLimits.PictureBytes"/>.</param>
public sealed record PictureMessage(TimeSpan At, byte[] Jpeg);
