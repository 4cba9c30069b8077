namespace PaintSound.Core.Works;

/// <summary>A cell of a <see cref="ClipGrid"/>.</summary>
/// <param name="Track">The index of the track, from 0, left to right.</param>
/// <param name="Scene">The index of the scene, from 0, top to bottom.</param>
public readonly record struct ClipCell(int Track, int Scene);
