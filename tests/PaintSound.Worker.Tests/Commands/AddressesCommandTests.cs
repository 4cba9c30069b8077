using PaintSound.Osc.Query;
using PaintSound.Worker.Commands;

namespace PaintSound.Worker.Tests.Commands;

public class AddressesCommandTests
{
    [Theory]
    [InlineData("f", true, null, null, "{ osc: \"10.0.0.9:7000\", address: /fog }")]
    [InlineData("f", true, 0.0, 100.0, "{ osc: \"10.0.0.9:7000\", address: /fog, numbers: [0, 100] }")]
    [InlineData("i", true, 0.0, 255.0, "{ osc: \"10.0.0.9:7000\", address: /fog, scale: integer, numbers: [0, 255] }")]
    [InlineData("d", true, 5.0, 5.0, "{ osc: \"10.0.0.9:7000\", address: /fog }")]
    [InlineData("f", false, null, null, null)]
    [InlineData("sf", true, null, null, null)]
    public void The_target_is_as_a_show_file_writes_it(string type, bool isWritable, double? low, double? high, string? expected)
    {
        var address = new OscQueryPeerAddress("/fog", type, isWritable, low, high, "");
        Assert.Equal(expected, AddressesCommand.TargetOf(new OscQueryPeer("Stage", "10.0.0.9", 7000, IsTcp: false, [address]), address));
    }
}
