using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>Reads a part of a work: <see cref="ExcerptReader.ReadAsync"/>, or a substitute in tests.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="startSeconds">Start in seconds from the start of the file.</param>
/// <param name="seconds">Length in seconds; fewer samples come if the file ends earlier.</param>
/// <param name="receive">Receives the sound in blocks.</param>
/// <param name="stop">Cancels reading.</param>
/// <exception cref="MediaException">The file cannot be read or has no sound there.</exception>
public delegate Task ReadExcerpt(string file, double startSeconds, double seconds, StereoHandler receive, CancellationToken stop);
