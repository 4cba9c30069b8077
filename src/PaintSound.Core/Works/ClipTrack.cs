namespace PaintSound.Core.Works;

/// <summary>One track of a <see cref="ClipGrid"/>: a collection, or a column of one that is too long for a single track.</summary>
/// <param name="Collection">The collection of its works.</param>
/// <param name="Column">The number of the column within the collection, from 1.</param>
/// <param name="Works">Its works, one for each scene, from the first scene.</param>
public sealed record ClipTrack(string Collection, int Column, IReadOnlyList<MusicWork> Works)
{
    /// <summary>
    /// The track name: the collection and the number of the column. It always contains the number, so that names are unique and do not change when
    /// the collection grows.
    /// </summary>
    public string Name => $"{Collection} {Column}";
}
