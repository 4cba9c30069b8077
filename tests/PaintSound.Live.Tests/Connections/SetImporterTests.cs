using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.PaintSoundDevice;
using PaintSound.Live.Import;
using PaintSound.Live.Tests.Set;

namespace PaintSound.Live.Tests.Connections;

/// <summary>Imports into and plays a set through the remote script, which runs in a simulated Live.</summary>
public sealed class SetImporterTests : IAsyncDisposable
{
    private readonly Folder _folder = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port = FreePort.Find();
    private readonly Process _live;
    private readonly PaintSoundDeviceConnection _connection;
    private readonly Task _running;

    public SetImporterTests()
    {
        _live = Start(_port);
        _live.OutputDataReceived += (_, e) => _lines.Enqueue(e.Data ?? string.Empty);
        _live.BeginOutputReadLine();
        _connection = new PaintSoundDeviceConnection("the remote script", _port, NullLoggerFactory.Instance, TimeProvider.System);
        _running = _connection.RunAsync(report => _lines.Enqueue(report.Text), _stop.Token);
    }

    [Fact]
    public async Task Works_with_the_same_title_are_created_found_again_and_launched()
    {
        // Three files with the same name, as in the folders of three albums, and one that comes before them in the grid.
        MusicWork[] works = [.. _folder.Works(4).Select((work, i) => work with { Title = i < 3 ? "01 Intro" : "00 Hum", Collection = "own" })];
        await Wait.UntilAsync(() => _connection.State == SourceState.Running);
        var report = await ImportAsync(works[..3]);
        Assert.Equal((3, 0, 0), (report.Created, report.Existing, report.Refused.Count));
        report = await ImportAsync(works);
        Assert.Equal((1, 3, 0), (report.Created, report.Existing, report.Refused.Count));
        Assert.Equal(new MisplacedClip("00 Hum", "own 1", 4, 1), Assert.Single(report.Misplaced));

        var grid = new ClipGrid(works);
        foreach (var (work, start) in works.Zip([1.0, 2, 3, 4]))
        {
            _connection.Launch(new LiveExcerpt(new Excerpt(work, start, -20, 1), grid.ClipName(work), "own 1", PlaybackMode.Once, long.MaxValue));
            await Wait.UntilAsync(() => _lines.Contains($"fired own 1 | {grid.ClipName(work)} | {start:0.000} .. {start + 4:0.000}"));
        }
    }

    [Fact]
    public async Task Works_that_have_clips_are_found_by_file_or_copy_and_left_alone()
    {
        MusicWork[] works = [.. _folder.Works(4).Select((work, i) => work with { Title = $"Work {i}", Collection = "own" })];
        string Copy(MusicWork work) => Path.ChangeExtension(work.File, ".opus");
        await Wait.UntilAsync(() => _connection.State == SourceState.Running);
        await ImportAsync(works[..3]);

        // In the library, the third work is in a format that Live does not open; the clip plays the copy.
        works[2] = works[2] with { File = Copy(works[2]) };
        var importer = new SetImporter(_connection, TimeProvider.System);
        var grid = new ClipGrid(works);
        var existing = await importer.FindAsync(grid, work => work.File == Copy(work) ? Path.ChangeExtension(work.File, ".wav") : Copy(work), TestContext.Current.CancellationToken);
        Assert.Equal(works[..3].Select(work => work.Id).Order(), existing.Order());

        var done = new List<int>();
        var report = await importer.ImportAsync(grid, existing, done.Add, TestContext.Current.CancellationToken);
        Assert.Equal((1, 3, 0), (report.Created, report.Existing, report.Refused.Count));
        Assert.Equal([4], done);
        Assert.Equal(4, (await importer.FindAsync(grid, work => Path.ChangeExtension(work.File, ".wav"), TestContext.Current.CancellationToken)).Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _connection.Dispose();
        _live.Kill();
        _live.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    private Task<SetImportReport> ImportAsync(MusicWork[] works) =>
        new SetImporter(_connection, TimeProvider.System).ImportAsync(new ClipGrid(works), new HashSet<string>(), _ => { }, TestContext.Current.CancellationToken);

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

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
