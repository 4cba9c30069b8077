namespace PaintSound.Core.Works;

/// <summary>One track of a <see cref="ClipGrid"/>: a collection, or a column of one that is too long for a single track.</summary>
/// <param name="Collection">The collection whose works it holds.</param>
/// <param name="Column">Which of the collection's columns, from 1.</param>
/// <param name="Works">Its works, one a scene, from the first scene on.</param>
public sealed record ClipTrack(string Collection, int Column, IReadOnlyList<MusicWork> Works)
{
    /// <summary>
    /// What the track is called: the collection and the number of the column. The number always stands there, so that no two tracks
    /// share a name and none is renamed when its collection grows.
    /// </summary>
    public string Name => $"{Collection} {Column}";
}
