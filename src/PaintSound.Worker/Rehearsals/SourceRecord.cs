using PaintSound.Core.Control;
using PaintSound.Core.Sources;

namespace PaintSound.Worker.Rehearsals;

/// <summary>What was seen of one source. Immutable.</summary>
internal sealed record SourceRecord
{
    /// <summary>A source that gave nothing for this time is silent or frozen. The first sound or picture may take as long.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    /// <summary>The last report; null before the first.</summary>
    public SourceReport? Report { get; init; }

    /// <summary>How often it stopped to run after it had run.</summary>
    public int Losses { get; init; }

    /// <summary>Steps in which its newest sound or frame was at most <see cref="MaxAge"/> old.</summary>
    public int FreshSteps { get; init; }

    /// <summary>The lowest level of 4 s, in dB relative to full scale; null for a canvas.</summary>
    public float? MinDb { get; init; }

    /// <summary>The highest level of 4 s, in dB relative to full scale; null for a canvas.</summary>
    public float? MaxDb { get; init; }

    /// <summary>Adds a report of its state.</summary>
    public SourceRecord With(SourceReport report) => this with
    {
        Report = report,
        Losses = Losses + (Report?.State == SourceState.Running && report.State != SourceState.Running ? 1 : 0),
    };

    /// <summary>Adds its status at one step.</summary>
    public SourceRecord With(SourceStatus status) => status.Age is { } age && age <= MaxAge
        ? this with { FreshSteps = FreshSteps + 1, MinDb = Least(MinDb, status.LevelDb), MaxDb = Greatest(MaxDb, status.LevelDb) }
        : this;

    private static float? Least(float? before, float? now) => before is { } known && now is { } level ? Math.Min(known, level) : before ?? now;

    private static float? Greatest(float? before, float? now) => before is { } known && now is { } level ? Math.Max(known, level) : before ?? now;
}
