namespace PaintSound.Simulation.Sources;

/// <summary>Waits for times counted from its creation, so delays do not accumulate.</summary>
/// <param name="time">The session clock.</param>
internal sealed class SimulatedPacer(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Waits until this many seconds have passed since the start. Returns at once if they have. Returns false if stopped.</summary>
    public async ValueTask<bool> WaitUntilAsync(double seconds, CancellationToken stop)
    {
        var wait = TimeSpan.FromSeconds(seconds) - time.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero)
        {
            // Timers count whole milliseconds. Rounding up prevents an early delivery.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !stop.IsCancellationRequested;
    }
}
