namespace PaintSound.Live.Import;

/// <summary>A file that the user must drag into Live.</summary>
/// <param name="File">The file.</param>
/// <param name="Track">The track.</param>
/// <param name="Scene">The scene, from 1.</param>
public sealed record ManualImport(string File, string Track, int Scene);
