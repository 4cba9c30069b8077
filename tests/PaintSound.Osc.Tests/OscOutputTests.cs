using PaintSound.Core.Choosing.Filters;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

public sealed class OscOutputTests : IAsyncLifetime
{
    private readonly Listener _listener = new();
    private OscSender? _sender;

    private OscOutput CreateOutput() => new(_sender!);

    public async ValueTask InitializeAsync() =>
        _sender = await OscSender.OpenAsync([_listener.Target], new FakeLogger<OscSender>(Assert.Fail), TimeProvider.System, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _sender?.Dispose();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Sends_every_outgoing_address_with_the_types_of_the_catalogue()
    {
        var output = CreateOutput();
        output.OnBrush(new BrushFeatures(0.25f, 0.75f, 3.5f, 0));
        output.OnOnset(TimeSpan.Zero, 0.5f);
        output.OnStroke(TimeSpan.Zero, started: true);
        output.OnStrokeRead(TimeSpan.Zero, new StrokeReading(1.5f, -0.5f, 0.25f, StrokeKind.Sweep, 0.875f));
        output.OnPosition(TimeSpan.Zero, new BrushPosition(0.25f, 0.5f, 0.75f));
        output.OnCanvas(TimeSpan.Zero, 0.125f);
        output.OnCanvas(TimeSpan.Zero, SampleEvents.CreateCanvas());
        output.OnSelected(SampleEvents.CreateSelection("w1", "Prélude", "/music/prelude.flac", 12.5, 0.0625f, 7.5f));
        output.OnSelected(SampleEvents.CreatePaintingSelection("p1", "Grey sea", "/paintings/sea.png", 0.375f));
        output.OnCongruity(TimeSpan.Zero, new CongruityReading(0.875f, 0.625f, 1, default));
        output.OnSource(TimeSpan.Zero, new SourceReport(SourceKind.Canvas, SourceState.Stale, ""));
        output.OnLive(TimeSpan.Zero, new LiveReport(LiveReportKind.Playing, 1, "Rain plays", TimeSpan.FromSeconds(0.25)));
        output.OnFilter(TimeSpan.Zero, new FilterReport(3, 40));
        output.OnFraming(TimeSpan.Zero, new FramingReport(FramingState.Followed, "The canvas moved."));
        output.OnBeat(TimeSpan.Zero, new BeatEvent("Live", new BeatReading(12, 3, 0.25, 0.5625, 174, TimeSignature.Common, true), true));
        output.OnHeartbeat(TimeSpan.FromSeconds(7.9));

        var expected = Catalogue.All.Where(e => e.Direction == Direction.Out).ToDictionary(e => e.Address);
        var messages = expected.Select(_ => Wire.DecodeSingle(_listener.Receive())).ToArray();
        Assert.Equal(0, _listener.Waiting);
        Assert.Equal(expected.Keys.Order(), messages.Select(m => m.Address).Order());
        Assert.All(messages, m => Assert.Equal(expected[m.Address].Arguments.Select(a => a.Type), m.Arguments.Select(a => a.Type)));
        Assert.Equal(
            [
                "/paintsound/brush/level 0.25", "/paintsound/brush/brightness 0.75", "/paintsound/brush/rate 3.5", "/paintsound/brush/onset 0.5",
                "/paintsound/brush/stroke 1", "/paintsound/brush/stroke/length 1.5", "/paintsound/brush/stroke/direction -0.5", "/paintsound/brush/pressure 0.25",
                "/paintsound/brush/stroke/kind \"sweep\" 0.875", "/paintsound/brush/position 0.25 0.5 0.75", "/paintsound/canvas/change 0.125",
                "/paintsound/canvas/painted 0.25", "/paintsound/canvas/lightness 0.5", "/paintsound/canvas/colourfulness 0.125", "/paintsound/canvas/texture 0.0625",
                "/paintsound/canvas/colour 1 \"blue\" 0 0 1 0.75", "/paintsound/canvas/stroke 0.5 0.75 \"red\" 1 0 0 0.125", "/paintsound/canvas/cover \"resting\"",
                "/paintsound/selection/gain 0",
                "/paintsound/selection/music \"w1\" \"Prélude\" \"/music/prelude.flac\" 12.5 0.0625 7.5",
                "/paintsound/selection/painting \"p1\" \"Grey sea\" \"/paintings/sea.png\" 0.375",
                "/paintsound/congruity 0.875", "/paintsound/congruity/raw 0.625", "/paintsound/congruity/confidence 1",
                "/paintsound/source/state \"canvas\" \"stale\"", "/paintsound/live/report \"playing\" \"Rain plays\" 0.25",
                "/paintsound/filter/passed 3 40", "/paintsound/canvas/framing \"followed\"", "/paintsound/beat/playing 1", "/paintsound/beat 12 3 0.25 174", "/paintsound/heartbeat 7",
            ],
            messages.Select(m => $"{m}"));
    }

    [Fact]
    public void A_program_that_starts_late_gets_the_values_of_all_controls()
    {
        var output = CreateOutput();
        OscMessage request = new(Catalogue.State.Address);
        Assert.True(output.TryAnswer(request));
        Assert.Equal(0, _listener.Waiting);

        var state = new ShowState();
        output.OnControls(state);
        var first = ReceiveAll();
        output.OnControls(state);
        Assert.Equal(0, _listener.Waiting);
        Assert.True(output.TryAnswer(request));
        Assert.Equal(first, ReceiveAll());
        Assert.Contains("/paintsound/control/gate 0.05", first);
        Assert.False(output.TryAnswer(new OscMessage("/paintsound/control/gate", OscArgument.From(0.5f))));
    }

    [Fact]
    public void A_program_that_starts_late_gets_what_is_sent_only_when_it_changes()
    {
        var output = CreateOutput();
        output.OnControls(new ShowState());
        output.OnCanvas(TimeSpan.Zero, SampleEvents.CreateCanvas() with { Painted = 1, Colours = [.. SampleEvents.CreateCanvas().Colours, .. SampleEvents.CreateCanvas().Colours] });
        output.OnCanvas(TimeSpan.Zero, SampleEvents.CreateCanvas());
        output.OnSource(TimeSpan.Zero, new SourceReport(SourceKind.Canvas, SourceState.Stale, ""));
        output.OnSource(TimeSpan.Zero, new SourceReport(SourceKind.Brush, SourceState.Running, ""));
        output.OnSource(TimeSpan.Zero, new SourceReport(SourceKind.Canvas, SourceState.Running, ""));
        output.OnLive(TimeSpan.Zero, new LiveReport(LiveReportKind.State, 0, "Live answers"));
        output.OnLive(TimeSpan.Zero, new LiveReport(LiveReportKind.Playing, 1, "Rain plays", TimeSpan.FromSeconds(0.25)));
        output.OnFilter(TimeSpan.Zero, new FilterReport(3, 40));
        output.OnFraming(TimeSpan.Zero, new FramingReport(FramingState.Followed, "The canvas moved."));
        output.OnSelected(SampleEvents.CreateSelection("w1", "Rain", "/music/rain.flac", 12.5, 0.0625f, 7.5f));
        output.OnSelected(SampleEvents.CreatePaintingSelection("p1", "Grey sea", "/paintings/sea.png", 0.375f));
        output.OnBeat(TimeSpan.Zero, new BeatEvent("Live", new BeatReading(12, 3, 0.25, 0.5625, 174, TimeSignature.Common, true), true));
        output.OnOnset(TimeSpan.Zero, 0.5f);
        output.OnStroke(TimeSpan.Zero, started: true);
        ReceiveAll();

        string[] expected =
        [
            "/paintsound/canvas/painted 0.25", "/paintsound/canvas/lightness 0.5", "/paintsound/canvas/colourfulness 0.125", "/paintsound/canvas/texture 0.0625",
            "/paintsound/canvas/colour 1 \"blue\" 0 0 1 0.75", "/paintsound/canvas/cover \"resting\"", "/paintsound/source/state \"brush\" \"running\"",
            "/paintsound/source/state \"canvas\" \"running\"", "/paintsound/filter/passed 3 40", "/paintsound/canvas/framing \"followed\"", "/paintsound/live/report \"state\" \"Live answers\" 0",
            "/paintsound/selection/painting \"p1\" \"Grey sea\" \"/paintings/sea.png\" 0.375", "/paintsound/beat/playing 1",
        ];
        foreach (var request in Enumerable.Repeat(new OscMessage(Catalogue.State.Address), 2))
        {
            Assert.True(output.TryAnswer(request));
            Assert.Equal(expected, ReceiveAll().Where(message => !message.StartsWith("/paintsound/control/", StringComparison.Ordinal)));
        }
    }

    private List<string> ReceiveAll()
    {
        List<string> received = [];
        do
        {
            received.Add($"{Wire.DecodeSingle(_listener.Receive())}");
        }
        while (_listener.Waiting > 0);
        return received;
    }

    [Fact]
    public void Stopped_music_is_told_once_and_sends_no_beat()
    {
        var output = CreateOutput();
        var stopped = new BeatReading(1, 1, 0, 0, 120, TimeSignature.Common, IsPlaying: false);
        output.OnBeat(TimeSpan.Zero, new BeatEvent("Live", stopped, false));
        output.OnBeat(TimeSpan.Zero, new BeatEvent("Live", stopped with { Tempo = 100 }, false));
        output.OnHeartbeat(TimeSpan.FromSeconds(1));
        Assert.Equal("/paintsound/beat/playing 0", $"{Wire.DecodeSingle(_listener.Receive())}");
        Assert.Equal("/paintsound/heartbeat 1", $"{Wire.DecodeSingle(_listener.Receive())}");
    }

    [Theory]
    [InlineData(1.5f, 1f)]
    [InlineData(-0.1f, 0f)]
    [InlineData(float.NaN, 0f)]
    [InlineData(float.PositiveInfinity, 1f)]
    public void Clamps_a_number_to_its_range(float value, float sent)
    {
        CreateOutput().OnOnset(TimeSpan.Zero, value);
        Assert.Equal(OscArgument.From(sent), Wire.DecodeSingle(_listener.Receive()).Arguments[0]);
    }

    [Fact]
    public void Counts_and_drops_a_text_longer_than_a_datagram()
    {
        var output = CreateOutput();
        output.OnSelected(SampleEvents.CreateSelection("w1", new string('x', OscPacket.MaximumBytes), "/f", 0, 0, 0));
        output.OnHeartbeat(TimeSpan.FromSeconds(1));
        Assert.Equal(1, output.TooLong);
        Assert.Equal("/paintsound/selection/gain", Wire.DecodeSingle(_listener.Receive()).Address);
        Assert.Equal("/paintsound/heartbeat", Wire.DecodeSingle(_listener.Receive()).Address);
    }

    [Fact]
    public void Sending_numbers_allocates_nothing()
    {
        var output = CreateOutput();
        var rounds = 0;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            rounds++;
            for (var i = 0; i < 100; i++)
            {
                output.OnBrush(new BrushFeatures(i / 100f, 0, 0, 0));
                output.OnStroke(TimeSpan.Zero, i % 2 == 0);
            }
        }));
        Assert.Equal(rounds * 400, _sender!.Destinations[0].Sent);
    }
}
