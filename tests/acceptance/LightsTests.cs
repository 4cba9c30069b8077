using System.Globalization;

namespace PaintSound.Acceptance.Tests;

/// <summary>A modulation controls the lighting program QLC+. The test reads the channel of the fixture back.</summary>
public class LightsTests(SampleLibraryFixture samples)
{
    private const string Address = "/stage/warm";
    private const int MaxStarts = 3;

    [Theory]
    [InlineData("brush-level", 10)]
    [InlineData("congruity", 5)]
    public async Task QLC_plus_moves_a_fixture_channel_and_depth_0_returns_it_to_rest(string source, int levels)
    {
        var port = FreePort.Find();
        await MoveAsync(
            source,
            levels,
            port,
            Channel(Address),
            $"""<Input Plugin="OSC" UID="127.0.0.1" Line="0"><PluginParameters inputPort="{port}"/></Input>""",
            $$"""{ program: qlc+, osc: "127.0.0.1:{{port}}", address: {{Address}} }""");
    }

    /// <summary>
    /// QLC+ counts universes of Art-Net from 0, those of sACN from 1, and channels from 0. It ignores Art-Net that comes from its own address,
    /// so PaintSound sends from another one.
    /// </summary>
    [Theory]
    [InlineData("E1.31", 5568, "{ sacn: 1, channel: 12 }")]
    [InlineData("ArtNet", 6454, "{ art-net: 0, channel: 12 }")]
    public Task QLC_plus_receives_DMX_channels_by_unicast(string plugin, int port, string target) => MoveAsync(
        "brush-level",
        10,
        port,
        11,
        $"""<Input Plugin="{plugin}" UID="127.0.0.1" Line="0"><PluginParameters multicast="0" ucastPort="{port}"/></Input>""",
        target);

    private async Task MoveAsync(string source, int levels, int inputPort, int channel, string input, string target)
    {
        using var temp = new TemporaryFolder();
        using var lamp = new OscRecorder();
        var controlPort = FreePort.Find();
        using var qlc = await StartQlcAsync(temp, inputPort, Workspace(input, channel, lamp.Address.Split(':')[1]));
        var show = temp.Write("show.yaml",
            $$"""
            library: {{samples.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            music:
              simulated: 2
            osc:
              listen: 127.0.0.1:{{controlPort}}
              query: off
            choosing:
              gate: 0.5
            modulations:
              warm:
                source: {{source}}
                curve: { release: 0.2, range: [0.2, 1] }
                target: {{target}}
            lights: { network: 127.0.0.2, sacn-to: 127.0.0.1, art-net-to: 127.0.0.1 }
            """);
        using var worker = WorkerProcess.Start("run", show);

        // The channel changes and never falls below its range.
        await worker.WaitUntilAsync(() => ReadLevels(lamp).Distinct().Count() > levels && ReadLevels(lamp).Max() > 0.5);
        Assert.All(ReadLevels(lamp).SkipWhile(level => level == 0), level => Assert.InRange(level, 0.19f, 1f));
        await ChildProcess.RunAsync("liblo-tools", "oscsend", "127.0.0.1", controlPort.ToString(CultureInfo.InvariantCulture), "/paintsound/control/depth", "sf", "warm", "0");
        await worker.WaitUntilAsync(() => Math.Abs(ReadLevels(lamp)[^1] - 0.2f) < 0.005f);
        await lamp.CloseAsync();
    }

    /// <summary>Starts QLC+ and waits until it listens. QLC+ sometimes crashes at start (a race in its own threads); then it is started again.</summary>
    private static async Task<ChildProcess> StartQlcAsync(TemporaryFolder temp, int inputPort, string content)
    {
        var home = Directory.CreateDirectory(temp["home"]).FullName;
        var workspace = temp.Write("stage.qxw", content);
        for (var starts = 1; ; starts++)
        {
            var qlc = ChildProcess.Start(
                "qlcplus",
                new Dictionary<string, string?> { ["QT_QPA_PLATFORM"] = "offscreen", ["HOME"] = home, ["XDG_RUNTIME_DIR"] = home },
                "qlcplus", "--nogui", "--nowm", "--open", workspace, "--operate");
            await qlc.WaitUntilAsync(() => Ports.IsTaken(inputPort) || qlc.HasExited);
            if (!qlc.HasExited)
            {
                return qlc;
            }

            Assert.True(starts < MaxStarts, $"QLC+ ended {starts} times while it started:\n{string.Join('\n', qlc.Lines)}");
            qlc.Dispose();
        }
    }

    private static float[] ReadLevels(OscRecorder lamp) => [.. lamp.GetMessages("/0/dmx/0").Select(m => float.Parse(m.Arguments[0].ToString(), CultureInfo.InvariantCulture))];

    /// <summary>A QLC+ workspace: a dimmer at channel 1, a slider that follows a channel of the input and moves the dimmer, and an OSC output that sends the universe to the test.</summary>
    private static string Workspace(string input, int channel, string output) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE Workspace>
        <Workspace xmlns="http://www.qlcplus.org/Workspace" CurrentWindow="VirtualConsole">
         <Creator><Name>Q Light Controller Plus</Name><Version>4.12.6</Version><Author>PaintSound</Author></Creator>
         <Engine>
          <InputOutputMap>
           <Universe Name="Universe 1" ID="0">
            {input}
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
            <Input Universe="0" Channel="{channel}"/>
           </Slider>
          </Frame>
          <Properties><Size Width="1920" Height="1080"/><GrandMaster ChannelMode="Intensity" ValueMode="Reduce" SliderMode="Normal"/></Properties>
         </VirtualConsole>
         <SimpleDesk><Engine/></SimpleDesk>
        </Workspace>
        """;

    /// <summary>Returns QLC+'s channel number of an address: the checksum of ISO 3309 over its bytes (CRC-16/X-25).</summary>
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
