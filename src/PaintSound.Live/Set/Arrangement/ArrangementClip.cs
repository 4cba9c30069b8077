using PaintSound.Core.Works;

namespace PaintSound.Live.Set.Arrangement;

/// <summary>A part of a work on the time line of an arrangement.</summary>
/// <param name="Work">The work.</param>
/// <param name="Seconds">Where it begins in the arrangement, in seconds.</param>
/// <param name="FromSeconds">Where it begins in the work, in seconds.</param>
/// <param name="Length">How long it sounds at most, in seconds. It ends with its work.</param>
/// <param name="GainDb">Its gain in dB.</param>
public sealed record ArrangementClip(MusicWork Work, double Seconds, double FromSeconds, double Length, double GainDb);
