using System.Diagnostics;
using PaintSound.Library.Indexing;

namespace PaintSound.Library.Tests;

public sealed class ResumeTests : IDisposable
{
    private const string ChildLibrary = "PAINTSOUND_TEST_LIBRARY";
    private const string ChildWorks = "PAINTSOUND_TEST_WORKS";
    private const string ChildKilledAtCall = "PAINTSOUND_TEST_KILLED_AT_CALL";

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
            new IndexOptions(),
            null,
            TestContext.Current.CancellationToken);
    }

    private async Task<int> RunChildAsync(int killedAtCall)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ResumeTests).Assembly.Location, "-explicit", "only", "-method", "*ResumeTests.IndexInChildProcess" },
            Environment = { [ChildLibrary] = _fixture.Library, [ChildWorks] = _fixture.Works, [ChildKilledAtCall] = $"{killedAtCall}" },
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
