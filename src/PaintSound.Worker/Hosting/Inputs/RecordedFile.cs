using PaintSound.Media.Decoding;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>A recording that was inspected.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Content">Its content.</param>
internal sealed record RecordedFile(string Path, MediaContent Content);
