namespace PaintSound.Jack.Tests;

public class EventFdTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(180);

    [Fact]
    public void What_was_set_ends_one_wait_without_a_delay()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "an eventfd exists on Linux only");
        using var arrived = new EventFd();
        arrived.Set();
        arrived.Set();
        var start = TimeProvider.System.GetTimestamp();
        arrived.Wait(Long);
        Assert.True(TimeProvider.System.GetElapsedTime(start) < Long / 2);

        // The second call of Set ended the same wait: this one ends by its limit.
        start = TimeProvider.System.GetTimestamp();
        arrived.Wait(TimeSpan.FromSeconds(0.1));
        Assert.True(TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(0.09));
    }

    [Fact]
    public async Task Another_thread_ends_a_wait()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "an eventfd exists on Linux only");
        using var arrived = new EventFd();
        var waiting = Task.Run(() => arrived.Wait(Long), TestContext.Current.CancellationToken);
        arrived.Set();
        await waiting.WaitAsync(Long / 2, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            arrived.Set();
            arrived.Wait(Long);
        }));
    }
}
