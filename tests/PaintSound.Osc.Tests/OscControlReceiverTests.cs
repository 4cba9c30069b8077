using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Osc.Tests;

public class OscControlReceiverTests
{
    private readonly FakeControl _show = new();
    private readonly FakeLogger<OscControlReceiver> _logger = new();
    private readonly FakeTimeProvider _time = new();
    private readonly OscControlReceiver _control;

    public OscControlReceiverTests() => _control = new OscControlReceiver(_show, _logger, _time);

    public static TheoryData<OscMessage, string> Followed { get; } = new()
    {
        { Message("gate", OscArgument.From(0.02f)), "gate 0.02" },
        { Message("gate", OscArgument.From(0.02)), "gate 0.02" },
        { Message("gate", OscArgument.From(1)), "gate 1" },
        { Message("dwell", OscArgument.From(4f)), "dwell 4" },
        { Message("hold", OscArgument.From(1)), "hold True" },
        { Message("hold", OscArgument.From(0f)), "hold False" },
        { Message("hold", OscArgument.From(true)), "hold True" },
        { Message("next"), "next" },
        { Message("next", OscArgument.From(1f)), "next" },
        { Message("next", OscArgument.Impulse), "next" },
        { Message("next", OscArgument.From("bang")), "next" },
        { Message("follow", OscArgument.From(0.5f)), "follow 0.5" },
        { Message("distance", OscArgument.From("paper")), "distance Paper" },
        { Message("distance", OscArgument.From("weighed")), "distance Weighed" },
        { Message("collection", OscArgument.From("own"), OscArgument.From(1)), "collection own True" },
        { Message("arm", OscArgument.From(0)), "arm False" },
        { Message("congruity/smoothing", OscArgument.From(2.5f)), "congruity smoothing 2.5" },
        { Message("depth", OscArgument.From("reverb"), OscArgument.From(0.5f)), "depth reverb 0.5" },
        { Message("collection", OscArgument.From("own"), OscArgument.From(0f)), "collection own False" },
        { Message("projection/blend", OscArgument.From("screen")), "blend Screen" },
        { Message("projection/opacity", OscArgument.From("painting"), OscArgument.From(0.25f)), "opacity Painting 0.25" },
        { Message("projection/fade", OscArgument.From(8f)), "fade 8" },
        { Message("projection/black", OscArgument.From(1)), "black True" },
    };

    public static TheoryData<OscMessage, string> Refused { get; } = new()
    {
        { Message("gate", OscArgument.From(0f)), "The gate (fraction) goes from 0.0001 to 1, 0 is outside." },
        { Message("gate", OscArgument.From(1.5f)), "The gate (fraction) goes from 0.0001 to 1, 1.5 is outside." },
        { Message("gate", OscArgument.From(float.NaN)), "it takes f gate fraction 0.0001..1, not NaN." },
        { Message("gate"), "it takes f gate fraction 0.0001..1, not nothing." },
        { Message("gate", OscArgument.From("wide")), "it takes f gate fraction 0.0001..1, not \"wide\"." },
        { Message("gate", OscArgument.From(0.1f), OscArgument.From(0.2f)), "it takes f gate fraction 0.0001..1, not 0.1; 0.2." },
        { Message("dwell", OscArgument.From(-1f)), "The dwell (seconds) goes from 0 to 600, -1 is outside." },
        { Message("follow", OscArgument.From(1.01f)), "The follow (0 rhythm, 1 colour) goes from 0 to 1, 1.01 is outside." },
        { Message("distance", OscArgument.From("far")), "it takes s distance weighed or paper, not \"far\"." },
        { Message("distance", OscArgument.From(1)), "it takes s distance weighed or paper, not 1." },
        { Message("next", OscArgument.From(1), OscArgument.From(1)), "it takes no arguments, not 1; 1." },
        { Message("collection", OscArgument.From("other"), OscArgument.From(1)), "There is no collection \"other\"; there is own." },
        { Message("collection", OscArgument.From(1), OscArgument.From("own")), "it takes s name; i on 0..1, not 1; \"own\"." },
        { Message("congruity/smoothing", OscArgument.From(31f)), "The congruity smoothing (seconds) goes from 0 to 30, 31 is outside." },
        { Message("depth", OscArgument.From("reverb"), OscArgument.From(1.5f)), "The depth goes from 0 to 1, 1.5 is outside." },
        { Message("depth", OscArgument.From(0.5f)), "it takes s modulation; f depth 0..1, not 0.5." },
        { Message("projection/blend", OscArgument.From("burn")), "not \"burn\"." },
        { Message("projection/opacity", OscArgument.From("canvas"), OscArgument.From(2f)), "The opacity goes from 0 to 1, 2 is outside." },
        { Message("projection/fade", OscArgument.From(-1f)), "The fade (seconds) goes from 0 to 60, -1 is outside." },
    };

