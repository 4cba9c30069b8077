using System.Runtime.CompilerServices;
using PaintSound.Media;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Control;
using PaintSound.Core.Modulation;
using PaintSound.Live.Connections;
using PaintSound.Osc.Output;
using PaintSound.Core.Sources;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

public sealed class ShowFileTests : ShowFileTestBase
{
    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Refuses_a_text_that_nests_without_end(char bracket)
    {
        var error = Assert.Throws<ShowException>(() => ShowFile.Parse("library: " + new string(bracket, 100_000), "show.yaml"));
        Assert.Contains("more than 64 levels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_line_separator_of_Unicode_where_YAML_has_none()
    {
        var error = Assert.Throws<ShowException>(() => ShowFile.Parse("choosing: {gate: xt\u2028" + "7, dwell: 1}", "show.yaml"));
        Assert.Contains("this is not YAML", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choosing: {gate: 0.1, !<> dwell: 1}")]
    [InlineData("!<> library: works")]
    [InlineData("!< library: works")]
    [InlineData("! library: works")]
    [InlineData("!!library: works")]
    [InlineData("& library: works")]
    public void Refuses_a_tag_or_an_anchor_without_a_name(string text) =>
        Assert.Contains("show.yaml", Assert.Throws<ShowException>(() => ShowFile.Parse(text, "show.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_with_a_tag_is_the_key()
    {
        var show = Read($"{Minimum}\n!!str choosing: {{!<tag:x> gate: 0.25}}\nmodulations: {{!<tag:x> fog: {{source: brush-level, target: {{sacn: 1, channel: 7}}}}}}\n");
        Assert.Equal(0.25, show.Choosing.Gate);
        Assert.Equal("fog", Assert.Single(show.Modulations).Name);
    }

    [Theory]
    [InlineData("{}", 7, 32)]
    [InlineData("{template: user 1}", 0, 32)]
    [InlineData("{template: factory 8}", 15, 32)]
    [InlineData("{template: keep}", null, 512)]
    public void Template_of_a_Launch_Control_XL(string controller, int? template, int atLeast)
    {
        var settings = Read($"{Minimum}\nmidi: {{controller: {controller}}}\n").Midi!.Controller!;
        Assert.Equal((template, true, true), (settings.Template, settings.IsLaunchControl, settings.PicksUp));
        Assert.True(settings.Bindings.Count >= atLeast, $"{settings.Bindings.Count} bindings");
        Assert.False(Read($"{Minimum}\nmidi: {{controller: {{pick-up: false}}}}\n").Midi!.Controller!.PicksUp);
    }

    [Fact]
    public void Defaults_of_a_minimal_show()
    {
        var show = Read(Minimum);
        Assert.Equal(Path.Combine(Folder.FullName, "works"), show.Library);
        Assert.Equal(new SourceSettings(SourceSettingsKind.Device, "jack:system:capture_1"), show.Brush.Source);
        Assert.Equal(new SourceSettings(SourceSettingsKind.File, Path.Combine(Folder.FullName, "painting.mp4")), show.Canvas.Source);
        Assert.Equal(new ChoosingControls().Gate, show.Choosing.Gate);
        Assert.Equal("127.0.0.1:9100", show.Osc.Listen.ToString());
        Assert.Equal("127.0.0.1:9101", show.Osc.Query!.ToString());
        Assert.Empty(show.Osc.Targets);
        Assert.Empty(show.Models);
        Assert.Null(show.Music);
        Assert.Equal("127.0.0.1:9180", show.Web.Listen.ToString());
        Assert.Equal(new Projection(), show.State.Projection);
        Assert.Equal((new BrushRange(), new CanvasSettings().FlickerThreshold), (show.Brush.Range, show.Canvas.FlickerThreshold));
    }

    [Fact]
    public void All_keys_of_a_show()
    {
        var show = Read(
            """
            library: /music
            models: [nets, /more/nets]
            web:
              listen: 0.0.0.0:8080
            projection: { blend: screen, canvas: 0.8, painting: 0.3, fade: 10, black: true }
            brush:
              simulated: 3
              range: [-52.5, -8]
            canvas:
              flicker-threshold: 20
              device: v4l2:/dev/video0
              corners: [[0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.95, 0.85]]
              aspect: [120, 80]
              fps: 2
            music:
              device: pulse:stage.monitor
              silence-db: -40
            osc:
              to: [127.0.0.1:9000, lights.local:8000]
              listen: 0.0.0.0:9200
            choosing:
              gate: 0.05
              dwell: 6
              repeat-after: 90
              follow: 0.7
              distance: paper
              strategy: sound-then-gate
              silence: stay
              silence-db: -50
              exclude: [composers]
            """);
        Assert.Equal([Path.Combine(Folder.FullName, "nets"), "/more/nets"], show.Models);
        Assert.Equal(["127.0.0.1:9000", "lights.local:8000"], show.Osc.Targets.Select(target => target.ToString()));
        Assert.Equal("0.0.0.0:9200", show.Osc.Listen.ToString());
        Assert.Equal(2, show.Canvas.FramesPerSecond);
        Assert.Equal(1.5, show.Canvas.Aspect);
        Assert.Equal(new MusicInputSettings(new(SourceSettingsKind.Device, "pulse:stage.monitor"), -40), show.Music);
        Assert.Equal("0.0.0.0:8080", show.Web.Listen.ToString());
        Assert.Equal(
            new Projection { Blend = ProjectionBlend.Screen, Canvas = 0.8, Painting = 0.3, Fade = TimeSpan.FromSeconds(10), Black = true },
            show.State.Projection);
        Assert.Equal((-52.5f, -8f, 20), (show.Brush.Range.QuietDb, show.Brush.Range.LoudDb, show.Canvas.FlickerThreshold));
        Assert.Equal((0.95, 0.85), (show.Canvas.Corners.BottomRight.X, show.Canvas.Corners.BottomRight.Y));
        Assert.Equal(ChoosingStrategy.SoundThenGate, show.Choosing.Strategy);
        Assert.Equal(SilencePolicy.Stay, show.Choosing.Silence);
        Assert.Equal(SoundDistanceKind.Paper, show.Choosing.Distance);
        Assert.Equal((0.05, 0.7, -50f), (show.Choosing.Gate, show.Choosing.Follow, show.Choosing.SilenceDb));
        Assert.Equal((TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(90)), (show.Choosing.Dwell, show.Choosing.RepeatAfter));
        Assert.Equal(["composers"], show.Choosing.Excluded);
    }

    [Theory]
    [InlineData("web:\n  listen: 9180", 7, "an address of this computer and a port, such as 127.0.0.1:9180")]
    [InlineData("web:\n  port: 9180", 7, "'port' is not a key of 'web', which takes listen")]
    [InlineData("projection:\n  blend: burn", 7, "one of mix, add, screen, multiply, overlay, lighten, darken, difference")]
    [InlineData("projection:\n  painting: 2", 7, "a number from 0 to 1")]
    [InlineData("projection:\n  black: perhaps", 7, "true or false")]
    [InlineData("choosing:\n  gait: 0.1", 7, "'gait' is not a key of 'choosing'")]
    [InlineData("choosing:\n  gate: 2", 7, "'choosing: gate' takes a number from 0.0001 to 1, not '2'")]
    [InlineData("choosing:\n  strategy: best", 7, "one of gate-then-sound, sound-then-gate, weighted-rank")]
    [InlineData("choosing:\n  distance: far", 7, "one of weighed, paper")]
    [InlineData("lamps: on", 6, "'lamps' is not a key of the show")]
    [InlineData("osc:\n  to: 127.0.0.1:9000", 7, "'osc: to' takes a list")]
    [InlineData("choosing: [", 7, "this is not YAML")]
    [InlineData("osc:\n  to: [nowhere]", 7, "addresses such as 127.0.0.1:9000")]
    [InlineData("live:\n  port: 9110", 7, "'live' needs 'connection'")]
    [InlineData("live:\n  connection: window", 7, "'live: connection' takes one of remote-script, max, ableton-osc, midi")]
    [InlineData("live:\n  connection: midi\n  fade: 2", 8, "'live: fade' has no effect with 'connection: midi': remove it")]
    [InlineData("osc:\n  listen: 9100", 7, "an address of this computer and a port")]
    [InlineData("choosing:\n  dwell: 601", 7, "a number from 0 to 600")]
    public void An_error_names_its_line(string lines, int line, string expected)
    {
        var error = Assert.Throws<ShowException>(() => Read(Minimum + "\n" + lines + "\n"));
        Assert.Contains($"show.yaml, line {line}: ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Reads_the_connection_to_Live()
    {
        Assert.Null(Read(Minimum).Live);
        Assert.Equal(new LiveSettings(LiveConnectionKind.RemoteScript, 9110, PlaybackMode.Once, TimeSpan.Zero), Read(Minimum + "\nlive: { connection: remote-script }\n").Live);
        Assert.Equal(
            new LiveSettings(LiveConnectionKind.Max, 9200, PlaybackMode.Loop, TimeSpan.FromSeconds(1.5)),
            Read(Minimum + "\nlive: { connection: max, port: 9200, playback: loop, fade: 1.5 }\n").Live);
        Assert.Equal(11_000, Read(Minimum + "\nlive: { connection: ableton-osc }\n").Live!.Port);
        Assert.Equal(LiveConnectionKind.Midi, Read(Minimum + "\nlive: { connection: midi }\nmidi: { port: Stage }\n").Live!.Connection);
        Assert.Equal(new MidiSettings(), Read(Minimum + "\nlive: { connection: midi }\n").Midi);
    }

    [Fact]
    public void Reads_modulations()
    {
        var show = Read(
            Minimum + """

            music:
              simulated: 1
            modulations:
              reverb:
                source: congruity
                curve: { of: [0.2, 0.9], range: [0.8, 0.1], invert: true, exponent: 2, attack: 0.5, release: 4, quantise: 5 }
                depth: 0.7
                rate: 20
                target: { osc: "lights.local:7700", address: /fog, scale: integer, numbers: [0, 255] }
              light:
                source: onset-rate
                target: { osc: "127.0.0.1:8000", address: /eos/sub/1, scale: percent }
            """);
        var curve = new ModulationCurve
        {
            From = 0.2, To = 0.9, Low = 0.8, High = 0.1, Invert = true, Exponent = 2,
            Attack = TimeSpan.FromSeconds(0.5), Release = TimeSpan.FromSeconds(4), Quantise = 5,
        };
        var fog = new OscTargetSettings(new OscTarget("lights.local", 7700), "/fog", new OscScale(IsInteger: true, 0, 255));
        var light = new OscTargetSettings(new OscTarget("127.0.0.1", 8000), "/eos/sub/1", OscScale.Percent);
        Assert.Equal(
            [
                new ModulationSettings("reverb", ModulationSource.Congruity, curve, 0.7, 20, fog),
                new ModulationSettings("light", ModulationSource.OnsetRate, new ModulationCurve { To = 8 }, 1, 30, light),
            ],
            show.Modulations);
        Assert.Equal([("light", 1), ("reverb", 0.7)], show.State.Depths.Select(depth => (depth.Key, depth.Value)));
    }

    [Theory]
    [InlineData("qlc+", "7700", false, 0, 1, 44)]
    [InlineData("eos", "8000", false, 0, 1, 44)]
    [InlineData("grandma3", "8000", false, 0, 100, 44)]
    [InlineData("resolume", "7000", false, 0, 1, 60)]
    public void A_program_sets_port_scale_and_rate(string program, string port, bool whole, double low, double high, double rate)
    {
        var modulation = Assert.Single(Read(
            Minimum + $"\nmodulations:\n  a:\n    source: onset\n    target: {{ program: {program}, osc: 10.0.0.2, address: /a }}\n").Modulations);
        var target = Assert.IsType<OscTargetSettings>(modulation.Target);
        Assert.Equal(($"10.0.0.2:{port}", new OscScale(whole, low, high), rate), (target.To.ToString(), target.Scale, modulation.Rate));
    }

    [Theory]
    [InlineData("program: eos, osc: tcp://10.0.0.2", "tcp://10.0.0.2:3032")]
    [InlineData("program: eos, osc: slip://10.0.0.2", "slip://10.0.0.2:3037")]
    [InlineData("osc: 'tcp://console:9'", "tcp://console:9")]
    [InlineData("osc: 'udp://console:9'", "console:9")]
    public void A_target_can_be_reached_over_TCP(string keys, string expected)
    {
        var modulation = Assert.Single(Read(Minimum + $"\nmodulations:\n  a:\n    source: onset\n    target: {{ {keys}, address: /a }}\n").Modulations);
        Assert.Equal(expected, Assert.IsType<OscTargetSettings>(modulation.Target).To.ToString());
    }

    [Fact]
    public void Keys_of_the_show_override_the_program()
    {
        var modulation = Assert.Single(Read(
            Minimum + "\nmodulations:\n  a:\n    source: onset\n    rate: 5\n    target: { program: qlc+, osc: 'b:7701', address: /a, scale: percent }\n").Modulations);
        var target = Assert.IsType<OscTargetSettings>(modulation.Target);
        Assert.Equal(("b:7701", OscScale.Percent, 5), (target.To.ToString(), target.Scale, modulation.Rate));
    }

    [Theory]
    [InlineData("source: onset\n    target: { program: qlc, osc: a, address: /a }", 9, "one of qlc+, eos, grandma3, resolume, touchdesigner, not 'qlc'")]
    [InlineData("source: onset\n    target: { program: touchdesigner, osc: a, address: /a }", 9, "addresses such as 127.0.0.1:9000")]
    [InlineData("source: congruity\n    target: { osc: 'a:1', address: /a }", 8, "congruity only in a show that has 'music'")]
    [InlineData("source: colour", 8, "'modulations: a: source' takes one of congruity, brush-level, brightness, onset-rate, onset, canvas-change, correspondence, canvas-painted, canvas-lightness, canvas-colourfulness, canvas-texture, stroke-x, stroke-y, stroke-length, stroke-direction, pressure, tap, scrape, sweep, beat-phase, bar-phase")]
    [InlineData("source: beat-phase\n    target: { osc: 'a:1', address: /a }", 8, "'modulations: a' follows the beat, which needs 'beat: source'")]
    [InlineData("source: onset\n    speed: 3\n    target: { osc: 'a:1', address: /a }", 9, "'speed' is not a key of 'modulations: a'")]
    [InlineData("source: onset\n    curve: { of: [1, 0] }", 9, "two numbers, the smaller first")]
    [InlineData("source: onset\n    curve: { range: [0, 2] }", 9, "a number from 0 to 1, not '2'")]
    [InlineData("source: onset\n    curve: { quantise: 2.5 }", 9, "a whole number from 2 to 1000")]
    [InlineData("source: onset\n    curve: { invert: maybe }", 9, "true or false")]
    [InlineData("source: onset\n    depth: 2", 9, "a number from 0 to 1")]
    [InlineData("source: onset\n    target: { osc: nowhere, address: /a }", 9, "addresses such as 127.0.0.1:9000")]
    [InlineData("source: onset\n    target: { osc: 'http://a:1', address: /a }", 9, "addresses such as 127.0.0.1:9000 or tcp://10.0.0.5:3032")]
    [InlineData("source: onset\n    target: { program: qlc+, osc: 'tcp://a', address: /a }", 9, "addresses such as 127.0.0.1:9000 or tcp://10.0.0.5:3032")]
    [InlineData("source: onset\n    target: { osc: 'a:1', address: fog }", 9, "an OSC address such as /fog/density")]
    [InlineData("source: onset\n    target: { osc: 'a:1', address: /a, scale: integer }", 9, "integer only together with 'numbers'")]
    [InlineData("source: onset\n    target: { osc: 'a:1', address: /a, scale: percent, numbers: [0, 9] }", 9, "if the scale is float or integer")]
    [InlineData("source: onset\n    target: { light: 3 }", 9, "'modulations: a: target' takes exactly one of 'osc', 'sacn', 'art-net', 'control', 'live'")]
    [InlineData("source: onset\n    target: { live: own 1 }", 9, "'modulations: a: target' needs 'parameter'")]
    [InlineData("source: onset\n    target: { live: own 1, parameter: Volume }", 8, "'modulations: a' moves a parameter of Live, which needs 'live: connection: remote-script'")]
    [InlineData("source: onset\n    target: { live: own 1, parameter: Volume }\nlive: {connection: midi}", 8, "with MIDI use 'control' as the target")]
    [InlineData("source: onset\n    target: { control: 32, bits: 14 }", 9, "a number from 0 to 31, not '32'")]
    [InlineData("source: onset\n    target: { control: knob-c-1, bits: 14 }", 9, "7 for knob-c-1: the controls of a Launch Control XL have 7 bits")]
    [InlineData("source: onset\n    target: { control: knob-a-5, bits: 14 }", 9, "7 for knob-a-5: the controls of a Launch Control XL have 7 bits")]
    [InlineData("source: onset\n    depth: 1", 8, "'modulations: a' needs 'target'")]
    public void An_error_in_a_modulation_names_its_line(string lines, int line, string expected)
    {
        var error = Assert.Throws<ShowException>(() => Read(Minimum + $"\nmodulations:\n  a:\n    {lines}\n"));
        Assert.Contains($"show.yaml, line {line}: ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Microphones_have_a_channel_and_a_place()
    {
        var show = Read("library: works\nbrush:\n  device: alsa:hw:1\n  microphones:\n    - { channel: 3, at: [0.05, 0.1] }\n    - { channel: 1, at: [0.95, 0.1] }\ncanvas: { simulated: 1 }\n");
        Assert.Equal([new MicrophoneSettings(3, 0.05, 0.1), new MicrophoneSettings(1, 0.95, 0.1)], show.Brush.Microphones);
        Assert.Empty(Read(Minimum).Brush.Microphones);
    }

    [Theory]
    [InlineData("[{channel: 1, at: [0, 0]}]", 4, "'brush: microphones' needs 2 to 4 microphones, not 1; for one microphone, leave the key out.")]
    [InlineData("[]", 4, "'brush: microphones' needs 2 to 4 microphones, not 0")]
    [InlineData("[{channel: 1, at: [0, 0]}, {channel: 2, at: [1, 0]}, {channel: 3, at: [0, 1]}, {channel: 4, at: [1, 1]}, {channel: 5, at: [0.5, 0.5]}]", 4, "not 5")]
    [InlineData("\n    - {channel: 1, at: [0, 0]}\n    - {channel: 1, at: [1, 0]}", 6, "'brush: microphones' names channel 1 twice; every microphone has its own channel.")]
    [InlineData("\n    - {channel: 1, at: [0, 0]}\n    - {channel: 2, at: [0.05, 0]}", 6, "puts the microphones of channels 1 and 2 in one place")]
    [InlineData("\n    - {channel: 1, at: [0, 0]}\n    - {channel: 2, at: [1.5, 0]}", 6, "a number from 0 to 1, not '1.5'")]
    [InlineData("\n    - {channel: 1, at: [0, 0]}\n    - {channel: 2, at: 0.5}", 6, "takes a list, not '0.5'")]
    [InlineData("\n    - {channel: 1, at: [0, 0]}\n    - {channel: 2, at: [0.5]}", 6, "the place on the canvas: [0, 0] top left")]
    [InlineData("\n    - {channel: 0, at: [0, 0]}\n    - {channel: 2, at: [1, 0]}", 5, "a number from 1 to 64, not '0'")]
    [InlineData("\n    - {channel: left, at: [0, 0]}\n    - {channel: 2, at: [1, 0]}", 5, "a number from 1 to 64, not 'left'")]
    [InlineData("\n    - {at: [0, 0]}\n    - {channel: 2, at: [1, 0]}", 5, "'brush: microphones' needs 'channel'")]
    [InlineData("\n    - {channel: 1}\n    - {channel: 2, at: [1, 0]}", 5, "'brush: microphones' needs 'at'")]
    [InlineData("\n    - {channel: 1, at: [0, 0], gain: 3}\n    - {channel: 2, at: [1, 0]}", 5, "'gain' is not a key of 'brush: microphones'")]
    [InlineData("4", 4, "takes a list, not '4'")]
    public void An_error_in_the_microphones_names_its_line(string microphones, int line, string expected)
    {
        var error = Assert.Throws<ShowException>(() => Read($"library: works\nbrush:\n  device: alsa:hw:1\n  microphones: {microphones}\ncanvas: {{ simulated: 1 }}\n"));
        Assert.Contains($"show.yaml, line {line}: ", error.Message);
        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain("\n", error.Message);
    }

    [Fact]
    public void Seconds_is_only_for_simulations()
    {
        Assert.Equal(90, Read(Minimum.Replace("device: jack:system:capture_1", "simulated: 2\n  seconds: 90", StringComparison.Ordinal)).Brush.Source.Seconds);
        var error = Assert.Throws<ShowException>(() => Read(Minimum + "\n  seconds: 90\n"));
        Assert.Contains("line 6: 'canvas: seconds' takes a number only with 'simulated'", error.Message);
    }

    [Theory]
    [InlineData("apart")]
    [InlineData("together")]
    public void The_bundled_shows_are_valid(string name)
    {
        var folder = Path.GetDirectoryName(ThisFile())!;
        var show = ShowFile.Read(Path.Combine(folder, "..", "..", "..", "shows", name + ".yaml"));
        Assert.All([show.Brush.Source, show.Canvas.Source, show.Music!.Source], source => Assert.Equal((SourceSettingsKind.Simulated, 180.0), (source.Kind, source.Seconds)));
        Assert.Equal(name == "together", show.Modulations.Any(modulation => modulation.Source == ModulationSource.Congruity));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [Theory]
    [InlineData("library: ~/my-library", "my-library")]
    [InlineData("library: ~", "")]
    public void A_tilde_is_the_home_folder(string library, string expected) => Assert.Equal(
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), expected).TrimEnd(Path.DirectorySeparatorChar),
        Read(Minimum.Replace("library: works", library, StringComparison.Ordinal)).Library);

    [Fact]
    public void A_tilde_is_the_home_folder_in_every_path()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var show = Read("library: works\nmodels: [~/nets]\nbrush: {file: ~/a.wav}\ncanvas: {simulated: 1}\nmidi: {record: ~/take.mid}\n");
        Assert.Equal(
            [Path.Combine(home, "nets"), Path.Combine(home, "a.wav"), Path.Combine(home, "take.mid")], [.. show.Models, show.Brush.Source.Name, show.Midi!.Recording!]);
    }

    [Theory]
    [InlineData("~other/music")]
    [InlineData("a/~/music")]
    [InlineData("$HOME/music")]
    [InlineData("%USERPROFILE%/music")]
    public void Nothing_else_in_a_path_is_expanded(string path) =>
        Assert.Equal(Path.GetFullPath(path, Folder.FullName), Read(Minimum.Replace("library: works", $"library: '{path}'", StringComparison.Ordinal)).Library);

    [Fact]
    public void One_folder_of_networks_needs_no_list() =>
        Assert.Equal([Path.Combine(Folder.FullName, "nets")], Read(Minimum + "\nmodels: nets\n").Models);

    [Theory]
    [InlineData("")]
    [InlineData("brush:\n  file: a.wav\ncanvas:\n  file: b.mp4")]
    [InlineData("library: works\nbrush:\n  file: a.wav\n  device: x\ncanvas:\n  file: b.mp4")]
    [InlineData("just a text")]
    public void An_incomplete_show_is_rejected(string yaml) => Assert.Throws<ShowException>(() => Read(yaml));

    [Fact]
    public void An_error_names_the_missing_key()
    {
        var error = Assert.Throws<ShowException>(() => Read("library: works\nbrush:\n  file: a.wav\n"));
        Assert.EndsWith("line 1: the show needs 'canvas'.", error.Message);
    }

    [Theory]
    [InlineData("[80]")]
    [InlineData("[80, 0]")]
    [InlineData("[1, 80]")]
    [InlineData("wide")]
    public void An_invalid_aspect_is_rejected(string size) =>
        Assert.Contains("line 6: 'canvas: aspect' takes ", Assert.Throws<ShowException>(() => Read(Minimum + $"\n  aspect: {size}\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", null, null, null, null)]
    [InlineData("{size: [3840, 2160]}", 3840, 2160, null, null)]
    [InlineData("{size: [1280, 720], rate: 29.97, format: mjpeg}", 1280, 720, 29.97, CameraFormat.Mjpeg)]
    [InlineData("{rate: 60, format: h264}", null, null, 60.0, CameraFormat.H264)]
    public void A_show_can_ask_for_a_mode_of_the_camera(string camera, int? width, int? height, double? rate, CameraFormat? format) => Assert.Equal(
        new CameraModeRequest(width, height, rate, format), Read(Minimum.Replace("file: painting.mp4", $"device: v4l2:/dev/video0\n  camera: {camera}", StringComparison.Ordinal)).Canvas.Camera);

    [Theory]
    [InlineData("device: v4l2:/dev/video0", "{size: [1920.5, 1080]}", "'canvas: camera: size' takes the width and height")]
    [InlineData("device: v4l2:/dev/video0", "{size: 1920}", "'canvas: camera: size' takes ")]
    [InlineData("device: v4l2:/dev/video0", "{rate: 0}", "'canvas: camera: rate' takes ")]
    [InlineData("device: v4l2:/dev/video0", "{format: jpeg}", "one of raw, mjpeg, h264")]
    [InlineData("device: v4l2:/dev/video0", "{fps: 30}", "'fps' is not a key of 'canvas: camera'")]
    [InlineData("device: rtsp://camera/live", "{rate: 30}", "only for a camera of this computer")]
    [InlineData("file: painting.mp4", "{rate: 30}", "only for a camera of this computer")]
    public void An_invalid_mode_of_the_camera_is_rejected(string source, string camera, string expected)
    {
        var error = Assert.Throws<ShowException>(() => Read(Minimum.Replace("file: painting.mp4", $"{source}\n  camera: {camera}", StringComparison.Ordinal)));
        Assert.Contains("line 6: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[0, 0], [0, 0], [0, 0], [0, 0]]")]
    [InlineData("[[1, 0], [0, 0], [0, 1], [1, 1]]")]
    [InlineData("[[0, 0], [1, 0], [0, 1]]")]
    [InlineData("automatic")]
    public void Corners_that_enclose_no_canvas_are_rejected(string corners)
    {
        var error = Assert.Throws<ShowException>(() => Read(Minimum + $"\n  corners: {corners}\n"));
        Assert.Contains("line 6: 'canvas: corners' takes four points around the canvas", error.Message);
    }

    [Fact]
    public void Corners_can_be_found_and_followed_by_themselves()
    {
        var defaults = Read(Minimum).Canvas;
        Assert.Equal((false, true, Corners.Whole), (defaults.FindCorners, defaults.Follow, defaults.Corners));
        var canvas = Read(Minimum + "\n  corners: auto\n  follow: false\n").Canvas;
        Assert.Equal((true, false, Corners.Whole), (canvas.FindCorners, canvas.Follow, canvas.Corners));
    }

    [Fact]
    public void An_unknown_collection_is_reported_with_its_line()
    {
        var show = Read(Minimum + "\nchoosing:\n  exclude: [own, nope]\n");
        show.RequireNames(new ShowState { Collections = ["own", "nope"] });
        var error = Assert.Throws<ShowException>(() => show.RequireNames(new ShowState { Collections = ["own", "composers"] }));
        Assert.Contains("line 7: 'choosing: exclude' takes collections of the library (own, composers), not 'nope'", error.Message);
    }

    [Fact]
    public void A_missing_show_file_is_reported()
    {
        var error = Assert.Throws<ShowException>(() => ShowFile.Read(Path.Combine(Folder.FullName, "none.yaml")));
        Assert.Contains("none.yaml", error.Message);
    }
}
