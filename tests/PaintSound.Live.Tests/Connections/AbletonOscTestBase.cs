using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;

namespace PaintSound.Live.Tests.Connections;

/// <summary>A connection to a fake AbletonOSC, in virtual time.</summary>
public abstract class AbletonOscTestBase : IAsyncDisposable
{
    private protected const string TooLate = "The clip 'Rain' was not launched: Live answered too late.";

    private protected AbletonOscTestBase()
    {
        var replyPort = FreePort.Find();
        Live.Peer.To = replyPort;
        ReplyPort = replyPort;
        Connection = Open();
        Running = Connection.RunAsync(Reports.Enqueue, Stopping.Token);
    }

    private protected int ReplyPort { get; }

    private protected string ChangesFile { get; } = Path.Combine(Path.GetTempPath(), $"paintsound-live-{Guid.NewGuid():N}", "changes.json");

    private protected FakeTimeProvider Time { get; } = new();

    private protected FakeAbletonOsc Live { get; } = new(["Rain", "", "Wood"], ["Snow", "Twice", "Twice"]);

    private protected ConcurrentQueue<LiveReport> Reports { get; } = new();

    private protected CancellationTokenSource Stopping { get; private set; } = new();

    private protected AbletonOscConnection Connection { get; private set; }

    private protected Task Running { get; private set; }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Stopping.CancelAsync();
        await Running;
        Connection.Dispose();
        Live.Dispose();
        Stopping.Dispose();
        if (Directory.Exists(Path.GetDirectoryName(ChangesFile)))
        {
            Directory.Delete(Path.GetDirectoryName(ChangesFile)!, recursive: true);
        }
    }

    /// <summary>PaintSound crashes: nothing is sent any more. Then it starts again.</summary>
    private protected async Task CrashAsync()
    {
        Connection.Dispose();
        await Stopping.CancelAsync();
        await Running;
        Stopping.Dispose();
        Stopping = new CancellationTokenSource();
        Connection = Open();
        Running = Connection.RunAsync(Reports.Enqueue, Stopping.Token);
    }

    private protected async Task RestoreAsync()
    {
        var restoring = Connection.RestoreAsync(TestContext.Current.CancellationToken);
        await StepUntilAsync(() => restoring.IsCompleted);
        await restoring;
        await TickUntilAsync(() => Live.Waiting == 0);
    }

    private protected static LiveExcerpt CreateExcerpt(string title, double start) => new(
        new Excerpt(new MusicWork(title, "an ambiguous title", $"/music/{title}.wav", "own", 60), start, -20, 1), title, "own 3", PlaybackMode.Once, long.MaxValue);

    private AbletonOscConnection Open() => new(Live.Peer.Port, ReplyPort, ChangesFile, NullLoggerFactory.Instance, Time);

    private protected Task ConnectAsync() => StepUntilAsync(() => Connection.State == SourceState.Running && Connection.IsSetRead);

    /// <summary>Launches after AbletonOSC has answered since the previous launch.</summary>
    private protected async Task<int> LaunchAsync(string title, double start)
    {
        var number = 0;
        await StepUntilAsync(() => (number = Connection.Launch(CreateExcerpt(title, start))) > 0);
        return number;
    }

    /// <summary>Lets the connection and the peer handle what was sent.</summary>
    private protected static Task LetThreadsRunAsync() => Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Advances time and ticks Live until a condition is true.</summary>
    private protected Task StepUntilAsync(Func<bool> condition) => Wait.UntilAsync(() =>
    {
        var isMet = condition();
        if (!isMet)
        {
            Time.Advance(TimeSpan.FromSeconds(0.05));
            Live.Tick();
        }

        return isMet;
    });

    /// <summary>Ticks Live without advancing time until a condition is true.</summary>
    private protected Task TickUntilAsync(Func<bool> condition) => Wait.UntilAsync(() =>
    {
        Live.Tick();
        return condition();
    });

    private protected Task WaitForReportAsync(LiveReportKind kind, int number) => Wait.UntilAsync(
        () => Reports.Any(report => report.Kind == kind && report.Number == number), () => string.Join('\n', Reports));
}
