using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Worker.Takes;

/// <summary>
/// Plays a take through the performance in real time: every block of sound, frame, control and step at its recorded time. Before the time from which it plays,
/// it only analyses, as fast as possible, and sends nothing. When the take ends, the host stops.
/// </summary>
/// <param name="playback">How it is played.</param>
/// <param name="performance">Gets the performance, when the service starts.</param>
/// <param name="factory">The library, the networks and the controls.</param>
/// <param name="events">The events of the replay.</param>
/// <param name="beats">The beat of the show, if it has one.</param>
/// <param name="host">Is stopped at the end.</param>
/// <param name="logger">Receives what is not as in the take.</param>
/// <param name="output">Receives the lines for people.</param>
internal sealed partial class TakePlaybackService(
    TakePlayback playback, Func<PerformancePipeline> performance, PerformanceFactory factory, ReplayedEvents events, IEnumerable<IBeatSource> beats,
    IHostApplicationLifetime host, ILogger<TakePlaybackService> logger, TextWriter output) : BackgroundService
{
    private static readonly TimeSpan NoticeableDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pipeline = performance();
        if (pipeline.BrushChannels != playback.Take.Head.BrushChannels)
        {
            throw new TakeException($"The take has {playback.Take.Head.BrushChannels} microphones, and its show {pipeline.BrushChannels}.");
        }

        foreach (var difference in TakeDifferences.Find(playback.Take, factory))
        {
            LogDifference(difference);
        }

        using var finished = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var delivering = Task.CompletedTask;
        var start = TimeSpan.Zero;
        TakeReplay replay = new(pipeline, factory.Control, playback.Clock, playback.KeepsControls, _ => { }, PassOverBeforeTheStart);
        foreach (var beat in beats.OfType<TakeBeat>())
        {
            beat.Follow(replay);
        }

        playback.Clock.Starting += Start;
        if (playback.From > TimeSpan.Zero)
        {
            await output.WriteLineAsync(
                playback.IsExact ? $"Analysing the take up to {Clock(playback.From)} ..."
                : $"Analysing the two minutes before {Clock(playback.From)} ... The selections can differ from those of the take.");
        }

        try
        {
            await Task.Factory.StartNew(
                () => playback.Run(replay, stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (!playback.Clock.IsRunning)
            {
                throw new TakeException($"The take ends at {Clock(replay.Position)}, before {Clock(playback.From)}. Begin earlier with '--from'.");
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Somebody ends the replay.
        }
        finally
        {
            await finished.CancelAsync();
            await delivering;
            host.StopApplication();
        }

        if (!stoppingToken.IsCancellationRequested)
        {
            Compare(replay, start);
        }

        void PassOverBeforeTheStart()
        {
            if (!playback.Clock.IsRunning)
            {
                pipeline.PassOverEvents();
            }
        }

        // On the thread that reads the take.
        void Start()
        {
            replay.Complete();
            start = pipeline.Now;
            pipeline.PostLatestEvents();
            delivering = Task.Factory.StartNew(
                () => pipeline.DeliverEventsUntil(finished.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            output.WriteLine($"Playing the take from {Clock(start)}{(playback.Speed == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" at {playback.Speed} times its speed"))}.");
        }
    }

    private void Compare(TakeReplay replay, TimeSpan start)
    {
        if (playback.Clock.Delay > NoticeableDelay)
        {
            LogSlow(playback.Clock.Delay.TotalSeconds);
        }

        if (playback is { IsExact: true, KeepsControls: true })
        {
            var comparison = ReplayComparison.Compare([.. replay.Recorded.Where(IsPlayed)], [.. events.Records.Where(IsPlayed)]);
            output.WriteLine(comparison.IsSame
                ? $"All {comparison.Equal} events were the same as in the take."
                : $"{comparison.Equal} events were the same as in the take. The first that differs: {comparison.Expected?.ToString() ?? "nothing"} became {comparison.Actual?.ToString() ?? "nothing"}");
        }

        // At the start itself, the newest selections are sent again.
        bool IsPlayed(EventRecord record) => record.Time > start;
    }

    private static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");

    [LoggerMessage(LogLevel.Warning, "{Difference} The selections can differ from those of the take.")]
    private partial void LogDifference(string difference);

    [LoggerMessage(LogLevel.Warning, "This computer was too slow for the speed: the take was held up by {Seconds:0.0} s in all. Play it slower, or close other programs.")]
    private partial void LogSlow(double seconds);
}
