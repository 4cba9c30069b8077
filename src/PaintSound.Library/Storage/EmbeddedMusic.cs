namespace PaintSound.Library.Storage;

/// <summary>A music work that is ready to be stored.</summary>
/// <param name="File">Its file.</param>
/// <param name="Vectors">What the networks and meters found in it.</param>
internal sealed record EmbeddedMusic(HashedFile File, MusicVectors Vectors);
