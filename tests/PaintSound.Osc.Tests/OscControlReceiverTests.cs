using Microsoft.Extensions.Logging.Testing;
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
        { Message("hold", OscArgument.From(1)), "hold 1" },
        { Message("hold", OscArgument.From(0f)), "hold 0" },
        { Message("hold", OscArgument.From(true)), "hold 1" },
        { Message("next"), "next 1" },
        { Message("next", OscArgument.From(1f)), "next 1" },
        { Message("next", OscArgument.Impulse), "next 1" },
        { Message("next", OscArgument.From("bang")), "next 1" },
        { Message("follow", OscArgument.From(0.5f)), "follow 0.5" },
        { Message("distance", OscArgument.From("paper")), "distance 'paper'" },
        { Message("distance", OscArgument.From("weighed")), "distance 'weighed'" },
        { Message("collection", OscArgument.From("own"), OscArgument.From(1)), "collection own 1" },
        { Message("arm", OscArgument.From(0)), "arm 0" },
        { Message("congruity/smoothing", OscArgument.From(2.5f)), "congruity/smoothing 2.5" },
        { Message("depth", OscArgument.From("reverb"), OscArgument.From(0.5f)), "depth reverb 0.5" },
        { Message("collection", OscArgument.From("own"), OscArgument.From(0f)), "collection own 0" },
        { Message("projection/blend", OscArgument.From("screen")), "projection/blend 'screen'" },
        { Message("projection/opacity", OscArgument.From("painting"), OscArgument.From(0.25f)), "projection/opacity painting 0.25" },
        { Message("projection/fade", OscArgument.From(8f)), "projection/fade 8" },
        { Message("projection/black", OscArgument.From(1)), "projection/black 1" },
    };

    public static TheoryData<OscMessage, string> Refused { get; } = new()
    {
        { Message("gate", OscArgument.From(0f)), "gate must be between 0.0001 and 1 (got 0)." },
        { Message("gate", OscArgument.From(7f)), "gate must be between 0.0001 and 1 (got 7)." },
        { Message("gate", OscArgument.From(float.NaN)), "gate must be between 0.0001 and 1 (got NaN)." },
        { Message("gate"), "gate takes f gate 0.0001..1 (got nothing)." },
        { Message("gate", OscArgument.From("wide")), "gate takes f gate 0.0001..1 (got \"wide\")." },
        { Message("gate", OscArgument.From(0.1f), OscArgument.From(0.2f)), "gate takes f gate 0.0001..1 (got 0.1; 0.2)." },
        { Message("dwell", OscArgument.From(-1f)), "dwell must be between 0 and 600 seconds (got -1)." },
        { Message("hold", OscArgument.From(float.NaN)), "hold must be 0 or 1 (got NaN)." },
        { Message("follow", OscArgument.From(1.01f)), "follow must be between 0 and 1 (got 1.01)." },
        { Message("distance", OscArgument.From("far")), "distance must be one of weighed, paper (got 'far')." },
        { Message("distance", OscArgument.From(1)), "distance takes s distance weighed or paper (got 1)." },
        { Message("next", OscArgument.From(1), OscArgument.From(1)), "next takes no arguments (got 1; 1)." },
        { Message("collection", OscArgument.From("other"), OscArgument.From(1)), "Unknown collection 'other'; this show has own." },
        { Message("collection", OscArgument.From(1), OscArgument.From("own")), "collection takes s collection; i on 0..1 (got 1; \"own\")." },
        { Message("congruity/smoothing", OscArgument.From(31f)), "congruity/smoothing must be between 0 and 30 seconds (got 31)." },
        { Message("depth", OscArgument.From("reverb"), OscArgument.From(1.5f)), "depth reverb must be between 0 and 1 (got 1.5)." },
        { Message("depth", OscArgument.From(0.5f)), "depth takes s modulation; f depth 0..1 (got 0.5)." },
        { Message("projection/blend", OscArgument.From("burn")), "(got 'burn')." },
        { Message("projection/opacity", OscArgument.From("canvas"), OscArgument.From(2f)), "projection/opacity canvas must be between 0 and 1 (got 2)." },
        { Message("projection/opacity", OscArgument.From("wall"), OscArgument.From(1f)), "Unknown layer 'wall'; this show has canvas, painting." },
        { Message("projection/fade", OscArgument.From(-1f)), "projection/fade must be between 0 and 60 seconds (got -1)." },
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
    public void A_button_that_is_released_sets_the_trigger_to_0()
    {
        _control.Handle(Message("next", OscArgument.From(0f)));
        Assert.Equal(["next 0"], _show.Calls);
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Fact]
    public void An_unknown_address_is_refused()
    {
        _control.Handle(Message("colection", OscArgument.From(1)));
        Assert.Equal((0, 1), (_control.Handled, _control.Refused));
        Assert.Equal(["Unknown OSC control address /paintsound/control/colection."], _logger.Collector.GetSnapshot().Select(logged => logged.Message));
    }

    [Fact]
    public void A_pattern_means_every_control_that_it_matches()
    {
        _control.Handle(Message("{gate,follow}", OscArgument.From(0.5f)));
        Assert.Equal(["gate 0.5", "follow 0.5"], _show.Calls);
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

    private static OscMessage Message(string control, params OscArgument[] arguments) => new($"/paintsound/control/{control}", arguments);
}
