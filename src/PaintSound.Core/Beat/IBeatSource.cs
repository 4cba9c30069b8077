namespace PaintSound.Core.Beat;

/// <summary>A source of the beat: Live, Link or MIDI clock. Thread-safe; a reader gets the latest value and never waits.</summary>
public interface IBeatSource
{
    /// <summary>The name for people, such as <c>Live</c>.</summary>
    string Name { get; }

    /// <summary>The present timeline; null while the source is unknown or lost.</summary>
    BeatTimeline? Timeline { get; }
}
