using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Tests;

/// <summary>Every entry of the control table is an OSC input, an OSC output and an OSCQuery node.</summary>
public sealed class ControlCoverageTests : IAsyncLifetime
{
    private readonly Listener _listener = new();
    private readonly OscNamespace _latest = new();
    private readonly FakeControl _show = new();
    private OscSender? _sender;

    public static TheoryData<string> Names { get; } = [.. ControlTable.All.Select(control => control.Name)];

    public async ValueTask InitializeAsync() => _sender = await OscSender.OpenAsync(
        [_listener.Target], new FakeLogger<OscSender>(Assert.Fail), TimeProvider.System, TestContext.Current.CancellationToken, _latest);

    public ValueTask DisposeAsync()
    {
        _sender!.Dispose();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Every_control_has_an_address_and_only_the_request_for_all_is_received_besides() => Assert.Equal(
        ControlTable.All.Select(control => $"/paintsound/control/{control.Name}"),
        Catalogue.All.Where(entry => entry.IsReceived && entry != Catalogue.State).Select(entry => entry.Address));

    [Theory]
    [MemberData(nameof(Names))]
    public void Message_sets_the_control_and_is_sent_back(string name)
    {
        foreach (var control in ControlTable.Of(_show.State).Where(control => control.Definition.Name == name))
        {
            var entry = Catalogue.Of(control.Definition);
            var sender = new OscControlSender(_sender!);
            sender.Send(_show.State);
            Discard();
            var message = new OscMessage(entry.Address, [.. Arguments(control)]);
            new OscControlReceiver(_show, new FakeLogger<OscControlReceiver>(Assert.Fail), TimeProvider.System).Handle(message);
            Assert.StartsWith($"{control} ", _show.Calls[^1], StringComparison.Ordinal);
            sender.Send(_show.State);
            if (entry.IsSent)
            {
                Assert.Equal(message.ToString(), Wire.DecodeSingle(_listener.Receive()).ToString());
            }

            sender.Send(_show.State);
            Assert.Equal(0, _listener.Waiting);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OSCQuery_reports_value_access_range_and_description(string name)
    {
        var control = ControlTable.Find(name)!;
        new OscControlSender(_sender!).Send(_show.State);
        var node = JsonNode.Parse(new OscQuery(_latest, new IPEndPoint(IPAddress.Loopback, 9100)).Answer($"/paintsound/control/{name}", "").Json.Span)!;
        Assert.Equal(control.Description, (string)node["DESCRIPTION"]!);
        Assert.Equal(control.Kind == ControlKind.Trigger ? 2 : 3, (int)node["ACCESS"]!);
        Assert.Equal(control.Kind == ControlKind.Trigger ? 0 : ((string)node["TYPE"]!).Length, node["VALUE"]?.AsArray().Count ?? 0);
        Assert.Equal(control.Unit.Length > 0, node["UNIT"] is not null);
        switch (control.Kind)
        {
            case ControlKind.Number:
                var range = node["RANGE"]!.AsArray().Last()!;
                Assert.Equal((control.Minimum, control.Maximum), ((double)range["MIN"]!, (double)range["MAX"]!));
                break;
            case ControlKind.Choice:
                Assert.Equal(control.Choices, node["RANGE"]![0]!["VALS"]!.AsArray().Select(word => (string)word!));
                break;
        }
    }

    [Fact]
    public void Sends_every_control_once_at_the_start()
    {
        new OscControlSender(_sender!).Send(_show.State);
        List<string> sent = [];
        while (_listener.Waiting > 0)
        {
            sent.Add(Wire.DecodeSingle(_listener.Receive()).ToString());
        }

        Assert.Equal(
            [
                "/paintsound/control/gate 0.05", "/paintsound/control/dwell 4", "/paintsound/control/bars 0", "/paintsound/control/hold 0", "/paintsound/control/taste 1",
                "/paintsound/control/follow 0.3",
                "/paintsound/control/distance \"weighed\"", "/paintsound/control/collection \"own\" 1",
                "/paintsound/control/filter/loudness/min -60", "/paintsound/control/filter/loudness/max 0",
                "/paintsound/control/filter/brightness/min 50", "/paintsound/control/filter/brightness/max 8000",
                "/paintsound/control/filter/onsets/min 0", "/paintsound/control/filter/onsets/max 16",
                "/paintsound/control/filter/attack/min 0", "/paintsound/control/filter/attack/max 1000", "/paintsound/control/filter/held \"any\"",
                "/paintsound/control/filter/tempo/min 60", "/paintsound/control/filter/tempo/max 200",
                "/paintsound/control/filter/duration/min 0", "/paintsound/control/filter/duration/max 3600",
                "/paintsound/control/filter/year/min 1900", "/paintsound/control/filter/year/max 2050", "/paintsound/control/filter/unheard 0",
                "/paintsound/control/filter/artist \"Ana Ruiz\" 0", "/paintsound/control/filter/genre \"Jazz\" 0", "/paintsound/control/filter/folder \"etudes\" 0",
                "/paintsound/control/arm 1",
                "/paintsound/control/congruity/smoothing 1", "/paintsound/control/depth \"fog\" 1", "/paintsound/control/depth \"reverb\" 1",
                "/paintsound/control/projection/blend \"mix\"", "/paintsound/control/projection/opacity \"canvas\" 1",
                "/paintsound/control/projection/opacity \"painting\" 0.5", "/paintsound/control/projection/fade 3", "/paintsound/control/projection/black 0",
            ],
            sent);
    }

    [Fact]
    public void A_name_of_a_large_library_is_sent_while_it_is_on_and_when_it_is_switched_off()
    {
        ControlId artist = new(FilterControls.Artist, "Artist 7");
        _show.State = _show.State with { Names = _show.State.Names with { Artists = [.. Enumerable.Range(0, 1 + ControlFamily.MostListedNames).Select(i => $"Artist {i}")] } };
        OscControlSender sender = new(_sender!);
        sender.Send(_show.State);
        Discard();
        foreach (var isOn in new[] { true, false })
        {
            _show.Set(artist, isOn);
            sender.Send(_show.State);
            Assert.Equal($"/paintsound/control/filter/artist \"Artist 7\" {(isOn ? 1 : 0)}", Wire.DecodeSingle(_listener.Receive()).ToString());
            sender.Send(_show.State);
            Assert.Equal(0, _listener.Waiting);
        }
    }

    [Fact]
    public void OSCQuery_listener_receives_every_item_of_a_family()
    {
        var (sender, listener) = (new OscControlSender(_sender!), new OscQueryListener(_latest));
        Assert.True(listener.TryHandle("""{"COMMAND": "LISTEN", "DATA": "/paintsound/control/depth"}"""u8.ToArray()));
        sender.Send(_show.State);
        Assert.Equal(["/paintsound/control/depth \"fog\" 1", "/paintsound/control/depth \"reverb\" 1"], listener.ReadNew().Select(packet => Wire.DecodeSingle(packet).ToString()));
        _show.Set(new ControlId(ControlTable.Depth, "fog"), 0.5);
        sender.Send(_show.State);
        Assert.Equal(["/paintsound/control/depth \"fog\" 0.5"], listener.ReadNew().Select(packet => Wire.DecodeSingle(packet).ToString()));
    }

    [Fact]
    public void Programs_that_echo_messages_do_not_loop_forever()
    {
        var (sender, receiver) = (new OscControlSender(_sender!), new OscControlReceiver(_show, new FakeLogger<OscControlReceiver>(Assert.Fail), TimeProvider.System));
        sender.Send(_show.State);
        Discard();
        receiver.Handle(new OscMessage("/paintsound/control/gate", [OscArgument.From(0.3f)]));
        var rounds = 0;
        for (sender.Send(_show.State); _listener.Waiting > 0; sender.Send(_show.State))
        {
            receiver.Handle(Wire.DecodeSingle(_listener.Receive()));
            Assert.InRange(++rounds, 1, 1);
        }

        Assert.Equal(1, rounds);
    }

    [Fact]
    public void Counts_and_drops_a_name_that_is_too_long()
    {
        var sender = new OscOutput(_sender!);
        sender.OnControls(new ShowState { Collections = [new string('x', 2000)] });
        Assert.Equal(1, sender.TooLong);
    }

    private static IEnumerable<OscArgument> Arguments(ControlId control)
    {
        if (control.Item.Length > 0)
        {
            yield return OscArgument.From(control.Item);
        }

        switch (control.Definition.Kind)
        {
            case ControlKind.Number:
                yield return OscArgument.From((float)control.Definition.At(0.75).Number);
                break;
            case ControlKind.Switch:
                yield return OscArgument.From(control.Definition.Default(control.Item).IsOn ? 0 : 1);
                break;
            case ControlKind.Choice:
                yield return OscArgument.From(control.Definition.Choices[^1]);
                break;
        }
    }

    private void Discard()
    {
        while (_listener.Waiting > 0)
        {
            _listener.Receive();
        }
    }
}
