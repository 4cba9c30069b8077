using PaintSound.Core.Sources;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Tests;

public class DeviceListTests(MediaFixture media)
{
    // ffmpeg's wiki, "Capture/Desktop", and libavdevice/avfoundation.m; ffmpeg 8 adds the "uid".
    private const string Mac = """
        [AVFoundation indev @ 0x7f8e2540ef20] AVFoundation video devices:
        [AVFoundation indev @ 0x7f8e2540ef20] [0] FaceTime HD camera (built-in)
        [AVFoundation indev @ 0x7f8e2540ef20] [1] Capture screen 0  [uid:0x1420000005ac8600]
        [AVFoundation indev @ 0x7f8e2540ef20] AVFoundation audio devices:
        [AVFoundation indev @ 0x7f8e2540ef20] [0] Built-in Microphone
        : Input/output error
        """;

    // The format of libavdevice/dshow.c since ffmpeg 5.
    private const string Windows = """
        [dshow @ 000001f0] "Integrated Camera" (video)
        [dshow @ 000001f0]   Alternative name "@device_pnp_\\?\usb#vid_04f2"
        [in#0 @ 000001f0] "Microphone Array (Realtek(R) Audio)" (audio)
        [in#0 @ 000001f0]   Alternative name "@device_cm_{33D9A762-90C8-11D0-BD43-00A0C911CE86}\wave_{1}"
        [dshow @ 000001f0] "Capture Card" (audio, video)
        [dshow @ 000001f0] "Unknown" (none)
        dummy: Immediate exit requested
        """;

    // ffmpeg's wiki, "DirectShow": the format before ffmpeg 5.
    private const string OlderWindows = """
        [dshow @ 03ACF580] DirectShow video devices
        [dshow @ 03ACF580]  "Integrated Camera"
        [dshow @ 03ACF580]  "screen-capture-recorder"
        [dshow @ 03ACF580] DirectShow audio devices
        [dshow @ 03ACF580]  "Internal Microphone (Conexant 2"
        [dshow @ 03ACF580]  "virtual-audio-capturer"
        dummy: Immediate exit requested
        """;

    // Printed by "ffmpeg -sources pulse" of version 5.1 with a null sink.
    private const string Pulse = """
        Auto-detected sources for pulse:
        * ps.monitor [Monitor of Null Output] (none)
          alsa_input.usb-C-Media [USB Audio [2]] (none)
        """;

    [Fact]
    public void Parses_the_AVFoundation_device_list()
    {
        var list = MacCapture.ParseDevices(Mac);
        Assert.Equal(["avfoundation:FaceTime HD camera (built-in)", "avfoundation:Capture screen 0"], list.Cameras.Select(device => device.Name));
        Assert.Equal([new Device("avfoundation:Built-in Microphone", "Built-in Microphone")], list.Microphones);
        Assert.Contains("BlackHole", Assert.Single(list.Notes));
        Assert.Equal(3, MacCapture.ParseDevices("").Notes.Count);
    }

    [Fact]
    public void Parses_the_DirectShow_device_list()
    {
        var list = WindowsCapture.ParseDevices(Windows.ReplaceLineEndings("\r\n"));
        Assert.Equal(["dshow:Integrated Camera", "dshow:Capture Card"], list.Cameras.Select(device => device.Name));
        Assert.Equal(["dshow:Microphone Array (Realtek(R) Audio)", "dshow:Capture Card"], list.Microphones.Select(device => device.Name));
        var older = WindowsCapture.ParseDevices(OlderWindows);
        Assert.Equal(["dshow:Integrated Camera", "dshow:screen-capture-recorder"], older.Cameras.Select(device => device.Name));
        Assert.Equal(["dshow:Internal Microphone (Conexant 2", "dshow:virtual-audio-capturer"], older.Microphones.Select(device => device.Name));
    }

