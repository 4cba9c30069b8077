namespace PaintSound.Core.Works;

/// <summary>One item of a library: a <see cref="MusicWork"/> or a <see cref="Painting"/>.</summary>
/// <param name="Id">A short, stable id: the file keeps it when it is moved or indexed again.</param>
/// <param name="Title">The title for people.</param>
/// <param name="File">The absolute path of the file.</param>
/// <param name="Collection">The name of the collection that contains it.</param>
public abstract record Work(string Id, string Title, string File, string Collection);
