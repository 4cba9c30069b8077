namespace PaintSound.Library.Storage;

/// <summary>A file with the hash of its content.</summary>
/// <param name="File">The file.</param>
/// <param name="Hash">SHA-256 of its bytes, in hex.</param>
internal sealed record HashedFile(FoundFile File, string Hash);
