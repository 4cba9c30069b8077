namespace PaintSound.Worker.Tests.Pages;

/// <summary>The paintings that arrived over one connection. Thread-safe.</summary>
internal sealed class ReceivedPaintings
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = [];
    private (string[] Expected, TaskCompletionSource<long> Arrival)? _request;

    /// <summary>The ids of the paintings that arrived since the last <see cref="Clear"/>.</summary>
    public string[] Ids
    {
        get
        {
            lock (_lock)
            {
                return [.. _ids];
            }
        }
    }

    /// <summary>Removes all ids.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _ids.Clear();
        }
    }

    /// <summary>Waits for one of several paintings, and returns the timestamp of its arrival.</summary>
    public Task<long> NextAsync(string[] expected)
    {
        lock (_lock)
        {
            var arrival = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            _request = (expected, arrival);
            return arrival.Task;
        }
    }

    /// <summary>Adds a painting that arrived.</summary>
    public void Add(string painting)
    {
        var now = TimeProvider.System.GetTimestamp();
        lock (_lock)
        {
            _ids.Add(painting);
            if (_request is var (expected, arrival) && expected.Contains(painting))
            {
                arrival.TrySetResult(now);
            }
        }
    }
}
