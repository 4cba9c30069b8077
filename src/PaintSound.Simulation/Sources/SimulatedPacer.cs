namespace PaintSound.Simulation.Sources;

/// <summary>Keeps an appointment with a clock: every moment is counted from the start, so that lateness never adds up.</summary>
/// <param name="time">The session's clock.</param>
internal sealed class SimulatedPacer(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Waits until so many seconds have passed since the start; not at all when they have. False when stopped.</summary>
    public async ValueTask<bool> UntilAsync(double seconds, CancellationToken stop)
    {
        var wait = TimeSpan.FromSeconds(seconds) - time.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero)
        {
            // Timers count whole milliseconds; rounded up, nothing arrives before its time.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !stop.IsCancellationRequested;
    }
}
