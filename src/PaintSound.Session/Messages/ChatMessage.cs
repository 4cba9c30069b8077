namespace PaintSound.Session.Messages;

/// <summary>Somebody says something.</summary>
/// <param name="From">The name of the site.</param>
/// <param name="At">Session time.</param>
/// <param name="Text">The text.</param>
public sealed record ChatMessage(string From, TimeSpan At, string Text);
