using System.Diagnostics;
using PaintSound.Library.Indexing;

namespace PaintSound.Library.Tests;

public sealed class ResumeTests : IDisposable
{
    private const string ChildLibrary = "PAINTSOUND_TEST_LIBRARY";
    private const string ChildWorks = "PAINTSOUND_TEST_WORKS";
    private const string ChildKilledAtCall = "PAINTSOUND_TEST_KILLED_AT_CALL";
    private const string ChildPipelines = "PAINTSOUND_TEST_PIPELINES";

    private readonly LibraryFixture _fixture = new();
    private readonly FakeNetworks _networks = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_failure_at_any_call_the_next_run_produces_the_same_library(int pipelines)
    {
        _fixture.WriteSampleWorks();
        var options = new IndexOptions { Pipelines = pipelines };
        await _fixture.IndexAsync(_networks, options);
        var expected = _fixture.Dump(_networks);

        // Six excerpts need two calls each, and two pictures need one each.
        for (var failingCall = 1; failingCall <= 14; failingCall++)
        {
            Directory.Delete(_fixture.Library, recursive: true);
            var failing = new FakeNetworks(beforeCall: call => _ = call == failingCall ? throw new TimeoutException() : 0);
            await Assert.ThrowsAsync<TimeoutException>(() => _fixture.IndexAsync(failing, options));
            await _fixture.IndexAsync(_networks, options);
            Assert.Equal(expected, _fixture.Dump(_networks));
        }
    }

    [Fact]
    public async Task After_repeated_kills_the_last_run_produces_the_same_library()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var expected = _fixture.Dump(_networks);
        Directory.Delete(_fixture.Library, recursive: true);

        // Each child process kills itself at this call, in the middle of a work.
        foreach (var killedAtCall in new[] { 1, 4, 6, 5, 3 })
        {
            Assert.NotEqual(0, await RunChildAsync(killedAtCall));
            Assert.True(File.Exists(Path.Combine(_fixture.Library, "library.lock")));
        }

        Assert.Equal(0, await RunChildAsync(100));
        Assert.Equal(expected, _fixture.Dump(_networks));
    }

    [Fact]
    public async Task A_kill_loses_at_most_the_batch_that_is_not_stored()
    {
        // Two calls of a network for each work. One pipeline stores 64 works at a time.
        for (var i = 0; i < 150; i++)
        {
            _fixture.WriteFile($"shots/shot-{i:000}.wav", $"music 0.5 {i}");
        }

        await _fixture.IndexAsync(_networks);
        var expected = _fixture.Dump(_networks);
        Directory.Delete(_fixture.Library, recursive: true);

        Assert.NotEqual(0, await RunChildAsync(killedAtCall: 2 * 100, pipelines: 1));
        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal(64, report.Unchanged);
        Assert.Equal(150, report.Works);
        Assert.Equal(expected, _fixture.Dump(_networks));
    }

    [Fact]
    public async Task What_is_reported_as_done_is_kept()
    {
        for (var i = 0; i < 150; i++)
        {
            _fixture.WriteFile($"shots/shot-{i:000}.wav", $"music 0.5 {i}");
        }

        var done = 0;
        var failing = new FakeNetworks(beforeCall: call => _ = call == 2 * 140 ? throw new TimeoutException() : 0);
        await Assert.ThrowsAsync<TimeoutException>(() => new Indexer(_fixture.Decoder, failing.Load, TimeProvider.System).IndexAsync(
            _fixture.Library, [_fixture.Works], new IndexOptions { Pipelines = 1 }, new DoneFiles(count => done = Math.Max(done, count)), TestContext.Current.CancellationToken));
        var report = await _fixture.IndexAsync(_networks);

        Assert.Equal(128, done);
        Assert.Equal(done, report.Unchanged);
    }

    [Fact]
    public async Task Truncates_rows_that_a_killed_run_left_behind()
    {
        _fixture.WriteSampleWorks();
        await _fixture.IndexAsync(_networks);
        var expected = _fixture.Dump(_networks);
        var vectors = Directory.GetFiles(_fixture.Library, "*.f32");
        var lengths = vectors.Select(file => new FileInfo(file).Length).ToArray();
        Assert.Equal(2, vectors.Length);
        foreach (var file in vectors)
        {
            await using var stream = new FileStream(file, FileMode.Append);
            await stream.WriteAsync(new byte[101], TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, _fixture.Dump(_networks));
        var report = await _fixture.IndexAsync(_networks);
        Assert.Equal(5, report.Unchanged);
        Assert.Equal(lengths, vectors.Select(file => new FileInfo(file).Length));
        Assert.Equal(expected, _fixture.Dump(_networks));
    }

    [Fact]
    public async Task A_stopped_run_keeps_its_finished_files()
    {
        _fixture.WriteSampleWorks();
        using var stop = new CancellationTokenSource();
        var stopping = new FakeNetworks(beforeCall: call => _ = call == 9 && Cancel());
        var indexer = new Indexer(_fixture.Decoder, stopping.Load, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => indexer.IndexAsync(
            _fixture.Library, [_fixture.Works], new IndexOptions { Pipelines = 1 }, null, stop.Token));
        var report = await _fixture.IndexAsync(_networks);

        Assert.InRange(report.Unchanged, 1, 4);
        Assert.Equal((3, 6, 2), (report.Works, report.Excerpts, report.Paintings));

        bool Cancel()
        {
            stop.Cancel();
            return true;
        }
    }

    /// <summary>The work of the child process. Not a test.</summary>
    [Fact(Explicit = true)]
    public async Task IndexInChildProcess()
    {
        var killedAtCall = int.Parse(Environment.GetEnvironmentVariable(ChildKilledAtCall)!);
        var networks = new FakeNetworks(beforeCall: call =>
        {
            if (call == killedAtCall)
            {
                Process.GetCurrentProcess().Kill();
            }
        });
        await new Indexer(new FakeDecoder(), networks.Load, TimeProvider.System).IndexAsync(
            Environment.GetEnvironmentVariable(ChildLibrary)!,
            [Environment.GetEnvironmentVariable(ChildWorks)!],
            new IndexOptions { Pipelines = int.Parse(Environment.GetEnvironmentVariable(ChildPipelines)!) },
            null,
            TestContext.Current.CancellationToken);
    }

    private async Task<int> RunChildAsync(int killedAtCall, int pipelines = 2)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ResumeTests).Assembly.Location, "-explicit", "only", "-method", "*ResumeTests.IndexInChildProcess" },
            Environment = { [ChildLibrary] = _fixture.Library, [ChildWorks] = _fixture.Works, [ChildKilledAtCall] = $"{killedAtCall}", [ChildPipelines] = $"{pipelines}" },
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

    private sealed class DoneFiles(Action<int> report) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => report(value.FilesDone);
    }
}
