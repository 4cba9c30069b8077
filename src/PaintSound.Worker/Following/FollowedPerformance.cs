using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;
using PaintSound.Understudy.Messages;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Following;

/// <summary>
/// Keeps the performance of this worker equal to that of another one: controls, selections and the positions of modulations. A control that somebody
/// changes here meanwhile takes the other worker's value again. Thread-safe.
/// </summary>
/// <param name="pipeline">Gets the performance, after the services before it have started.</param>
/// <param name="control">The controls of this worker.</param>
/// <param name="positions">Receives the positions of the modulations.</param>
internal sealed class FollowedPerformance(Func<PerformancePipeline> pipeline, ShowControl control, FollowedPositions positions) : IDisposable
{
    private readonly Lock _lock = new();
    private IReadOnlyList<SentControl>? _controls;
    private TimeSpan _lastExcerpt = TimeSpan.MinValue;
    private TimeSpan _lastPainting = TimeSpan.MinValue;
    private bool _isFollowing;
    private int _applying;

    /// <summary>Begins to follow: this worker selects no longer.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _isFollowing = true;
        }

        pipeline().IsFollowing = true;
        control.Changed += Restore;
    }

    /// <summary>Ends: this worker selects, and moves the modulations from where they are.</summary>
    public void End()
    {
        lock (_lock)
        {
            (_isFollowing, _controls) = (false, null);
        }

        control.Changed -= Restore;
        positions.End();
        pipeline().IsFollowing = false;
        pipeline().ReportTakeover();
    }

    /// <summary>Takes over everything that a snapshot tells.</summary>
    public void Apply(SnapshotMessage snapshot)
    {
        Apply(snapshot.Controls);
        foreach (var selection in snapshot.Selections)
        {
            Apply(selection);
        }

        foreach (var painting in snapshot.Paintings)
        {
            Apply(painting);
        }
    }

    /// <summary>Takes over the values of the controls.</summary>
    public void Apply(IReadOnlyList<SentControl> controls)
    {
        lock (_lock)
        {
            if (!_isFollowing)
            {
                return;
            }

            _controls = controls;
        }

        Restore();
    }

    /// <summary>Takes over an excerpt, unless it is known.</summary>
    public void Apply(FollowedSelection selection)
    {
        lock (_lock)
        {
            if (!_isFollowing || selection.At <= _lastExcerpt)
            {
                return;
            }

            _lastExcerpt = selection.At;
        }

        pipeline().Follow(selection);
    }

    /// <summary>Takes over a painting, unless it is known.</summary>
    public void Apply(FollowedPainting painting)
    {
        lock (_lock)
        {
            if (!_isFollowing || painting.At <= _lastPainting)
            {
                return;
            }

            _lastPainting = painting.At;
        }

        pipeline().Follow(painting);
    }

    /// <summary>Takes over the positions of the modulations.</summary>
    public void Apply(IReadOnlyDictionary<string, double> others)
    {
        lock (_lock)
        {
            if (_isFollowing)
            {
                positions.Set(others);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => control.Changed -= Restore;

    // Setting the values raises the event again.
    private void Restore()
    {
        IReadOnlyList<SentControl>? controls;
        lock (_lock)
        {
            controls = _controls;
        }

        if (controls is null || Interlocked.Exchange(ref _applying, 1) == 1)
        {
            return;
        }

        try
        {
            control.Replace(SentControl.Apply(control.State, controls));
        }
        finally
        {
            Volatile.Write(ref _applying, 0);
        }
    }
}
