namespace PaintSound.Worker.Show.Definitions;

/// <summary>Two numbers of a show file, such as <c>[0, 1]</c>.</summary>
internal readonly record struct NumberPair(double First, double Second);
