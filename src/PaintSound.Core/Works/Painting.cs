namespace PaintSound.Core.Works;

/// <summary>A painting in the library.</summary>
/// <param name="Id"><inheritdoc cref="Work"/></param>
/// <param name="Title"><inheritdoc cref="Work"/></param>
/// <param name="File"><inheritdoc cref="Work"/></param>
/// <param name="Collection"><inheritdoc cref="Work"/></param>
public sealed record Painting(string Id, string Title, string File, string Collection)
    : Work(Id, Title, File, Collection);
