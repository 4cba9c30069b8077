namespace PaintSound.Core.Works;

/// <summary>One item of a library: a <see cref="MusicWork"/> or a <see cref="Painting"/>.</summary>
/// <param name="Id">Short and lasting: the same file keeps it when it is moved or indexed again.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="File">Absolute path of the file.</param>
/// <param name="Collection">The named part of the library that it belongs to.</param>
public abstract record Work(string Id, string Title, string File, string Collection);
