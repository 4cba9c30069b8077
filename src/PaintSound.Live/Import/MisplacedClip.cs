namespace PaintSound.Live.Import;

/// <summary>A clip that is in another scene than requested.</summary>
/// <param name="Clip">The name of the clip.</param>
/// <param name="Track">The track.</param>
/// <param name="Scene">The scene, from 1.</param>
/// <param name="Wanted">The requested scene, from 1.</param>
public sealed record MisplacedClip(string Clip, string Track, int Scene, int Wanted);
