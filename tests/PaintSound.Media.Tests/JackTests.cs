using System.Collections.Concurrent;
using System.Diagnostics;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Tests;

/// <summary>Tests with a real JACK server and its dummy driver. Skipped if jackd is not installed.</summary>
public class JackTests(MediaFixture media)
{
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
                await SoundTrial.RunAsync(new MicrophoneSource(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System), TimeProvider.System, Stop));
            Assert.Equal(2, await CountChannelsAsync(port));
            ConcurrentQueue<SourceReport> reports = new();
            var samples = 0;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            MicrophoneSource source = new(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System);
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
            MicrophoneSource both = new(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System, new ChannelSelection([2, 1]));
            TaskCompletionSource<int> block = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var run = both.RunAsync((frames, _) => block.TrySetResult(frames.Length), _ => { }, end.Token);
            Assert.Equal(0, await block.Task.WaitAsync(Timeout, TimeProvider.System, Stop) % 2);
            var ports = await ListConnectionsAsync();
            Assert.Contains("system:capture_2\n   paintsound-brush:input_1", ports);
            Assert.Contains("system:capture_1\n   paintsound-brush:input_2", ports);
            await end.CancelAsync();
            await run.WaitAsync(Timeout, TimeProvider.System, Stop);

            MicrophoneSource three = new(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System, new ChannelSelection([1, 2, 3]));
            var e = await Assert.ThrowsAsync<MediaException>(() => SoundTrial.RunAsync(three, TimeProvider.System, Stop));
            Assert.Contains("it has 2 channels, and 'brush: microphones' names channel 3; its ports: system:capture_1, system:capture_2", e.Message);
            return both.Channels;
        }

        async Task<string> ListConnectionsAsync()
        {
            ProcessStartInfo startInfo = new("/usr/bin/jack_lsp", ["-c"]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var lsp = Process.Start(startInfo)!;
            return await lsp.StandardOutput.ReadToEndAsync(Stop);
        }

        async Task<string> WaitUntilListedAsync(string name)
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

        async Task<bool> IsConnectedAsync() =>
            (await ListConnectionsAsync()).Contains("system:capture_1\n   paintsound-brush", StringComparison.Ordinal);

        async Task WaitUntilAsync(Func<bool> condition)
        {
            for (var start = TimeProvider.System.GetTimestamp(); !condition();)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, "The condition was not met in time.");
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
            }
        }
    }
}
