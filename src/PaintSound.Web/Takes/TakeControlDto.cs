namespace PaintSound.Web.Takes;

/// <summary>The value of a control at a moment of a take.</summary>
/// <param name="Name">The name of the control, with its item.</param>
/// <param name="Text">The value with its unit.</param>
/// <param name="Description">The meaning, in one sentence.</param>
public sealed record TakeControlDto(string Name, string Text, string Description);
