namespace PaintSound.Max.Tests;

public class DeviceTests
{
    [Fact]
    public void Device_is_an_unfrozen_audio_effect()
    {
        var device = Device.Read(Path.Combine(Folder.Patches, "PaintSound.amxd"));
        Assert.Equal(("aaaa", 0u), (device.Kind, device.Meta));
        Assert.Equal(0x61616161, device.Patch["patcher"]!["project"]!["amxdtype"]!.GetValue<int>());
        Assert.Equal(1, device.Patch["patcher"]!["openinpresentation"]!.GetValue<int>());
    }
}
