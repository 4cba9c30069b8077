namespace PaintSound.Live.Import;

/// <summary>A clip that lies where it was not meant to lie.</summary>
/// <param name="Clip">What it is called.</param>
/// <param name="Track">The track.</param>
/// <param name="Scene">The scene, from 1.</param>
/// <param name="Wanted">The scene in which it was meant to lie, from 1.</param>
public sealed record MisplacedClip(string Clip, string Track, int Scene, int Wanted);
