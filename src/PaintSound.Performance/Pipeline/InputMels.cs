using PaintSound.Core.Signal;

namespace PaintSound.Performance.Pipeline;

/// <summary>The mel spectrograms in which the networks take the two sounds of a performance.</summary>
/// <param name="Brush">The settings of the sound embedding network.</param>
/// <param name="Music">The settings of the correspondence network.</param>
public sealed record InputMels(MelSettings Brush, MelSettings Music);
