using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Set;

/// <summary>An unwarped clip.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sample">Its sound.</param>
/// <param name="Colour">Its colour, an index of <see cref="LiveColours"/>.</param>
/// <param name="Volume">Its gain, linear.</param>
/// <param name="From">Where it begins in the sample, in seconds.</param>
/// <param name="To">Where it ends in the sample, in seconds.</param>
internal sealed record SetClip(string Name, Sample Sample, int Colour, double Volume, double From, double To);
