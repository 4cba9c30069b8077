using PaintSound.Core.Beat;
using PaintSound.Takes.Replay;

namespace PaintSound.Worker.Takes;

/// <summary>The beat of a take, as the performance knew it. Thread-safe.</summary>
/// <param name="name">Where the performance heard it.</param>
internal sealed class TakeBeat(string name) : IBeatSource
{
    private volatile TakeReplay? _replay;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public BeatTimeline? Timeline => _replay?.Timeline;

    /// <summary>Sets the replay that knows the beat.</summary>
    public void Follow(TakeReplay replay) => _replay = replay;
}
