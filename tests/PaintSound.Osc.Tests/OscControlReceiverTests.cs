using Microsoft.Extensions.Logging.Testing;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Osc.Tests;

public class OscControlReceiverTests
{
    private readonly FakeControl _show = new();
    private readonly FakeLogger<OscControlReceiver> _logger = new();
    private readonly FakeTimeProvider _time = new();
    private readonly OscControlReceiver _receiver;

    public OscControlReceiverTests() => _receiver = new OscControlReceiver(_show, _logger, _time);

    public static TheoryData<OscMessage, string> ValidMessages { get; } = new()
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
        { Message("preset", OscArgument.From("calm")), "preset calm 1" },
        { Message("preset", OscArgument.From("calm"), OscArgument.From(1f)), "preset calm 1" },
        { Message("preset", OscArgument.From("calm"), OscArgument.From(0f)), "preset calm 0" },
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

    public static TheoryData<OscMessage, string> InvalidMessages { get; } = new()
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
        { Message("preset"), "preset takes s preset (got nothing)." },
        { Message("preset", OscArgument.From("loud")), "Unknown preset 'loud'; this show has calm." },
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
    [MemberData(nameof(ValidMessages))]
    public void Sets_the_control(OscMessage message, string call)
    {
        _receiver.Handle(message);
        Assert.Equal([call], _show.Calls);
        Assert.Equal((1, 0), (_receiver.Handled, _receiver.Refused));
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Theory]
    [MemberData(nameof(InvalidMessages))]
    public void Logs_the_reason_for_a_refusal(OscMessage message, string reason)
    {
        _receiver.Handle(message);
        Assert.Empty(_show.Calls);
        Assert.Equal((0, 1), (_receiver.Handled, _receiver.Refused));
        var logged = Assert.Single(_logger.Collector.GetSnapshot()).Message;
        Assert.StartsWith($"OSC {message.Address}: ", logged, StringComparison.Ordinal);
        Assert.EndsWith(reason, logged, StringComparison.Ordinal);
    }

    [Fact]
    public void Released_button_sets_the_trigger_to_0()
    {
        _receiver.Handle(Message("next", OscArgument.From(0f)));
        Assert.Equal(["next 0"], _show.Calls);
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Fact]
    public void Refuses_an_unknown_address()
    {
        _receiver.Handle(Message("colection", OscArgument.From(1)));
        Assert.Equal((0, 1), (_receiver.Handled, _receiver.Refused));
        Assert.Equal(["Unknown OSC control address /paintsound/control/colection."], _logger.Collector.GetSnapshot().Select(logged => logged.Message));
    }

    [Fact]
    public void Pattern_sets_every_control_that_it_matches()
    {
        _receiver.Handle(Message("{gate,follow}", OscArgument.From(0.5f)));
        Assert.Equal(["gate 0.5", "follow 0.5"], _show.Calls);
    }

    [Fact]
    public void Logs_a_repeated_refusal_once_per_second()
    {
        for (var i = 0; i < 100; i++)
        {
            _receiver.Handle(Message("gate", OscArgument.From(2f)));
        }

        Assert.Equal(1, _logger.Collector.Count);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(100, _receiver.Refused);
        Assert.Equal(2, _logger.Collector.Count);
        Assert.EndsWith("(99 more in 1 s.)", _logger.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_the_log_for_a_sender_of_random_addresses()
    {
        for (var i = 0; i < 1000; i++)
        {
            _receiver.Handle(Message($"random-{i}", OscArgument.From(1)));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1000, _receiver.Refused);
        Assert.InRange(_logger.Collector.Count, 10, 12);
    }

    private static OscMessage Message(string control, params OscArgument[] arguments) => new($"/paintsound/control/{control}", arguments);
}
