using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

public class OscModulationTargetTests
{
    [Theory]
    [InlineData(false, 0, 1, 0.25, "0.25")]
    [InlineData(false, 0, 1, 1.5, "1")]
    [InlineData(false, -60, 0, 0.5, "-30")]
    [InlineData(true, 0, 100, 0.255, "26")]
    [InlineData(true, 255, 0, 1, "0")]
    public async Task Sends_numbers_in_the_range_of_the_receiver(bool isInteger, double low, double high, double value, string number)
    {
        using var listener = new Listener();
        using var sender = await OscSender.OpenAsync([listener.Target], NullLogger<OscSender>.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        var target = new OscModulationTarget(sender, "/eos/sub/1/level", new OscScale(isInteger, low, high));
        target.SetValue(value);
        var message = Wire.DecodeSingle(listener.Receive());
        Assert.Equal("/eos/sub/1/level", message.Address);
        Assert.Equal((isInteger ? OscType.Int32 : OscType.Float32, number), (message.Arguments[0].Type, message.Arguments[0].ToString()));
        Assert.Equal($"OSC {listener.Target} /eos/sub/1/level", target.Name);
    }

    [Theory]
    [InlineData("/fog", true)]
    [InlineData("/Page1/Fader201", true)]
    [InlineData("/", false)]
    [InlineData("fog", false)]
    [InlineData("/fog and light", false)]
    [InlineData("/fog/*", false)]
    [InlineData("/nébuleux", false)]
    [InlineData("", false)]
    public void Checks_addresses(string address, bool isValid) => Assert.Equal(isValid, OscModulationTarget.IsAddress(address));

    [Fact]
    public async Task Accepts_an_address_of_maximum_length_but_no_longer_one()
    {
        using var listener = new Listener();
        using var sender = await OscSender.OpenAsync([listener.Target], NullLogger<OscSender>.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        var longest = "/" + new string('a', 255);
        Assert.True(OscModulationTarget.IsAddress(longest));
        Assert.False(OscModulationTarget.IsAddress(longest + "a"));
        new OscModulationTarget(sender, longest, OscScale.Percent).SetValue(1);
        Assert.Equal((longest, "100"), (Wire.DecodeSingle(listener.Receive()) is var message ? message.Address : "", message.Arguments[0].ToString()));
    }

    [Fact]
    public async Task Setting_a_value_allocates_nothing()
    {
        using var listener = new Listener();
        using var sender = await OscSender.OpenAsync([listener.Target], NullLogger<OscSender>.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        var target = new OscModulationTarget(sender, "/fog", OscScale.Unit);
        Assert.Equal(0, Allocation.OfSteady(() => target.SetValue(0.5)));
    }
}
