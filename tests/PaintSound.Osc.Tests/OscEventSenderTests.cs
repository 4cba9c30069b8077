using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

public sealed class OscEventSenderTests : IAsyncLifetime
{
    private readonly Listener _listener = new();
    private OscSender? _sender;

    private OscEventSender EventSender => new(_sender!);

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
        var sender = EventSender;
        sender.BrushLevel(0.25f);
        sender.BrushOnset(0.5f);
        sender.BrushStroke(true);
        sender.BrushBrightness(0.75f);
        sender.BrushRate(3.5f);
        sender.CanvasChange(0.125f);
        sender.SelectionMusic("w1", "Prélude", "/music/prelude.flac", 12.5f, 0.0625f, 7.5f);
        sender.SelectionPainting("p1", "Grey sea", "/paintings/sea.png", 0.375f);
        sender.Congruity(0.875f);
        sender.CongruityRaw(0.625f);
        sender.CongruityConfidence(1);
        sender.SourceState(SourceKind.Canvas, SourceState.Stale);
        sender.LiveReport("playing", "Rain plays", 0.25f);
        sender.Heartbeat(7);

        var expected = Catalogue.All.Where(e => e.Direction == Direction.Out).ToArray();
        var messages = expected.Select(_ => Wire.DecodeSingle(_listener.Receive())).ToArray();
        Assert.Equal(0, _listener.Waiting);
        Assert.Equal(expected.Select(e => e.Address), messages.Select(m => m.Address));
        Assert.Equal(
            expected.Select(e => e.Arguments.Select(a => a.Type)), messages.Select(m => m.Arguments.Select(a => a.Type)));
        Assert.Equal(
            [
                "0.25", "0.5", "1", "0.75", "3.5", "0.125", "\"w1\" \"Prélude\" \"/music/prelude.flac\" 12.5 0.0625 7.5",
                "\"p1\" \"Grey sea\" \"/paintings/sea.png\" 0.375", "0.875", "0.625", "1", "\"canvas\" \"stale\"", "\"playing\" \"Rain plays\" 0.25", "7",
            ],
            messages.Select(m => string.Join(' ', m.Arguments)));
    }

    [Fact]
    public void Has_one_method_for_every_outgoing_address() =>
        Assert.Equal(
            Catalogue.All.Where(e => e.Direction == Direction.Out)
                .Select(e => e.Address["/paintsound/".Length..].Replace("/", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            typeof(OscEventSender).GetMethods().Where(m => m.DeclaringType == typeof(OscEventSender) && !m.IsSpecialName)
                .Select(m => m.Name.ToLowerInvariant()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(1.5f, 1f)]
    [InlineData(-0.1f, 0f)]
    [InlineData(float.NaN, 0f)]
    [InlineData(float.PositiveInfinity, 1f)]
    public void Clamps_a_number_to_its_range(float value, float sent)
    {
        EventSender.BrushLevel(value);
        Assert.Equal(OscArgument.From(sent), Wire.DecodeSingle(_listener.Receive()).Arguments[0]);
    }

    [Fact]
    public void Counts_and_drops_a_text_longer_than_a_datagram()
    {
        var sender = EventSender;
        sender.SelectionMusic("w1", new string('x', OscPacket.MaximumBytes), "/f", 0, 0, 0);
        sender.Heartbeat(1);
        Assert.Equal(1, sender.TooLong);
        Assert.Equal("/paintsound/heartbeat", Wire.DecodeSingle(_listener.Receive()).Address);
    }

    [Fact]
    public void Sending_numbers_allocates_nothing()
    {
        var sender = EventSender;
        var rounds = 0;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            rounds++;
            for (var i = 0; i < 100; i++)
            {
                sender.BrushLevel(i / 100f);
                sender.BrushStroke(i % 2 == 0);
            }
        }));
        Assert.Equal(rounds * 200, _sender!.Destinations[0].Sent);
    }
}
