using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>The inputs of a performance.</summary>
/// <param name="Brush">The contact microphone.</param>
/// <param name="Canvas">The camera.</param>
/// <param name="Music">The composer's music; null for a performance without music.</param>
public sealed record PerformanceInputs(ISoundSource Brush, IFrameSource Canvas, ISoundSource? Music = null);
