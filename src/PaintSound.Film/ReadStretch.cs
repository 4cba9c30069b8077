using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Film;

/// <summary>Reads a stretch of a work: <see cref="ExcerptReader.ReadAsync"/>, or what stands in for it.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="startSeconds">Where it begins, in seconds from the start of the file.</param>
/// <param name="seconds">How long it is; less may come where the file ends.</param>
/// <param name="hear">Receives the sound.</param>
/// <param name="stop">Gives up.</param>
/// <exception cref="MediaException">The file cannot be read or has no sound there.</exception>
public delegate Task ReadStretch(string file, double startSeconds, double seconds, StereoHandler hear, CancellationToken stop);
