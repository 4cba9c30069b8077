namespace PaintSound.Core.Brush.Microphones;

/// <summary>Which microphone is at which place, by one tap beside each.</summary>
/// <param name="Placed">For every place in the order of the show, the microphone that is there; null if it hears nothing.</param>
/// <param name="Deaf">The microphones that heard no tap, not even beside them.</param>
/// <param name="IsCertain">False if another assignment explains the taps nearly as well.</param>
public sealed record TapResult(IReadOnlyList<int?> Placed, IReadOnlyList<int> Deaf, bool IsCertain);
