namespace PaintSound.Worker.Takes.Export;

/// <summary>The result of an export.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Seconds">The length of the take.</param>
/// <param name="Selections">The number of selections.</param>
/// <param name="Strokes">The number of strokes.</param>
/// <param name="Lost">Records that are missing in the take.</param>
/// <param name="IsDamaged">True if a part of the take was not read to its end.</param>
/// <param name="Files">What was written.</param>
/// <param name="Missing">What could not be read, in sentences.</param>
internal sealed record ExportReport(
    string Folder, double Seconds, int Selections, int Strokes, long Lost, bool IsDamaged, IReadOnlyList<ExportedFile> Files, IReadOnlyList<string> Missing);
