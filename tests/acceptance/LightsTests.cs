using System.Globalization;

namespace PaintSound.Acceptance.Tests;

/// <summary>A real lighting program follows a modulation of the show, and the channel of its fixture is read back.</summary>
public class LightsTests(Atelier atelier)
{
    private const string Address = "/stage/warm";
    private const int Starts = 3;

    [Theory]
    [InlineData("brush-level", 10)]
    [InlineData("congruity", 5)]
    public async Task QLC_plus_moves_a_channel_of_a_fixture_and_depth_0_brings_it_to_rest(string source, int levels)
    {
        using var place = new Place();
        using var lamp = new OscEar();
        var (input, controls) = (Ports.Free(), Ports.Free());
        using var qlc = await StageAsync(place, input, lamp);
        var show = place.Write("show.yaml",
            $$"""
            library: {{atelier.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            music:
              simulated: 2
            osc:
              listen: 127.0.0.1:{{controls}}
            choosing:
              gate: 0.5
            modulations:
              warm:
                source: {{source}}
                curve: { release: 0.2, range: [0.2, 1] }
                target: { program: qlc+, osc: "127.0.0.1:{{input}}", address: {{Address}} }
            """);
        using var worker = WorkerProcess.Start("run", show);

        // The lamp goes up and down, and never below its range.
        await worker.UntilAsync(() => Levels(lamp).Distinct().Count() > levels && Levels(lamp).Max() > 0.5);
        Assert.All(Levels(lamp).SkipWhile(level => level == 0), level => Assert.InRange(level, 0.19f, 1f));
        await Peer.RunAsync("liblo-tools", "oscsend", "127.0.0.1", controls.ToString(CultureInfo.InvariantCulture), "/paintsound/control/depth", "sf", "warm", "0");
        await worker.UntilAsync(() => Math.Abs(Levels(lamp)[^1] - 0.2f) < 0.005f);
        await lamp.CloseAsync();
    }

    /// <summary>QLC+, once it listens. It crashes now and then while it starts, of its own threads, and whoever sees that starts it again.</summary>
    private static async Task<Peer> StageAsync(Place place, int input, OscEar lamp)
    {
        var home = Directory.CreateDirectory(place["home"]).FullName;
        var workspace = place.Write("stage.qxw", Workspace(input, lamp.Address.Split(':')[1]));
        for (var starts = 1; ; starts++)
        {
            var qlc = Peer.Start(
                "qlcplus",
                new Dictionary<string, string?> { ["QT_QPA_PLATFORM"] = "offscreen", ["HOME"] = home, ["XDG_RUNTIME_DIR"] = home },
                "qlcplus", "--nogui", "--nowm", "--open", workspace, "--operate");
            await qlc.UntilAsync(() => Ports.IsTaken(input) || qlc.HasEnded);
            if (!qlc.HasEnded)
            {
                return qlc;
            }

            Assert.True(starts < Starts, $"QLC+ ended {starts} times while it started:\n{string.Join('\n', qlc.Lines)}");
            qlc.Dispose();
        }
    }

    private static float[] Levels(OscEar lamp) => [.. lamp.At("/0/dmx/0").Select(m => float.Parse(m.Arguments[0].ToString(), CultureInfo.InvariantCulture))];

    /// <summary>A dimmer at channel 1, a slider that moves it and hears our address, and what QLC+ sends to its universe as OSC to us.</summary>
    private static string Workspace(int input, string output) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE Workspace>
        <Workspace xmlns="http://www.qlcplus.org/Workspace" CurrentWindow="VirtualConsole">
         <Creator><Name>Q Light Controller Plus</Name><Version>4.12.6</Version><Author>PaintSound</Author></Creator>
         <Engine>
          <InputOutputMap>
           <Universe Name="Universe 1" ID="0">
            <Input Plugin="OSC" UID="127.0.0.1" Line="0"><PluginParameters inputPort="{input}"/></Input>
            <Output Plugin="OSC" UID="127.0.0.1" Line="0"><PluginParameters outputIP="127.0.0.1" outputPort="{output}"/></Output>
           </Universe>
          </InputOutputMap>
          <Fixture>
           <Manufacturer>Generic</Manufacturer><Model>Generic</Model><Mode>Generic</Mode>
           <ID>0</ID><Name>Warm</Name><Universe>0</Universe><Address>0</Address><Channels>1</Channels>
          </Fixture>
         </Engine>
         <VirtualConsole>
          <Frame Caption="">
           <Appearance><FrameStyle>None</FrameStyle></Appearance>
           <Slider Caption="warm" ID="1" WidgetStyle="Slider" InvertedAppearance="false">
            <WindowState Visible="True" X="20" Y="20" Width="60" Height="200"/>
            <SliderMode ValueDisplayStyle="Exact" ClickAndGoType="None" Monitor="false">Level</SliderMode>
            <Level LowLimit="0" HighLimit="255" Value="0"><Channel Fixture="0">0</Channel></Level>
            <Playback><Function>4294967295</Function></Playback>
            <Input Universe="0" Channel="{Channel(Address)}"/>
           </Slider>
          </Frame>
          <Properties><Size Width="1920" Height="1080"/><GrandMaster ChannelMode="Intensity" ValueMode="Reduce" SliderMode="Normal"/></Properties>
         </VirtualConsole>
         <SimpleDesk><Engine/></SimpleDesk>
        </Workspace>
        """;

    /// <summary>QLC+ knows an address by the checksum of ISO 3309 over its bytes (CRC-16/X-25).</summary>
    private static int Channel(string address)
    {
        var sum = 0xffff;
        foreach (var letter in address)
        {
            sum ^= letter;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0x8408 : sum >> 1;
            }
        }

        return sum ^ 0xffff;
    }
}
