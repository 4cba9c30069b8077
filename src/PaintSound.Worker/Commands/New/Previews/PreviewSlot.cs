using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New.Previews;

/// <summary>Keeps one source open: the one that was chosen last. It is opened after the one before was closed, because many devices open only once. Thread-safe.</summary>
/// <param name="create">Creates the preview of a source.</param>
/// <typeparam name="T">Sound or picture.</typeparam>
internal sealed class PreviewSlot<T>(Func<SourceSettings, T> create) : IAsyncDisposable
    where T : SourcePreview
{
    private readonly Lock _lock = new();
    private SourceSettings? _chosen;
    private T? _current;
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;

    /// <summary>The preview that is open or being opened; null if there is none.</summary>
    public T? Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    /// <summary>Chooses a source. Nothing happens if it is chosen already.</summary>
    /// <param name="source">The source; null for none.</param>
    public void Choose(SourceSettings? source)
    {
        lock (_lock)
        {
            if (source != _chosen)
            {
                _chosen = source;
                Replace(source);
            }
        }
    }

    /// <summary>Closes the source until <see cref="Resume"/>.</summary>
    public void Suspend()
    {
        lock (_lock)
        {
            if (_current is not null)
            {
                Replace(null);
            }
        }
    }

    /// <summary>Opens the chosen source again if it was closed.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            if (_current is null && _chosen is not null)
            {
                Replace(_chosen);
            }
        }
    }

    /// <summary>Closes the source for good.</summary>
    public async ValueTask DisposeAsync()
    {
        Task closed;
        lock (_lock)
        {
            _chosen = null;
            Replace(null);
            closed = _run;
        }

        await closed;
    }

    private void Replace(SourceSettings? source)
    {
        var stop = source is null ? null : new CancellationTokenSource();
        var next = source is null ? null : create(source);
        _run = ReplaceAsync(_stop, _run, next, stop?.Token ?? CancellationToken.None);
        (_current, _stop) = (next, stop);
    }

    private static async Task ReplaceAsync(CancellationTokenSource? stop, Task run, T? next, CancellationToken nextStop)
    {
        if (stop is not null)
        {
            await stop.CancelAsync();
        }

        await run;
        stop?.Dispose();
        if (next is not null)
        {
            // A simulated artist takes a moment to begin.
            await Task.Run(() => next.RunAsync(nextStop), CancellationToken.None);
        }
    }
}
