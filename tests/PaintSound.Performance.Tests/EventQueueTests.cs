using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Brush;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

public sealed class EventQueueTests : IDisposable
{
    private readonly FakeLogger<EventQueue> _logger = new();
    private readonly ShowState _state = new();
    private readonly EventQueue _queue;
    private readonly RecordingOutput _output = new();

    public EventQueueTests() => _queue = new EventQueue(_logger);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Events_keep_their_order_and_only_the_latest_brush_features_are_delivered()
    {
        _queue.Post(new PerformanceEvent(PerformanceEventKind.StrokeStarted, At(1)));
        _queue.Post(Level(0.1f));
        _queue.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(2), 0.5f));
        _queue.Post(Level(0.2f));
        _queue.Deliver([_output], _state, At(0));
        Assert.Equal(["armed True", "began 1", "onset 2 0.5", "level 0.2"], _output.Calls);
        _queue.Deliver([_output], _state, At(0));
        Assert.Equal(4, _output.Calls.Count);
    }

    [Fact]
    public void A_full_queue_drops_new_events_and_counts_them()
    {
        for (var i = 0; i < 300; i++)
        {
            _queue.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(i), 1));
        }

        _queue.Deliver([_output], _state, At(0));
        Assert.Equal(257, _output.Calls.Count);
        Assert.Equal("onset 255 1", _output.Calls[^1]);
        Assert.Equal(44, _queue.Dropped);
    }

    [Fact]
    public void Controls_are_delivered_before_the_events_and_only_after_a_change()
    {
        foreach (var armed in new[] { true, true, false, false })
        {
            _queue.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(1), 1));
            _queue.Deliver([_output], _state with { Armed = armed }, At(0));
        }

        Assert.Equal(["armed True", "onset 1 1", "onset 1 1", "armed False", "onset 1 1", "onset 1 1"], _output.Calls);
    }

    [Fact]
    public void An_output_that_fails_is_logged_once_and_disabled_and_the_others_continue()
    {
        for (var i = 0; i < 3; i++)
        {
            _queue.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(i), 1));
            _queue.Deliver([new FailingOutput(), _output], _state, At(0));
        }

        var failing = new FailingOutput();
        _logger.Collector.Clear();
        for (var i = 3; i < 6; i++)
        {
            _queue.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(i), 1));
            _queue.Deliver([failing, _output], _state, At(0));
        }

        Assert.Equal(7, _output.Calls.Count);
        var logged = Assert.Single(_logger.Collector.GetSnapshot());
        Assert.Equal("Output 'full disk' failed and is disabled for the rest of this show: No space left on device.", logged.Message);
        Assert.IsType<IOException>(logged.Exception);
    }

    [Fact]
    public void Posting_does_not_allocate()
    {
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                _queue.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(1), 1));
                _queue.Post(Level(1));
            }
        }));
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static BrushFeatures Level(float level) => new(level, 0, 0, 0);

    private sealed class FailingOutput : IPerformanceOutput
    {
        public string Name => "full disk";

        public void OnOnset(TimeSpan at, float strength) => throw new IOException("No space left on device");
    }

    private sealed class RecordingOutput : IPerformanceOutput
    {
        public List<string> Calls { get; } = [];

        public void OnControls(ShowState state) => Calls.Add($"armed {state.Armed}");

        public void OnBrush(in BrushFeatures features) => Calls.Add($"level {features.Level}");

        public void OnOnset(TimeSpan at, float strength) => Calls.Add($"onset {at.TotalSeconds} {strength}");

        public void OnStroke(TimeSpan at, bool started) => Calls.Add($"{(started ? "began" : "ended")} {at.TotalSeconds}");
    }
}