    [Theory]
    [MemberData(nameof(Followed))]
    public void Follows(OscMessage message, string call)
    {
        _control.Handle(message);
        Assert.Equal([call], _show.Calls);
        Assert.Equal((1, 0), (_control.Handled, _control.Refused));
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_with_a_sentence(OscMessage message, string why)
    {
        _control.Handle(message);
        Assert.Empty(_show.Calls);
        Assert.Equal((0, 1), (_control.Handled, _control.Refused));
        var logged = Assert.Single(_logger.Collector.GetSnapshot()).Message;
        Assert.StartsWith($"OSC {message.Address}: ", logged, StringComparison.Ordinal);
        Assert.EndsWith(why, logged, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_no_control_is_refused_and_named()
    {
        _control.Handle(Message("colection", OscArgument.From(1)));
        Assert.Equal((0, 1), (_control.Handled, _control.Refused));
        Assert.Equal("Unknown OSC control address /paintsound/control/colection.", Assert.Single(_logger.Collector.GetSnapshot()).Message);
    }

    [Fact]
    public void A_sender_that_makes_up_addresses_does_not_flood_the_log()
    {
        for (var i = 0; i < 1000; i++)
        {
            _control.Handle(Message($"made-up-{i}", OscArgument.From(1)));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1000, _control.Refused);
        Assert.InRange(_logger.Collector.Count, 10, 12);
    }

    [Fact]
    public void A_button_that_is_let_go_does_nothing()
    {
        _control.Handle(Message("next", OscArgument.From(0f)));
        Assert.Empty(_show.Calls);
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Fact]
    public void A_pattern_means_every_control_that_it_matches()
    {
        _control.Handle(Message("{gate,follow}", OscArgument.From(0.5f)));
        Assert.Equal(["gate 0.5", "follow 0.5"], _show.Calls);
    }

    [Fact]
    public void Every_incoming_address_of_the_catalogue_is_followed()
    {
        var entries = Catalogue.All.Where(e => e.Direction == Direction.In).ToArray();
        foreach (var entry in entries)
        {
            _control.Handle(new OscMessage(
                entry.Address, [.. entry.Arguments.Select(a => a.Type == OscType.Text ? OscArgument.From(a.Words.FirstOrDefault("own")) : OscArgument.From(1))]));
        }

        Assert.Equal(entries.Length, _show.Calls.Count);
    }

    [Fact]
    public void A_fader_that_is_wrong_a_hundred_times_a_second_is_logged_once_a_second()
    {
        for (var i = 0; i < 100; i++)
        {
            _control.Handle(Message("gate", OscArgument.From(2f)));
        }

        Assert.Equal(1, _logger.Collector.Count);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(100, _control.Refused);
        Assert.Equal(2, _logger.Collector.Count);
        Assert.EndsWith("(99 more in 1 s.)", _logger.LatestRecord.Message, StringComparison.Ordinal);
    }

    private static OscMessage Message(string control, params OscArgument[] arguments) => new($"/paintsound/control/{control}", arguments);
}
