using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Takes.Contents;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Everything that an export makes things of.</summary>
internal sealed record TakeMaterial
{
    /// <summary>What happened.</summary>
    public required TakeContents Contents { get; init; }

    /// <summary>The selections with what the library knows of them.</summary>
    public required IReadOnlyList<Selection> Selections { get; init; }

    /// <summary>The time line of the brush.</summary>
    public required SoundTimeline Brush { get; init; }

    /// <summary>The largest amplitude of the brush.</summary>
    public required float BrushPeak { get; init; }

    /// <summary>Canvas and brush for film and picture; null if neither is wanted.</summary>
    public required PerformanceRecording? Recording { get; init; }

    /// <summary>The painting at the end of each stroke; null if strokes are not wanted.</summary>
    public required StrokeStateWriter? States { get; init; }

    /// <summary>True if a part of the take was not read to its end.</summary>
    public required bool IsDamaged { get; init; }
}
