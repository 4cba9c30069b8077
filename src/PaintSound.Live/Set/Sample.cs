namespace PaintSound.Live.Set;

/// <summary>A work's sound as a file of the project, with what a set says about it.</summary>
/// <param name="File">Its path in the project, with slashes on every system.</param>
/// <param name="Path">Where it was when the set was made: an absolute path. Live looks in the project first.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Modified">When the sound was last changed.</param>
/// <param name="Rate">Samples a second.</param>
/// <param name="Frames">Length in samples of each channel.</param>
internal sealed record Sample(string File, string Path, long Bytes, DateTimeOffset Modified, int Rate, long Frames)
{
    /// <summary>Length in seconds.</summary>
    public double Seconds => (double)Frames / Rate;
}
