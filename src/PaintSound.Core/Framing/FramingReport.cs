namespace PaintSound.Core.Framing;

/// <summary>A change of how the corners fit the canvas.</summary>
/// <param name="State">The new state.</param>
/// <param name="Detail">One sentence for people: what happened and what to do.</param>
public sealed record FramingReport(FramingState State, string Detail);
