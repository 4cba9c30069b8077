namespace PaintSound.Live.Set.Samples;

/// <summary>The sound file of a work in a project, with the data that a set contains about it.</summary>
/// <param name="File">The path in the project, with slashes on every system.</param>
/// <param name="Path">The absolute path when the set was written. Live looks in the project first.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Modified">The modification date of the work's file.</param>
/// <param name="Rate">Samples per second.</param>
/// <param name="Frames">The length, in samples per channel.</param>
/// <param name="IsDecoded">True if it is not a copy of the work's file, because not every Live opens that.</param>
internal sealed record Sample(string File, string Path, long Bytes, DateTimeOffset Modified, int Rate, long Frames, bool IsDecoded)
{
    /// <summary>The length in seconds.</summary>
    public double Seconds => (double)Frames / Rate;
}
