namespace PaintSound.Live.Tests.Connections;

/// <summary>Waits for events that arrive through a socket.</summary>
internal static class Wait
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    /// <summary>Waits until a condition is true, for at most 60 seconds.</summary>
    public static async Task UntilAsync(Func<bool> condition, Func<string>? describe = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, describe?.Invoke() ?? "The condition was not met in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
