namespace PaintSound.Worker.Rehearsals;

/// <summary>Waits for something that another thread brings about.</summary>
internal static class ConditionWait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">The condition; it must be quick.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <returns>False if it did not hold within the limit.</returns>
    public static async Task<bool> WaitAsync(Func<bool> condition, TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        for (var start = time.GetTimestamp(); !condition();)
        {
            if (time.GetElapsedTime(start) >= limit)
            {
                return false;
            }

            await Task.Delay(Interval, time, stop);
        }

        return true;
    }
}
