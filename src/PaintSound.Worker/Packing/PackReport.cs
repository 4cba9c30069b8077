namespace PaintSound.Worker.Packing;

/// <summary>What was packed.</summary>
/// <param name="Show">Path of the show file in the folder.</param>
/// <param name="Works">Number of works in its library.</param>
/// <param name="Megabytes">Size of the folder in MB.</param>
/// <param name="Missing">Files that do not exist or cannot be read.</param>
internal sealed record PackReport(string Show, int Works, double Megabytes, IReadOnlyList<string> Missing);
