using System.Collections.Concurrent;
using System.Diagnostics;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Tests;

/// <summary>Tests with a real JACK server and its dummy driver. Skipped if jackd is not installed.</summary>
public class JackTests(MediaFixture media)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

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
            await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }
        finally
        {
            jack.Dispose();
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

        async Task<bool> IsConnectedAsync()
        {
            ProcessStartInfo startInfo = new("/usr/bin/jack_lsp", ["-c"]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var lsp = Process.Start(startInfo)!;
            var ports = await lsp.StandardOutput.ReadToEndAsync(Stop);
            return ports.Contains("system:capture_1\n   paintsound-brush", StringComparison.Ordinal);
        }

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
