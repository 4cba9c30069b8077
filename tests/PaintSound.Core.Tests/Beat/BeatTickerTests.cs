using PaintSound.Core.Beat;

namespace PaintSound.Core.Tests.Beat;

public class BeatTickerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Source _source = new();
    private readonly BeatTicker _ticker;

    public BeatTickerTests() => _ticker = new BeatTicker(_source, _time);

    [Theory]
    [InlineData(20, 4)]
    [InlineData(120, 4)]
    [InlineData(174, 8)]
    [InlineData(999, 4)]
    public void Tells_every_beat_once_at_its_beginning(double tempo, int denominator)
    {
        var signature = new TimeSignature(7, denominator);
        _source.Timeline = Create(tempo, signature);
        var events = Run(TimeSpan.FromSeconds(60));
        var beats = events.Where(e => e.IsOnBeat).ToArray();
        Assert.Equal((int)(tempo / signature.BeatLength), beats.Length, 1.0);
        Assert.All(beats.Zip(beats.Skip(1)), pair => Assert.Equal((pair.First.Reading.Beat % 7) + 1, pair.Second.Reading.Beat));
        // Timers count whole milliseconds.
        Assert.All(beats, beat => Assert.InRange(beat.Reading.Phase * signature.BeatLength / tempo * 60_000, 0, 1.01));
    }

    [Fact]
    public void Tells_25_events_per_second_between_slow_beats()
    {
        _source.Timeline = Create(20, TimeSignature.Common);
        Assert.InRange(Run(TimeSpan.FromSeconds(60)).Count, 24 * 60, 26 * 60);
    }

    [Fact]
    public void Tells_start_stop_and_loss_once()
    {
        Assert.Empty(Run(TimeSpan.FromSeconds(1)));
        _source.Timeline = Create(120, TimeSignature.Common) with { IsPlaying = false };
        Assert.False(Assert.Single(Run(TimeSpan.FromSeconds(1))).Reading.IsPlaying);
        _source.Timeline = Create(120, TimeSignature.Common);
        Assert.True(Run(TimeSpan.FromSeconds(1))[0].IsOnBeat);
        _source.Timeline = null;
        Assert.False(Assert.Single(Run(TimeSpan.FromSeconds(1))).Reading.IsPlaying);
    }

    [Fact]
    public void Tells_a_jump_as_a_beat()
    {
        _source.Timeline = Create(20, TimeSignature.Common);
        Run(TimeSpan.FromSeconds(1));
        _source.Timeline = Create(20, TimeSignature.Common) with { Position = 64.5 };
        var jump = Run(TimeSpan.FromSeconds(0.1))[0];
        Assert.Equal((17, 1, true), (jump.Reading.Bar, jump.Reading.Beat, jump.IsOnBeat));
    }

    private BeatTimeline Create(double tempo, TimeSignature signature) =>
        new(_time.TimestampFrequency, _time.GetTimestamp(), 0, tempo, signature, IsPlaying: true);

    // As the service does: waits whole milliseconds.
    private List<BeatEvent> Run(TimeSpan length)
    {
        var events = new List<BeatEvent>();
        for (var end = _time.GetUtcNow() + length; _time.GetUtcNow() < end;)
        {
            if (_ticker.Poll() is { } beat)
            {
                events.Add(beat);
            }

            _time.Advance(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(_ticker.GetWait().TotalMilliseconds))));
        }

        return events;
    }

    private sealed class Source : IBeatSource
    {
        public string Name => "test";

        public BeatTimeline? Timeline { get; set; }
    }
}
