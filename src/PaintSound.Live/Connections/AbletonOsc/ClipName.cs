namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The names by which a clip is found again.</summary>
/// <param name="Track">The name of the track. It matters only if several tracks have a clip with the title.</param>
/// <param name="Title">The name of the clip.</param>
internal readonly record struct ClipName(string Track, string Title);