    [Fact]
    public void Distinguishes_virtual_cables_from_microphones()
    {
        var mac = MacCapture.ParseDevices(Mac.Replace("Built-in Microphone", "BlackHole 2ch", StringComparison.Ordinal));
        Assert.Equal([new Device("avfoundation:BlackHole 2ch", "BlackHole 2ch", IsMonitor: true)], mac.Microphones);
        Assert.Empty(mac.Notes);
        var windows = WindowsCapture.ParseDevices(Windows.Replace("Microphone Array (Realtek(R) Audio)", "CABLE Output (VB-Audio Virtual Cable)", StringComparison.Ordinal));
        Assert.Equal([true, false], windows.Microphones.Select(device => device.IsMonitor));
        Assert.Empty(WindowsCapture.ParseDevices(Windows).Notes);
        Assert.Contains("Cameras", Assert.Single(WindowsCapture.ParseDevices("").Notes));
    }

    [Fact]
    public void Parses_the_PulseAudio_source_list() => Assert.Equal(
        [new Device("pulse:ps.monitor", "Monitor of Null Output", IsMonitor: true), new Device("pulse:alsa_input.usb-C-Media", "USB Audio [2]")],
        LinuxCapture.ParseSources(Pulse, "pulse"));

    [Fact]
    public async Task Reads_sound_cards_and_cameras_from_proc_and_sys()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc and /sys exist only on Linux");
        var root = Path.Combine(media.Folder, "root");
        Directory.CreateDirectory(Path.Combine(root, "proc/asound"));
        // Linux, Documentation/sound/designs/procfile.rst: the card, the device, id : name : streams.
        await File.WriteAllTextAsync(
            Path.Combine(root, "proc/asound/pcm"),
            "00-00: ALC892 Analog : ALC892 Analog : playback 1 : capture 1\n00-03: HDMI 0 : HDMI 0 : playback 1\n02-00: USB Audio : USB Audio : capture 1\n",
            TestContext.Current.CancellationToken);
        foreach ((var node, var index) in new[] { ("video0", "0"), ("video1", "1") })
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, "sys/class/video4linux", node)).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "name"), "HD Webcam\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "index"), index + "\n", TestContext.Current.CancellationToken);
        }

        var list = await new LinuxCapture(root).ListAsync(media.Ffmpeg, TestContext.Current.CancellationToken);
        Assert.Equal([new Device("v4l2:/dev/video0", "HD Webcam")], list.Cameras);
        Assert.Equal(
            ["alsa:plughw:0,0", "alsa:plughw:2,0"],
            list.Microphones.Select(device => device.Name).Where(name => name.StartsWith("alsa", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("rtsp://camera/1", true)]
    [InlineData("painting.mp4", false)]
    [InlineData("C:\\music\\a.wav", false)]
    [InlineData("nothing:", false)]
    public void Distinguishes_device_names_from_files(string name, bool device) => Assert.Equal(device, CaptureDevices.IsName(name));

    [Theory]
    [InlineData("rtsp://painter:secret@camera:554/live", "rtsp://camera:554/live")]
    [InlineData("http://painter:p@ss@192.168.1.20/video", "http://192.168.1.20/video")]
    [InlineData("http://192.168.1.20:8080/a@b", "http://192.168.1.20:8080/a@b")]
    [InlineData("cannot open rtsp://painter:secret@camera/live: unknown error", "cannot open rtsp://camera/live: unknown error")]
    public void Messages_contain_no_password(string text, string expected) => Assert.Equal(expected, DeviceName.WithoutPasswords(text));

    [Fact]
    public void Rejects_an_unknown_scheme_and_reports_the_known_ones()
    {
        var e = Assert.Throws<MediaException>(
            () => new MicrophoneSource(media.Ffmpeg, "tape:1", SourceKind.Brush, TimeProvider.System));
        Assert.Contains("tape:1", e.Message);
        Assert.Contains(CaptureSystem.Current.MicrophoneSchemes[0] + ":", e.Message);
    }
}
