using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Tests;

/// <summary>With a real JACK server that plays to nobody; skipped where jackd is not installed or JACK serves someone already.</summary>
public partial class JackTests(MediaFixture media)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_is_listed_heard_lost_with_its_server_and_heard_again()
    {
        const string jackd = "/usr/bin/jackd";
        Assert.SkipUnless(File.Exists(jackd), "jackd is not installed");
        var server = "paintsound-test-" + Environment.ProcessId;
        Choose(server);
        var jack = Start();
        try
        {
            var port = await ListedAsync("jack:system:capture_1");
            Assert.Contains(
                "256 samples at 48000 Hz",
                await SoundTrial.HearAsync(new MicrophoneSource(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System), TimeProvider.System, Stop));
            ConcurrentQueue<SourceReport> reports = new();
            var samples = 0;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            MicrophoneSource source = new(media.Ffmpeg, port, SourceKind.Brush, TimeProvider.System);
            var run = source.RunAsync((block, _) => Interlocked.Add(ref samples, block.Length), reports.Enqueue, stop.Token);

            await Until(() => reports.LastOrDefault()?.State == SourceState.Running);
            Assert.Contains("256 samples at 48000 Hz", reports.Last().Detail);
            Assert.True(await Connected(), "no cable lies from the port to PaintSound");

            jack.Kill();
            await Until(() => reports.Any(report => report.State is SourceState.Lost or SourceState.Stale));
            await Until(() => reports.Any(report => report.State == SourceState.Retrying));
            jack.Dispose();
            jack = Start();
            await ListedAsync(port);
            await Until(() => reports.Last().State == SourceState.Running);
            var before = samples;
            await Until(() => samples > before + 8000);
            Assert.True(await Connected(), "no cable lies after the server came back");
            stop.Cancel();
            await run.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }
        finally
        {
            // JACK remembers eight servers on a machine and never forgets one that was killed: the last has to end in good order.
            _ = Signal(jack.Id, SigTerm);
            if (!jack.WaitForExit(TimeSpan.FromSeconds(10)))
            {
                jack.Kill();
            }

            jack.Dispose();
        }

        // libjack reads the name of the server from the environment that C sees, children from the one that .NET keeps.
        static void Choose(string server)
        {
            Environment.SetEnvironmentVariable("JACK_DEFAULT_SERVER", server);
            Assert.Equal(0, SetEnvironment("JACK_DEFAULT_SERVER", server, 1));
        }

        Process Start()
        {
            // Its log of late cycles would fill a pipe that nobody reads.
            ProcessStartInfo start = new("/bin/sh", ["-c", $"exec {jackd} -r -n {server} -d dummy -r 48000 -p 256 -C 2 -P 2 >/dev/null 2>&1"]);
            return Process.Start(start)!;
        }

        async Task<string> ListedAsync(string name)
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

        async Task<bool> Connected()
        {
            ProcessStartInfo ask = new("/usr/bin/jack_lsp", ["-c"]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var lsp = Process.Start(ask)!;
            var ports = await lsp.StandardOutput.ReadToEndAsync(Stop);
            return ports.Contains("system:capture_1\n   paintsound-brush", StringComparison.Ordinal);
        }

        async Task Until(Func<bool> holds)
        {
            for (var begun = TimeProvider.System.GetTimestamp(); !holds();)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(begun) < Limit, "It never happened.");
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
            }
        }
    }

    private const int SigTerm = 15;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
