using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Connections;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Streams;
using PaintSound.Midi.Tests;

namespace PaintSound.Live.Tests.Connections;

public sealed class MidiNoteConnectionTests : IDisposable
{
    private static readonly MusicWork Rain = new("w1", "Rain", "/music/Rain.wav", "own", 60);
    private static readonly MusicWork Wood = new("w2", "Wood", "/music/Wood.wav", "composers", 60);
    private static readonly MusicWork Snow = new("w3", "Snow", "/music/Snow.wav", "own", 60);
    private readonly FakeTimeProvider _time = new();
    private readonly FakePort _port = new();
    private readonly FakeLogger<MidiNoteConnection> _logger = new();
    private readonly List<LiveReport> _reports = [];
    private readonly MidiOutput _output;
    private readonly MidiNoteConnection _connection;

    public MidiNoteConnectionTests()
    {
        _output = new MidiOutput(() => _port, RateLimitedLogger.Once(NullLogger.Instance), _time);
        _connection = new MidiNoteConnection(_output, new GridNotes(new ClipGrid([Rain, Wood]), GridLayout.Standard), _logger, _time);
        Assert.True(_connection.RunAsync(_reports.Add, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Launch_sends_the_note_of_the_clip_and_is_reported_when_sent()
    {
        _output.Step();
        Assert.Equal((1, 2), (Launch(Rain), Launch(Wood)));
        Assert.Empty(_reports);
        Advance(0.02);
        Assert.Equal(["91007F", "90007F"], _port.Sent);
        Assert.Equal([(1, "own 1"), (2, "composers 1")], _reports.Select(report => (report.Number, report.Track)));
        Assert.Equal("the note of Rain on track own 1 was sent after 20 ms", _reports[0].Text);
        Advance(0.1);
        Assert.Equal(["91007F", "90007F", "810000", "800000"], _port.Sent);
        Assert.Equal((false, 0, 0L), (_connection.HasFeedback, _connection.Latency.Count, _connection.Dropped));
    }

    [Fact]
    public void Stops_only_launched_tracks_with_their_stop_notes()
    {
        _output.Step();
        Launch(Rain);
        Launch(Wood);
        Advance(0);
        _port.Sent.Clear();
        _connection.Stop("own 1");
        _connection.Stop("own 1");
        _connection.Stop("unknown 1");
        Advance(0);
        Assert.Equal(["91107F"], _port.Sent);
        _connection.Fade("", 0.5, TimeSpan.FromSeconds(1));
        _connection.Fade("", 0, TimeSpan.FromSeconds(1));
        Advance(0);
        Assert.Equal(["91107F", "90107F"], _port.Sent);
    }

    [Fact]
    public void Drops_launches_without_a_port_in_time_or_without_a_note()
    {
        Assert.Equal(0, Launch(Rain));
        _output.Step();
        Assert.Equal(SourceState.Running, _connection.State);
        Assert.Equal(0, Launch(Rain, due: -0.001));
        Assert.Equal((0, 0), (Launch(Snow), Launch(Snow)));
        Assert.StartsWith("Snow has no MIDI note", Assert.Single(_logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);
        Assert.Equal((3L, 1L), (_connection.Dropped, _connection.Late));
        Advance(1);
        Assert.Empty(_port.Sent);
    }

    [Theory]
    [InlineData(0.1, 0.11)]
    [InlineData(9, 0.26)]
    public void Drops_a_late_note_without_a_report(double due, double delay)
    {
        _output.Step();
        Assert.Equal(1, Launch(Rain, due));
        Advance(delay);
        Assert.Equal((0, 0, 1L), (_port.Sent.Count, _reports.Count, _output.Late));
    }

    [Fact]
    public void Logs_once_that_a_parameter_cannot_be_set()
    {
        _connection.Set(new LiveParameter("own 1", "", "Volume"), 0.5);
        _connection.Set(new LiveParameter("own 1", "", "Volume"), 0.6);
        Assert.Contains("own 1 / Volume", Assert.Single(_logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);
    }

    private int Launch(MusicWork work, double due = 0.5) => _connection.Launch(new LiveExcerpt(
        new Excerpt(work, 8, -20, 1), work.Title, "any", PlaybackMode.Once, _time.GetTimestamp() + (long)(due * _time.TimestampFrequency)));

    private void Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _output.Step();
    }
}
