namespace PaintSound.Core.Works;

/// <summary>A place in a <see cref="ClipGrid"/>.</summary>
/// <param name="Track">The track, from 0, left to right.</param>
/// <param name="Scene">The scene, from 0, top to bottom.</param>
public readonly record struct ClipCell(int Track, int Scene);
