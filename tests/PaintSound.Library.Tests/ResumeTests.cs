using System.Diagnostics;
using PaintSound.Library.Indexing;

namespace PaintSound.Library.Tests;

public sealed class ResumingTests : IDisposable
{
    private const string ChildLibrary = "PAINTSOUND_TEST_LIBRARY";
    private const string ChildWorks = "PAINTSOUND_TEST_WORKS";
    private const string ChildDiesAt = "PAINTSOUND_TEST_DIES_AT";

    private readonly Place _place = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Stopped_at_any_call_the_next_run_comes_to_the_same_library(int pipelines)
    {
        _place.WriteSome();
        var options = new IndexOptions { Pipelines = pipelines };
        await _place.IndexAsync(_networks, options);
        var whole = _place.Dump(_networks);

        // Six excerpts with two calls each, two pictures.
        for (var fatal = 1; fatal <= 14; fatal++)
        {
            Directory.Delete(_place.Library, recursive: true);
            var dying = new FakeNetworks(beforeCall: call => _ = call == fatal ? throw new TimeoutException() : 0);
            await Assert.ThrowsAsync<TimeoutException>(() => _place.IndexAsync(dying, options));
            await _place.IndexAsync(_networks, options);
            Assert.Equal(whole, _place.Dump(_networks));
        }
    }

    [Fact]
    public async Task Killed_again_and_again_the_last_run_comes_to_the_same_library()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var whole = _place.Dump(_networks);
        Directory.Delete(_place.Library, recursive: true);

        // Each life ends with SIGKILL in the middle of a work; the one that needs fewer calls than that lives to its end.
        foreach (var diesAt in new[] { 1, 4, 6, 5, 3 })
        {
            Assert.NotEqual(0, await RunChildAsync(diesAt));
            Assert.True(File.Exists(Path.Combine(_place.Library, "library.lock")));
        }

        Assert.Equal(0, await RunChildAsync(100));
        Assert.Equal(whole, _place.Dump(_networks));
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_the_last_row_is_cut_off()
    {
        _place.WriteSome();
        await _place.IndexAsync(_networks);
        var whole = _place.Dump(_networks);
        var vectors = Directory.GetFiles(_place.Library, "*.f32");
        var lengths = vectors.Select(file => new FileInfo(file).Length).ToArray();
        Assert.Equal(2, vectors.Length);
        foreach (var file in vectors)
        {
            await using var stream = new FileStream(file, FileMode.Append);
            await stream.WriteAsync(new byte[101], TestContext.Current.CancellationToken);
        }

        Assert.Equal(whole, _place.Dump(_networks));
        var report = await _place.IndexAsync(_networks);
        Assert.Equal(5, report.Unchanged);
        Assert.Equal(lengths, vectors.Select(file => new FileInfo(file).Length));
        Assert.Equal(whole, _place.Dump(_networks));
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_it_has_done()
    {
        _place.WriteSome();
        using var stop = new CancellationTokenSource();
        var stopping = new FakeNetworks(beforeCall: call => _ = call == 9 && Cancel());
        var indexer = new Indexer(_place.Decoder, stopping.Load, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => indexer.IndexAsync(
            _place.Library, [_place.Works], new IndexOptions { Pipelines = 1 }, null, stop.Token));
        var report = await _place.IndexAsync(_networks);

        Assert.InRange(report.Unchanged, 1, 4);
        Assert.Equal((3, 6, 2), (report.Works, report.Excerpts, report.Paintings));

        bool Cancel()
        {
            stop.Cancel();
            return true;
        }
    }

    /// <summary>The life of a child process; not a test of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Child()
    {
        var diesAt = int.Parse(Environment.GetEnvironmentVariable(ChildDiesAt)!);
        var networks = new FakeNetworks(beforeCall: call =>
        {
            if (call == diesAt)
            {
                Process.GetCurrentProcess().Kill();
            }
        });
        await new Indexer(new FakeDecoder(), networks.Load, TimeProvider.System).IndexAsync(
            Environment.GetEnvironmentVariable(ChildLibrary)!,
            [Environment.GetEnvironmentVariable(ChildWorks)!],
            new IndexOptions(),
            null,
            TestContext.Current.CancellationToken);
    }

    private async Task<int> RunChildAsync(int diesAt)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ResumingTests).Assembly.Location, "-explicit", "only", "-method", "*ResumingTests.Child" },
            Environment = { [ChildLibrary] = _place.Library, [ChildWorks] = _place.Works, [ChildDiesAt] = $"{diesAt}" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        await child.StandardOutput.ReadToEndAsync(limit.Token);
        await child.WaitForExitAsync(limit.Token);
        return child.ExitCode;
    }
}
