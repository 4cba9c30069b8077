namespace PaintSound.Acceptance.Tests;

/// <summary>Waits for events of programs that run in real time. The limit is generous: it detects that an event never happens, it does not measure speed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(420);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition is true. Fails after 420 s.</summary>
    /// <param name="isTrue">The condition, evaluated every 20 ms.</param>
    /// <param name="message">Creates the failure message.</param>
    public static async Task TrueAsync(Func<Task<bool>> isTrue, Func<string> message)
    {
        var time = TimeProvider.System;
        for (var start = time.GetTimestamp(); !await isTrue();)
        {
            Assert.True(time.GetElapsedTime(start) < Timeout, message());
            await Task.Delay(Interval, time, TestContext.Current.CancellationToken);
        }
    }
}
