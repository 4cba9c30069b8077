using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Live.Connections;

/// <summary>A connection through which no request goes while the gate is closed. It listens to Live all the same.</summary>
/// <param name="connection">The connection. It is disposed with this one.</param>
/// <param name="gate">Tells whether this worker sends.</param>
public sealed class GatedLiveConnection(ILiveConnection connection, IOutputGate gate) : ILiveConnection
{
    /// <inheritdoc/>
    public string Name => connection.Name;

    /// <inheritdoc/>
    public bool HasFeedback => connection.HasFeedback;

    /// <inheritdoc/>
    public string? Problem => connection.Problem;

    /// <inheritdoc/>
    public SourceState State => connection.State;

    /// <inheritdoc/>
    public LiveLatency Latency => connection.Latency;

    /// <inheritdoc/>
    public long Dropped => connection.Dropped;

    /// <inheritdoc/>
    public long Late => connection.Late;

    /// <inheritdoc/>
    public IBeatSource? Beat => connection.Beat;

    /// <inheritdoc/>
    public Task RunAsync(Action<LiveReport> report, CancellationToken stop) => connection.RunAsync(report, stop);

    /// <inheritdoc/>
    public int Launch(LiveExcerpt excerpt) => gate.IsOpen ? connection.Launch(excerpt) : 0;

    /// <inheritdoc/>
    public void Stop(string track)
    {
        if (gate.IsOpen)
        {
            connection.Stop(track);
        }
    }

    /// <inheritdoc/>
    public void Fade(string track, double level, TimeSpan time)
    {
        if (gate.IsOpen)
        {
            connection.Fade(track, level, time);
        }
    }

    /// <inheritdoc/>
    public void Set(LiveParameter parameter, double value)
    {
        if (gate.IsOpen)
        {
            connection.Set(parameter, value);
        }
    }

    /// <inheritdoc/>
    public Task RestoreAsync(CancellationToken stop) => gate.IsOpen ? connection.RestoreAsync(stop) : Task.CompletedTask;

    /// <inheritdoc/>
    public void ShowControls(ShowState state)
    {
        if (gate.IsOpen)
        {
            connection.ShowControls(state);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}
