namespace PaintSound.Worker.Commands.New;

/// <summary>An answer that a person can choose.</summary>
/// <param name="Label">What the person reads.</param>
/// <param name="Value">The answer.</param>
/// <typeparam name="T">The type of the answer.</typeparam>
internal sealed record Choice<T>(string Label, T Value);
