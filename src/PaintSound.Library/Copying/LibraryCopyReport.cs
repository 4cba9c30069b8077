namespace PaintSound.Library.Copying;

/// <summary>What a copy of a library contains.</summary>
/// <param name="Works">Number of works, music and paintings, also those without their file.</param>
/// <param name="Bytes">Size of the copied works in bytes.</param>
/// <param name="Missing">Absolute paths of the works' files that do not exist or cannot be read. Their works are in the copy, without the file.</param>
public sealed record LibraryCopyReport(int Works, long Bytes, IReadOnlyList<string> Missing);
