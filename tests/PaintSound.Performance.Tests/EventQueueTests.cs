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
    private readonly EventQueue _outbox;
    private readonly Notes _notes = new();

    public EventQueueTests() => _outbox = new EventQueue(_logger);

    public void Dispose() => _outbox.Dispose();

    [Fact]
    public void Events_keep_their_order_and_only_the_latest_gesture_counts()
    {
        _outbox.Post(new PerformanceEvent(PerformanceEventKind.StrokeStarted, At(1)));
        _outbox.Post(Level(0.1f));
        _outbox.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(2), 0.5f));
        _outbox.Post(Level(0.2f));
        _outbox.Deliver([_notes], _state, At(0));
        Assert.Equal(["armed True", "began 1", "onset 2 0.5", "level 0.2"], _notes.Heard);
        _outbox.Deliver([_notes], _state, At(0));
        Assert.Equal(4, _notes.Heard.Count);
    }

    [Fact]
    public void A_full_queue_drops_the_newest_and_counts_it()
    {
        for (var i = 0; i < 300; i++)
        {
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(i), 1));
        }

        _outbox.Deliver([_notes], _state, At(0));
        Assert.Equal(257, _notes.Heard.Count);
        Assert.Equal("onset 255 1", _notes.Heard[^1]);
        Assert.Equal(44, _outbox.Dropped);
    }

    [Fact]
    public void How_the_controls_stand_is_said_before_what_it_holds_for_and_only_when_it_changes()
    {
        foreach (var armed in new[] { true, true, false, false })
        {
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(1), 1));
            _outbox.Deliver([_notes], _state with { Armed = armed }, At(0));
        }

        Assert.Equal(["armed True", "onset 1 1", "onset 1 1", "armed False", "onset 1 1", "onset 1 1"], _notes.Heard);
    }

    [Fact]
    public void An_output_that_fails_is_logged_once_and_disabled_and_the_others_continue()
    {
        for (var i = 0; i < 3; i++)
        {
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(i), 1));
            _outbox.Deliver([new FullDisk(), _notes], _state, At(0));
        }

        var full = new FullDisk();
        _logger.Collector.Clear();
        for (var i = 3; i < 6; i++)
        {
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(i), 1));
            _outbox.Deliver([full, _notes], _state, At(0));
        }

        Assert.Equal(7, _notes.Heard.Count);
        var logged = Assert.Single(_logger.Collector.GetSnapshot());
        Assert.Equal("Output 'full disk' failed and is disabled for the rest of this show: No space left on device.", logged.Message);
        Assert.IsType<IOException>(logged.Exception);
    }

    [Fact]
    public void Posting_allocates_nothing()
    {
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                _outbox.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(1), 1));
                _outbox.Post(Level(1));
            }
        }));
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static BrushFeatures Level(float level) => new(level, 0, 0, 0);

    private sealed class FullDisk : IPerformanceOutput
    {
        public string Name => "full disk";

        public void OnOnset(TimeSpan at, float strength) => throw new IOException("No space left on device");
    }

    private sealed class Notes : IPerformanceOutput
    {
        public List<string> Heard { get; } = [];

        public void OnControls(ShowState state) => Heard.Add($"armed {state.Armed}");

        public void OnBrush(in BrushFeatures gesture) => Heard.Add($"level {gesture.Level}");

        public void OnOnset(TimeSpan at, float strength) => Heard.Add($"onset {at.TotalSeconds} {strength}");

        public void OnStroke(TimeSpan at, bool began) => Heard.Add($"{(began ? "began" : "ended")} {at.TotalSeconds}");
    }
}
