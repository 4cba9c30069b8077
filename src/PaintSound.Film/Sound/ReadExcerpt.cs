using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>Reads a part of a work, usually with <see cref="ExcerptReader.ReadAsync"/>.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="startSeconds">Start in seconds from the start of the file.</param>
/// <param name="seconds">Length in seconds. The sound is shorter if the file ends earlier.</param>
/// <param name="onBlock">Handles the blocks of the sound.</param>
/// <param name="stop">Cancels reading.</param>
/// <exception cref="MediaException">The file cannot be read or has no sound at that time.</exception>
public delegate Task ReadExcerpt(string file, double startSeconds, double seconds, StereoHandler onBlock, CancellationToken stop);
