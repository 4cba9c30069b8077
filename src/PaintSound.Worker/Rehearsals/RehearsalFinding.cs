namespace PaintSound.Worker.Rehearsals;

/// <summary>One line of the verdict.</summary>
/// <param name="Part">The kind of the part.</param>
/// <param name="Name">The part, such as <c>brush</c>, <c>OSC 127.0.0.1:9000</c> or <c>gate</c>.</param>
/// <param name="Outcome">Whether it works.</param>
/// <param name="Says">What was measured; why it was not tried; or what is wrong and what to do.</param>
internal sealed record RehearsalFinding(RehearsedPart Part, string Name, RehearsalOutcome Outcome, string Says);
