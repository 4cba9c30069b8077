using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>Who is heard and seen in a performance.</summary>
/// <param name="Brush">The contact microphone.</param>
/// <param name="Canvas">The camera.</param>
/// <param name="Music">The composer, or null where only the painter plays.</param>
public sealed record PerformanceInputs(ISoundSource Brush, IFrameSource Canvas, ISoundSource? Music = null);
