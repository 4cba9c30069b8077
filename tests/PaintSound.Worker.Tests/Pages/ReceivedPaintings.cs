namespace PaintSound.Worker.Tests.WithPages;

/// <summary>The paintings that arrived on one way, and whoever waits for one. Thread-safe.</summary>
internal sealed class PaintingAnswers
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = [];
    private (string[] Among, TaskCompletionSource<long> Answered)? _awaited;

    /// <summary>The ids of those that arrived since <see cref="Forget"/>.</summary>
    public string[] Seen
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Forgets what arrived.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _seen.Clear();
        }
    }

    /// <summary>The timestamp at which the next of some paintings arrives.</summary>
    public Task<long> NextAsync(string[] among)
    {
        lock (_lock)
        {
            var answered = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = (among, answered);
            return answered.Task;
        }
    }

    /// <summary>A painting arrived.</summary>
    public void Take(string painting)
    {
        var now = TimeProvider.System.GetTimestamp();
        lock (_lock)
        {
            _seen.Add(painting);
            if (_awaited is var (among, answered) && among.Contains(painting))
            {
                answered.TrySetResult(now);
            }
        }
    }
}
