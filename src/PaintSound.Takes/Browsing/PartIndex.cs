namespace PaintSound.Takes.Browsing;

/// <summary>Where sound and frames of a part are.</summary>
/// <param name="Folder">The folder of the part.</param>
internal sealed record PartIndex(string Folder)
{
    /// <summary>The brush sound.</summary>
    public BlockIndex Brush { get; } = new();

    /// <summary>The music.</summary>
    public BlockIndex Music { get; } = new();

    /// <summary>The frames of the canvas, in order.</summary>
    public List<FrameTime> Frames { get; } = [];

    /// <summary>When its first sound or frame arrived, in seconds from the start of the performance.</summary>
    public double Start { get; set; } = double.MaxValue;
}
