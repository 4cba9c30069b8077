namespace PaintSound.Web.Library.Map;

/// <summary>A work on the map.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title: that of the tags, or that of the file name.</param>
/// <param name="Collection">The collection.</param>
/// <param name="IsMusic">True for music, false for a painting.</param>
public sealed record MapWorkDto(string Id, string Title, string Collection, bool IsMusic);
