using PaintSound.Takes.Records;

namespace PaintSound.Takes.Contents;

/// <summary>What happened in a take, in the order of time. All times are since the start of the performance.</summary>
public sealed record TakeContents
{
    /// <summary>Where the take begins: zero, or later if the beginning of a long performance was not kept.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>The last input or event, not before <see cref="Start"/>.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>The onsets.</summary>
    public required IReadOnlyList<OnsetRecord> Onsets { get; init; }

    /// <summary>The strokes. They do not overlap.</summary>
    public required IReadOnlyList<TakeStroke> Strokes { get; init; }

    /// <summary>The selected excerpts.</summary>
    public required IReadOnlyList<TakeSelection> Selections { get; init; }

    /// <summary>The selected paintings.</summary>
    public required IReadOnlyList<PaintingRecord> Paintings { get; init; }

    /// <summary>The congruity.</summary>
    public required IReadOnlyList<CongruityRecord> Congruity { get; init; }

    /// <summary>The first tempo of the music in quarter notes per minute; null if no beat was known.</summary>
    public required double? Tempo { get; init; }

    /// <summary>Records that are missing, because the disk was too slow.</summary>
    public required long Lost { get; init; }

    /// <summary>The length of the take.</summary>
    public TimeSpan Length => End - Start;
}
