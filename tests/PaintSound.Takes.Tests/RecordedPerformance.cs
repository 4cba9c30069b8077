using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.Tests;
using PaintSound.Takes.Records;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Replay;

namespace PaintSound.Takes.Tests;

/// <summary>A performance with a recorder: taps on a canvas that becomes redder, and music that becomes louder.</summary>
internal sealed class RecordedPerformance : IAsyncDisposable
{
    private static readonly ChoosingControls Settings = new()
    {
        Strategy = ChoosingStrategy.WeightedRank, Weight = 0.5, Silence = SilencePolicy.Any, Dwell = TimeSpan.FromSeconds(1), RepeatAfter = TimeSpan.Zero,
    };

    private readonly TimeProvider _time;
    private readonly PipelineFixture _fixture;

    public RecordedPerformance(string folder, TimeProvider time, TakeOptions? options = null, Func<string, long>? getFreeBytes = null)
    {
        _time = time;
        Recorder = new TakeRecorder(options ?? new TakeOptions { Folder = folder }, NullLogger<TakeRecorder>.Instance, time as FakeTimeProvider ?? TimeProvider.System, getFreeBytes ?? (_ => long.MaxValue));
        _fixture = new PipelineFixture(time, Settings, [Recorder.Events]);
        Pipeline.Journal = Recorder.Journal;
        Head = new TakeHead(
            TakeHead.CurrentFormat, "1", new DateTimeOffset(2026, 11, 29, 20, 0, 0, TimeSpan.Zero), "/show.yaml", "/library", "", [],
            time.TimestampFrequency, Pipeline.StartTimestamp, 1, true, Control.State);
        Recorder.Start("show", Head, "library: /library\n");
    }

    public TakeRecorder Recorder { get; }

    public TakeHead Head { get; }

    public PerformancePipeline Pipeline => _fixture.Pipeline;

    public ShowControl Control => _fixture.Control;

    /// <summary>Waits until the disk follows: a performance in a test runs faster than real time, as a show never does.</summary>
    /// <param name="meanwhile">What is done while it waits; null for nothing.</param>
    public void WaitForDisk(Action? meanwhile = null)
    {
        while (Recorder.WaitingBytes > TakeQueue.DefaultBytes / 4)
        {
            meanwhile?.Invoke();
            TestContext.Current.CancellationToken.WaitHandle.WaitOne(1);
        }
    }

    /// <summary>Adds a block of brush: a click if the number is a multiple of 40.</summary>
    public void AddBrush(int number)
    {
        Random random = new(number);
        var block = new float[200];
        for (var i = 0; i < block.Length; i++)
        {
            block[i] = (float)(random.NextDouble() - 0.5) * (number % 40 < 4 ? 0.8f : 0.001f);
        }

        Pipeline.AddBrush(block, _time.GetTimestamp());
    }

    public void AddMusic(int number)
    {
        var block = new float[200];
        block.AsSpan().Fill(number % 100 / 200f);
        Pipeline.AddMusic(block, _time.GetTimestamp());
    }

    public void AddFrame(int number) => Pipeline.AddFrame(PipelineFixture.Frame((byte)(number / 40 * 30)), _time.GetTimestamp());

    public void Step()
    {
        Pipeline.Step();
        Pipeline.DeliverEvents();
    }

    /// <summary>Replays a take with the settings of this performance.</summary>
    public static Replayed Replay(string folder, bool keepsControls = true)
    {
        var take = Take.Open(folder);
        TakeClock clock = new(take.Head);
        List<EventRecord> events = [];
        using PipelineFixture fixture = new(clock, take.Head.State.Choosing, [new TakeEvents(record => Keep(record, events))]);
        TakeReplay replay = new(fixture.Pipeline, fixture.Control, clock, keepsControls, _ => { });
        TakeReader reader = new(take);
        reader.Read(replay, TestContext.Current.CancellationToken);
        replay.Complete();
        return new Replayed(ReplayComparison.Compare(replay.Recorded, events), replay, reader.IsDamaged);
    }

    public async ValueTask DisposeAsync()
    {
        await Recorder.DisposeAsync();
        _fixture.Dispose();
    }

    private static void Keep(TakeRecord record, List<EventRecord> events)
    {
        if (record is EventRecord kept)
        {
            events.Add(kept);
        }
    }

    internal sealed record Replayed(ReplayComparison Comparison, TakeReplay Replay, bool IsDamaged);
}
