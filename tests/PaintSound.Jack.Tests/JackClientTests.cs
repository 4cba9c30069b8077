namespace PaintSound.Jack.Tests;

/// <summary>Tests with a real JACK server and its dummy driver. Skipped if jackd is not installed.</summary>
public class JackClientTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    [Fact]
    public void Without_a_server_there_is_no_client()
    {
        if (OperatingSystem.IsLinux())
        {
            JackDummyServer.SelectName();
        }

        Assert.Null(JackClient.Open("paintsound-test"));
    }

    [Fact]
    public async Task A_client_reads_the_server_connects_ports_and_detects_its_end()
    {
        Assert.SkipUnless(JackDummyServer.IsInstalled, "jackd is not installed");
        Assert.True(JackClient.IsInstalled);
        JackClient client;
        using (JackDummyServer.Start())
        {
            client = await OpenAsync();
            Assert.Equal(48_000, client.SampleRate);
            Assert.Equal(256, client.BlockSamples);
            Assert.Equal(["system:capture_1", "system:capture_2"], client.ListOutputs().Where(name => name.StartsWith("system:", StringComparison.Ordinal)));
            Assert.Contains("system:playback_1", client.ListInputs());
            Assert.False(client.Connect("system:capture_1", "nobody:in"));
            Assert.True(client.Connect("system:capture_1", "system:playback_1"));
            Assert.True(client.Connect("system:capture_1", "system:playback_1"), "Connect must return true for an existing connection.");
            client.Activate();
            Assert.False(client.ServerEnded);
        }

        await UntilAsync(() => client.ServerEnded);
        client.Dispose();
    }

    [Fact]
    public async Task A_port_delivers_what_is_written_and_allocates_nothing()
    {
        Assert.SkipUnless(JackDummyServer.IsInstalled, "jackd is not installed");
        using var server = JackDummyServer.Start();
        using var client = await OpenAsync();
        long blocks = 0, allocated = 0, wrong = 0;
        Assert.Equal("paintsound-test:sound", client.AddOutput("sound", (samples, rate, delay) =>
        {
            samples.Fill(0.5f);

            // The dummy driver reports two blocks of latency; the thread can be late by a part of a block or more.
            wrong += samples.Length == 256 && rate == 48_000 && delay <= 4 * 256 ? 0 : 1;
            allocated = GC.GetAllocatedBytesForCurrentThread();
            blocks++;
        }));
        client.Activate();
        Assert.True(client.Connect("paintsound-test:sound", "system:playback_1"));
        Assert.False(client.Connect("paintsound-test:sound", "nobody:in"));
        await UntilAsync(() => Volatile.Read(ref blocks) > 100);
        var (before, start) = (Volatile.Read(ref allocated), Volatile.Read(ref blocks));
        await UntilAsync(() => Volatile.Read(ref blocks) > start + 200);
        Assert.Equal(before, Volatile.Read(ref allocated));
        Assert.Equal(0, Volatile.Read(ref wrong));
    }

    [Fact]
    public async Task Ports_receive_what_another_client_delivers_and_a_port_that_goes_is_told()
    {
        Assert.SkipUnless(JackDummyServer.IsInstalled, "jackd is not installed");
        using var server = JackDummyServer.Start(frames: 1024);
        var player = await OpenAsync();
        Assert.NotNull(player.AddOutput("sound", (samples, _, _) => samples.Fill(0.25f)));
        player.Activate();

        using var client = JackClient.Open("paintsound-inputs")!;
        long right = 0, wrong = 0, changes = 0;
        client.Changed += () => Interlocked.Increment(ref changes);
        var inputs = client.AddInputs(["left", "right"], block =>
        {
            // The second port is not connected.
            var isRight = block is { Count: 2, Frames: 1024 } && !block[1].ContainsAnyExcept(0f) && !block[0].ContainsAnyExcept(0.25f);
            right += isRight ? 1 : 0;
            wrong += isRight ? 0 : 1;
        });
        Assert.Equal(["paintsound-inputs:left", "paintsound-inputs:right"], inputs);
        client.Activate();
        Assert.True(client.HasPort("paintsound-test:sound"));
        Assert.False(client.HasPort("paintsound-test:nothing"));
        Assert.True(client.Connect("paintsound-test:sound", "paintsound-inputs:left"));
        await UntilAsync(() => Volatile.Read(ref right) > 0);

        // Before the connection, and in cycles that a busy machine missed, there is no sound.
        var (before, start) = (Volatile.Read(ref wrong), Volatile.Read(ref right));
        await UntilAsync(() => Volatile.Read(ref right) > start + 20);
        Assert.InRange(Volatile.Read(ref wrong) - before, 0, 2 * client.LateBlocks);

        var known = Volatile.Read(ref changes);
        player.Dispose();
        await UntilAsync(() => Volatile.Read(ref changes) > known && !client.HasPort("paintsound-test:sound"));
        Assert.False(client.ServerEnded);
    }

    private static async Task<JackClient> OpenAsync()
    {
        JackClient? client = null;
        await UntilAsync(() => (client = JackClient.Open("paintsound-test")) is not null);
        return client!;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, "The condition was not met in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
