using System.Collections.Concurrent;
using System.Diagnostics;
using PaintSound.Core.Sources;
using PaintSound.Jack;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Tests;

/// <summary>Tests with a real JACK server and its dummy driver. Skipped if jackd is not installed.</summary>
public class JackTests(MediaFixture media)
{
    /// <summary>From one sample of the ramp to the next: a ramp is longer than a block, so a lost block is seen. A power of two, so sums are exact.</summary>
    private const float Step = 1f / 16_384;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Captures_a_JACK_port_and_reopens_it_after_a_server_restart()
    {
        Assert.SkipUnless(JackDummyServer.IsInstalled, "jackd is not installed");
        var jack = JackDummyServer.Start();
        try
        {
            var port = await WaitUntilListedAsync("jack:system:capture_1");
            Assert.Contains(
                "256 samples at 48000 Hz",
                await SoundTrial.RunAsync(CaptureDevices.CreateSoundSource(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System), TimeProvider.System, Stop));
            Assert.Equal(2, await CountChannelsAsync(port));
            ConcurrentQueue<SourceReport> reports = new();
            var samples = 0;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var source = CaptureDevices.CreateSoundSource(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System);
            var run = source.RunAsync((block, _) => Interlocked.Add(ref samples, block.Length), reports.Enqueue, stop.Token);

            await WaitUntilAsync(() => reports.LastOrDefault()?.State == SourceState.Running);
            Assert.Contains("256 samples at 48000 Hz", reports.Last().Detail);
            Assert.True(await IsConnectedAsync(), "the port is not connected to PaintSound");

            jack.Kill();
            await WaitUntilAsync(() => reports.Any(report => report.State is SourceState.Lost or SourceState.Stale));
            await WaitUntilAsync(() => reports.Any(report => report.State == SourceState.Retrying));
            jack.Dispose();
            jack = JackDummyServer.Start();
            await WaitUntilListedAsync(port);
            await WaitUntilAsync(() => reports.Last().State == SourceState.Running);
            var before = samples;
            await WaitUntilAsync(() => samples > before + 8000);
            Assert.True(await IsConnectedAsync(), "the port is not connected after the server restart");
            stop.Cancel();
            await run.WaitAsync(TimeSpan.FromSeconds(180), Stop);
        }
        finally
        {
            jack.Dispose();
        }

        // Two microphones in the other order: the second port goes to the first input.
        async Task<int> CountChannelsAsync(string port)
        {
            var both = CaptureDevices.CreateSoundSource(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System, new ChannelSelection([2, 1]));
            TaskCompletionSource<int> block = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var run = both.RunAsync((frames, _) => block.TrySetResult(frames.Length), _ => { }, end.Token);
            Assert.Equal(0, await block.Task.WaitAsync(Timeout, TimeProvider.System, Stop) % 2);
            var ports = await ListConnectionsAsync();
            Assert.Contains("system:capture_2\n   paintsound-brush:input_1", ports);
            Assert.Contains("system:capture_1\n   paintsound-brush:input_2", ports);
            await end.CancelAsync();
            await run.WaitAsync(Timeout, TimeProvider.System, Stop);

            var three = CaptureDevices.CreateSoundSource(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System, new ChannelSelection([1, 2, 3]));
            var e = await Assert.ThrowsAsync<MediaException>(() => SoundTrial.RunAsync(three, TimeProvider.System, Stop));
            Assert.Contains("it has 2 channels, and 'brush: microphones' names channel 3; its ports: system:capture_1, system:capture_2", e.Message);
            return both.Channels;
        }

        async Task<bool> IsConnectedAsync() =>
            (await ListConnectionsAsync()).Contains("system:capture_1\n   paintsound-brush", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivers_every_sample_of_a_client_and_returns_when_the_client_does()
    {
        // A server at the rate of the analysis converts nothing. Its long blocks are not lost on a busy machine.
        Assert.SkipUnless(JackDummyServer.IsInstalled, "jackd is not installed");
        using var server = JackDummyServer.Start(ISoundSource.SampleRate, 1024);
        await WaitUntilListedAsync("jack:system:capture_1");
        var player = StartPlayer();
        var source = CaptureDevices.CreateSoundSource(media.Ffmpeg, "jack:player:ramp", SourceKind.Brush, TimeProvider.System);
        ConcurrentQueue<SourceReport> reports = new();
        ConcurrentQueue<float> heard = new();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = source.RunAsync(
            (block, _) =>
            {
                foreach (var sample in block)
                {
                    heard.Enqueue(sample);
                }
            },
            reports.Enqueue,
            stop.Token);
        await WaitUntilAsync(() => heard.Count(sample => sample > 0) > 2 * ISoundSource.SampleRate);
        float[] samples = [.. heard.SkipWhile(sample => sample == 0)];
        var gaps = samples.Zip(samples.Skip(1)).Count(pair => Math.Abs(pair.Second - Next(pair.First)) > 1e-6f);
        Assert.InRange(gaps, 0, 2 * source.Dropouts);

        player.Dispose();
        await WaitUntilAsync(() => reports.LastOrDefault()?.State == SourceState.Retrying, () => string.Join("; ", reports));
        Assert.Contains(reports, report => report.State == SourceState.Lost
            && report.Detail.Contains("jack:player:ramp is not available: JACK has no port player:ramp any more. PaintSound continues without it", StringComparison.Ordinal));
        using (StartPlayer())
        {
            await WaitUntilAsync(() => reports.Last().State == SourceState.Running);
            heard.Clear();
            await WaitUntilAsync(() => heard.Count(sample => sample > 0) > ISoundSource.SampleRate);
            await stop.CancelAsync();
            await run.WaitAsync(Timeout, TimeProvider.System, Stop);
        }

        static float Next(float sample) => sample + Step >= 1 ? Step : sample + Step;

        JackClient StartPlayer()
        {
            var client = JackClient.Open("player")!;
            var last = 0f;
            Assert.Equal("player:ramp", client.AddOutput("ramp", (block, _, _) =>
            {
                foreach (ref var sample in block)
                {
                    sample = last = Next(last);
                }
            }));
            client.Activate();
            return client;
        }
    }

    [Fact]
    public async Task Sound_at_another_rate_is_converted()
    {
        Assert.SkipUnless(JackDummyServer.IsInstalled, "jackd is not installed");
        using var server = JackDummyServer.Start(44_100, 2048);
        await WaitUntilListedAsync("jack:system:capture_1");
        using var player = JackClient.Open("player")!;
        long played = 0;
        player.AddOutput("tone", (block, rate, _) =>
        {
            foreach (ref var sample in block)
            {
                sample = 0.5f * (float)Math.Sin(2 * Math.PI * 1000 * played++ / rate);
            }
        });
        player.Activate();
        var source = CaptureDevices.CreateSoundSource(media.Ffmpeg, "jack:player:tone", SourceKind.Music, TimeProvider.System);
        ConcurrentQueue<float> heard = new();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var run = source.RunAsync(
            (block, _) =>
            {
                foreach (var sample in block)
                {
                    heard.Enqueue(sample);
                }
            },
            _ => { },
            stop.Token);
        await WaitUntilAsync(() => heard.Count > 3 * ISoundSource.SampleRate);
        await stop.CancelAsync();
        await run.WaitAsync(Timeout, TimeProvider.System, Stop);
        var steady = heard.SkipWhile(sample => sample == 0).Skip(ISoundSource.SampleRate / 2).Take(ISoundSource.SampleRate).ToArray();
        Assert.SkipWhen(source.Dropouts > 0, "this machine is too busy for JACK");
        Assert.Equal(-6.02, Conversion.Tone.Level(steady, 1000, ISoundSource.SampleRate), 0.05);
        Assert.Equal(-6.02, Conversion.Tone.Level(steady), 0.05);
    }

    private static async Task<string> ListConnectionsAsync()
    {
        ProcessStartInfo startInfo = new("/usr/bin/jack_lsp", ["-c"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var lsp = Process.Start(startInfo)!;
        return await lsp.StandardOutput.ReadToEndAsync(Stop);
    }

    private async Task<string> WaitUntilListedAsync(string name)
    {
        DeviceList? list = null;
        for (var i = 0; i < 1000; i++)
        {
            list = await CaptureDevices.ListAsync(media.Ffmpeg, Stop);
            if (list.Microphones.Any(device => device.Name == name))
            {
                return name;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
        }

        throw new Xunit.Sdk.XunitException($"{name} is not listed: {list}");
    }

    private static async Task WaitUntilAsync(Func<bool> condition, Func<string>? describe = null)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !condition();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, $"The condition was not met in time. {describe?.Invoke()}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }
    }
}
