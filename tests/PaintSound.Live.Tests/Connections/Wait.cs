namespace PaintSound.Live.Tests.Connections;

/// <summary>Waits for what comes through a socket.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until something is so, a minute at most.</summary>
    public static async Task SoAsync(Func<bool> so, Func<string>? otherwise = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!so())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, otherwise?.Invoke() ?? "It never came.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
