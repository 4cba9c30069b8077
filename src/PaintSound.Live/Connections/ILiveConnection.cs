using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Live.Connections;

/// <summary>
/// A connection to Ableton Live. Thread-safe; requests never wait. If Live does not answer, this is a state and not an error: launches, stops
/// and fades are dropped, and none of them is sent later.
/// </summary>
public interface ILiveConnection : IDisposable
{
    /// <summary>The maximum lateness of a launch. A later launch would start an excerpt that the performance has already left.</summary>
    static readonly TimeSpan MaxLateness = TimeSpan.FromSeconds(0.5);

    /// <summary>The name for people.</summary>
    string Name { get; }

    /// <summary>False if the connection is one-way, so that the state of Live is not known.</summary>
    bool HasFeedback => true;

    /// <summary>The problem that prevents replies, as a sentence that tells the user what to do, or null. PaintSound keeps trying.</summary>
    string? Problem => null;

    /// <summary>The state of the connection.</summary>
    SourceState State { get; }

    /// <summary>The time from a request to the reply of Live.</summary>
    LiveLatency Latency { get; }

    /// <summary>The number of launches that were not sent, because Live did not answer or has no such clip.</summary>
    long Dropped { get; }

    /// <summary>The number of launches that were not sent because their due time had passed.</summary>
    long Late { get; }

    /// <summary>Tempo, signature and song position of Live; null if the connection does not tell them.</summary>
    IBeatSource? Beat => null;

    /// <summary>Communicates with Live until it is cancelled.</summary>
    /// <param name="report">Called with the events in Live, one call at a time.</param>
    /// <param name="stop">Stops the communication.</param>
    Task RunAsync(Action<LiveReport> report, CancellationToken stop);

    /// <summary>Plays an excerpt from its start, in time with Live's own launch quantisation.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <returns>The number of the launch in reports, or 0 if it was dropped.</returns>
    int Launch(LiveExcerpt excerpt);

    /// <summary>Stops a track, in time with Live's launch quantisation.</summary>
    /// <param name="track">The name of the track; empty for all tracks with a launched clip.</param>
    void Stop(string track);

    /// <summary>Fades the volume of a track. At 0 the track stops and its volume is restored.</summary>
    /// <param name="track">The name of the track; empty for all tracks with a launched clip.</param>
    /// <param name="level">0..1, as a fraction of the volume that the composer set.</param>
    /// <param name="time">The duration.</param>
    void Fade(string track, double level, TimeSpan time);

    /// <summary>Sets a parameter. Of several values in quick succession, the last one is set. If Live does not answer, the value is set when it answers again.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">0 minimum ... 1 maximum.</param>
    void Set(LiveParameter parameter, double value);

    /// <summary>Gives back everything that was changed in the set. The last request of a show; later requests are dropped.</summary>
    /// <param name="stop">Stops the wait for Live's answers.</param>
    Task RestoreAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// Tells the values of the show's controls, at the start and after every change. A device shows them. If the show stays disarmed for 10 s, or starts
    /// disarmed, everything that was changed in the set is given back, and no parameter is set until the show is armed again.
    /// </summary>
    /// <param name="state">The present values.</param>
    void ShowControls(ShowState state)
    {
    }
}
