using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Import;
using PaintSound.Live.Tests.Set;

namespace PaintSound.Live.Tests.Connections;

/// <summary>The open set is filled and played through the remote script, in a Live that is not one.</summary>
public sealed class SetImporterTests : IAsyncDisposable
{
    private readonly Folder _folder = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly CancellationTokenSource _over = new();
    private readonly int _port = FreePort();
    private readonly Process _live;
    private readonly PaintSoundDeviceConnection _door;
    private readonly Task _running;

    public SetImporterTests()
    {
        _live = Start(_port);
        _live.OutputDataReceived += (_, e) => _lines.Enqueue(e.Data ?? string.Empty);
        _live.BeginOutputReadLine();
        _door = new PaintSoundDeviceConnection("the remote script", _port, NullLoggerFactory.Instance, TimeProvider.System);
        _running = _door.RunAsync(report => _lines.Enqueue(report.Text), _over.Token);
    }

    [Fact]
    public async Task Works_of_one_title_are_each_made_found_again_as_the_library_grows_and_launched()
    {
        // Three files of one name, as in the folders of three albums, and one that comes before them in the grid.
        MusicWork[] works = [.. _folder.Works(4).Select((work, i) => work with { Title = i < 3 ? "01 Intro" : "00 Hum", Collection = "own" })];
        await Until.SoAsync(() => _door.State == SourceState.Running);
        var report = await FillAsync(works[..3]);
        Assert.Equal((3, 0, 0), (report.Created, report.Existing, report.Refused.Count));
        report = await FillAsync(works);
        Assert.Equal((1, 3, 0), (report.Created, report.Existing, report.Refused.Count));
        Assert.Equal(new MisplacedClip("00 Hum", "own 1", 4, 1), Assert.Single(report.Misplaced));

        var grid = new ClipGrid(works);
        foreach (var (work, start) in works.Zip([1.0, 2, 3, 4]))
        {
            _door.Launch(new LiveExcerpt(new Excerpt(work, start, -20, 1), grid.ClipName(work), "own 1", PlaybackMode.Once, long.MaxValue));
            await Until.SoAsync(() => _lines.Contains($"fired own 1 | {grid.ClipName(work)} | {start:0.000} .. {start + 4:0.000}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running;
        _door.Dispose();
        _live.Kill();
        _live.Dispose();
        _over.Dispose();
        _folder.Dispose();
    }

    private Task<SetImportReport> FillAsync(MusicWork[] works) =>
        new SetImporter(_door, TimeProvider.System).ImportAsync(new ClipGrid(works), _ => { }, TestContext.Current.CancellationToken);

    private static Process Start(int port)
    {
        var host = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "ableton-set", "remote-script", "tests", "host.py");
        try
        {
            return Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "python" : "python3", ["-B", host, "--port", $"{port}"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Python is not installed: apt-get install python3");
            throw;
        }
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.UdpClient(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        return ((System.Net.IPEndPoint)probe.Client.LocalEndPoint!).Port;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
