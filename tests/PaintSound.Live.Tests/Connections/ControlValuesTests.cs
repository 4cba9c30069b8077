using PaintSound.Core.Control;
using PaintSound.Live.Connections.PaintSoundDevice;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

public class ControlValuesTests
{
    private static readonly ShowState Show = new() { Collections = ["own"], Depths = new ShowState().Depths.Add("wash", 0.5) };

    private readonly List<(string Address, OscArgument[] Arguments)> _sent = [];
    private readonly ControlValues _values;
    private bool _isConnected;

    public ControlValuesTests() => _values = new ControlValues(() => _isConnected, (entry, arguments) => _sent.Add((entry.Address, arguments)));

    [Fact]
    public void Sends_every_value_at_the_start_of_a_session_and_then_only_changes()
    {
        _values.Set(Show);
        Assert.Empty(_sent);
        _isConnected = true;
        _values.SendPending(all: true);
        Assert.Equal(ControlTable.Of(Show).Count(control => control.Definition.Kind != ControlKind.Trigger), _sent.Count);
        Assert.Contains(_sent, sent => sent.Address == "/paintsound/control/depth" && sent.Arguments.SequenceEqual([OscArgument.From("wash"), OscArgument.From(0.5f)]));
        Assert.Contains(_sent, sent => sent.Address == "/paintsound/control/distance" && sent.Arguments.SequenceEqual([OscArgument.From("weighed")]));
        _sent.Clear();

        _values.Set(new ControlId(ControlTable.Hold).Set(Show, true));
        Assert.Equal("/paintsound/control/hold", Assert.Single(_sent).Address);
        Assert.Equal([OscArgument.From(1)], _sent[0].Arguments);
        _values.SendPending(all: false);
        Assert.Single(_sent);
    }

    [Fact]
    public void Sends_what_changed_while_Live_did_not_answer()
    {
        _isConnected = true;
        _values.Set(Show);
        _isConnected = false;
        _sent.Clear();
        _values.Set(new ControlId(ControlTable.Gate).Set(Show, 0.25));
        Assert.Empty(_sent);
        _isConnected = true;
        _values.SendPending(all: false);
        Assert.Equal([OscArgument.From(0.25f)], Assert.Single(_sent).Arguments);
    }

    [Fact]
    public void Leaves_out_a_name_that_is_too_long_for_a_message()
    {
        _isConnected = true;
        _values.Set(Show with { Collections = [new string('x', 2000), "own"] });
        Assert.Equal(OscArgument.From("own"), _sent.Single(sent => sent.Address == "/paintsound/control/collection").Arguments[0]);
    }
}
