using PaintSound.Core.Sources;

namespace PaintSound.Core.Framing;

/// <summary>Where a tracker sees the canvas.</summary>
/// <param name="State">What the tracker knows.</param>
/// <param name="Corners">The corners now; those before unless <see cref="TrackingState.Moved"/>.</param>
/// <param name="Shift">How far the corner that moved most has moved, as a share of the width of the canvas.</param>
public sealed record TrackedCanvas(TrackingState State, Corners Corners, double Shift);
