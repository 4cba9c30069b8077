namespace PaintSound.Acceptance.Tests;

/// <summary>Waits for events of programs that run in real time. The limit is generous: it says that something never comes, not how fast it comes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something is true; fails after a minute.</summary>
    /// <param name="isTrue">Asked again and again.</param>
    /// <param name="otherwise">What to say if it never is.</param>
    public static async Task TrueAsync(Func<Task<bool>> isTrue, Func<string> otherwise)
    {
        var time = TimeProvider.System;
        for (var begun = time.GetTimestamp(); !await isTrue();)
        {
            Assert.True(time.GetElapsedTime(begun) < Limit, otherwise());
            await Task.Delay(Interval, time, TestContext.Current.CancellationToken);
        }
    }
}
