namespace PaintSound.Core.Brush.Microphones;

/// <summary>A check with taps.</summary>
/// <param name="State">Its state.</param>
/// <param name="Next">The microphone beside which the next tap is awaited, or was not heard, from 0.</param>
/// <param name="Result">The result if it is done.</param>
public sealed record TapProgress(TapState State, int Next = 0, TapResult? Result = null);
