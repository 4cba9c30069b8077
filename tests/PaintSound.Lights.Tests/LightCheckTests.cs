using System.Net;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Tests;

public class LightCheckTests
{
    private static readonly UniverseId[] Universes = [new(LightProtocol.Sacn, 1), new(LightProtocol.ArtNet, 3)];

    [Fact]
    public void Says_what_is_sent_where()
    {
        LightOptions options = new() { Network = IPAddress.Loopback, SacnTo = [IPAddress.Loopback], ArtNetTo = [IPAddress.Parse("127.0.0.2"), IPAddress.Parse("127.0.0.3")] };
        Assert.Equal("sACN universe 1 to 127.0.0.1, Art-Net universe 3 to 127.0.0.2 and 127.0.0.3", LightCheck.Run([.. Universes, Universes[0]], options));
    }

    [Fact]
    public void A_card_that_is_missing_is_named_with_those_that_are_there()
    {
        var error = Assert.Throws<LightException>(() => LightCheck.Run(Universes, new LightOptions { Network = IPAddress.Parse("192.0.2.1") }));
        Assert.StartsWith("No network card of this computer has the address 192.0.2.1 of 'lights: network'. It has: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receiver_that_no_network_leads_to_is_named()
    {
        // From the loopback card no way leads out of this computer.
        LightOptions options = new() { Network = IPAddress.Loopback, SacnTo = [IPAddress.Parse("198.51.100.7")] };
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems decide when they send");
        Assert.StartsWith("No network leads to 198.51.100.7, which receives sACN universe 1 (", Assert.Throws<LightException>(() => LightCheck.Run(Universes, options)).Message, StringComparison.Ordinal);
    }
}
