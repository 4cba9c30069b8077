using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Live.Connections;

/// <summary>
/// A way into Ableton Live. Asking never waits and may be done from any thread. A door through which nobody answers is a state, not an
/// error: launches, stops and fades that are asked for meanwhile are dropped, and none of them arrives later.
/// </summary>
public interface ILiveConnection : IDisposable
{
    /// <summary>How late a launch may be: later, it would start what the performance has left behind.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    /// <summary>What a person calls it.</summary>
    string Name { get; }

    /// <summary>False where nothing comes back through this door, so that nobody can know what Live does.</summary>
    bool HasFeedback => true;

    /// <summary>What keeps PaintSound from hearing Live, a sentence that says what to do, or null; it is tried again meanwhile.</summary>
    string? Problem => null;

    /// <summary>Whether Live answers.</summary>
    SourceState State { get; }

    /// <summary>How long Live took to answer, from sending to the report.</summary>
    LiveLatency Latency { get; }

    /// <summary>Launches that were not sent: Live did not answer, or has no such clip.</summary>
    long Dropped { get; }

    /// <summary>Launches that were not played because their due time had passed.</summary>
    long Late { get; }

    /// <summary>Keeps contact with Live until told to stop.</summary>
    /// <param name="report">Told what happens in Live, from one thread at a time.</param>
    /// <param name="stop">Ends it.</param>
    Task RunAsync(Action<LiveReport> report, CancellationToken stop);

    /// <summary>Plays an excerpt from its start, in time with Live's own launch quantisation.</summary>
    /// <param name="excerpt">What is played.</param>
    /// <returns>The number by which reports name this launch, or 0 where it was dropped.</returns>
    int Launch(LiveExcerpt excerpt);

    /// <summary>Stops a track, in time with Live's launch quantisation.</summary>
    /// <param name="track">The track's name; empty for whatever was launched.</param>
    void Stop(string track);

    /// <summary>Moves a track's volume; at 0 the track stops and its volume comes back.</summary>
    /// <param name="track">The track's name; empty for whatever was launched.</param>
    /// <param name="level">0..1 of the volume that the composer set.</param>
    /// <param name="time">How long it takes.</param>
    void Fade(string track, double level, TimeSpan time);

    /// <summary>Sets a parameter; of several values in a hurry the last counts, and a Live that was away gets it when it is back.</summary>
    /// <param name="parameter">Which one.</param>
    /// <param name="value">0 its least ... 1 its most.</param>
    void Set(LiveParameter parameter, double value);
}
