namespace PaintSound.Takes.Recording;

/// <summary>How takes are kept.</summary>
public sealed record TakeOptions
{
    /// <summary>The length of a part.</summary>
    public static readonly TimeSpan PartLength = TimeSpan.FromMinutes(10);

    /// <summary>The folder of all takes, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>How much of a performance is kept. The oldest part goes when the newest begins.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The size of all takes together, in bytes. The oldest take goes first; the one that is being recorded stays.</summary>
    public long MaxBytes { get; init; } = 20L << 30;

    /// <summary>Free space that the disk must have, in bytes. With less, the recording ends.</summary>
    public long MinFreeBytes { get; init; } = 1L << 30;
}
