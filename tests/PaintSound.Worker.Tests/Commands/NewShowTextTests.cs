using FsCheck;
using FsCheck.Xunit;
using PaintSound.Live.Connections;
using PaintSound.Media.Devices;
using PaintSound.Worker.Commands.New;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.Commands;

public class NewShowTextTests
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "shows");
    private static readonly string File = Path.Combine(Folder, "my-show.yaml");
    private static readonly FoundParts Nothing = new([], [], [], [], [], []);

    [Theory]
    [InlineData("jack:system:capture_1")]
    [InlineData("wasapi:Mikrofon (Realtek(R) Audio)")]
    [InlineData("pulse:alsa_input.usb-Focusrite: Scarlett #2")]
    [InlineData("dshow:it's \"quoted\" \\ here")]
    [InlineData("avfoundation:0")]
    [InlineData("rtsp://user:p%40ss@10.0.0.7/1?a=b&c={d}")]
    [InlineData("- [x]")]
    [InlineData("null")]
    [InlineData("off")]
    [InlineData("2026")]
    [InlineData("name\n")]
    [InlineData("a\tb\r\nc: d # e")]
    [InlineData("Микрофон 日本")]
    public void The_name_of_a_device_is_read_back(string name)
    {
        var source = new SourceSettings(SourceSettingsKind.Device, name);
        var found = new FoundParts([], [new Device(name, "label\n- of it"), new Device("other\n\"", "x")], [new Device("monitor\u2028: y", "z", IsMonitor: true)], [], [], []);
        var show = Read(new NewShow(Path.Combine(Folder, "lib"), source, source, source, LiveConnectionKind.Max), found);
        Assert.Equal((source, source, source), (show.Brush.Source, show.Canvas.Source, show.Music!.Source));
    }

    [Property(MaxTest = 200)]
    public void Any_label_stays_in_its_comment(NonNull<string> label)
    {
        var source = new SourceSettings(SourceSettingsKind.Device, "jack:system:capture_1");
        var found = new FoundParts([], [new Device("jack:system:capture_1", Printable(label.Get)), new Device($"jack:{Printable(label.Get)}", "x")], [], [], [], []);
        Assert.Equal(source, Read(new NewShow(Path.Combine(Folder, "lib"), source, NewShowDefaults.Simulated, null, null), found).Brush.Source);
    }

    [Fact]
    public void Every_connection_to_Live_and_every_kind_of_source_is_valid()
    {
        var recording = new SourceSettings(SourceSettingsKind.File, Path.Combine(Folder, "sounds", "brush one.wav"));
        foreach (var live in Enum.GetValues<LiveConnectionKind>())
        {
            var show = Read(new NewShow(Path.Combine(Folder, "lib"), recording, NewShowDefaults.Simulated, NewShowDefaults.Simulated, live), Nothing);
            Assert.Equal((live, recording, NewShowDefaults.Simulated), (show.Live!.Connection, show.Brush.Source, show.Canvas.Source));
        }
    }

    [Fact]
    public void Paths_below_the_folder_are_relative_and_others_absolute()
    {
        var elsewhere = Path.Combine(Path.GetTempPath(), "elsewhere", "lib");
        Assert.Contains("\nlibrary: my/lib\n", Text(Path.Combine(Folder, "my", "lib")), StringComparison.Ordinal);
        Assert.Contains(elsewhere.Replace(Path.DirectorySeparatorChar, '/'), Text(elsewhere), StringComparison.Ordinal);
        Assert.Equal(elsewhere, ShowFile.Parse(Text(elsewhere), File).Library);

        static string Text(string library) => NewShowText.Create(new NewShow(library, NewShowDefaults.Simulated, NewShowDefaults.Simulated, null, null), Nothing, File);
    }

    // A name or label with half of a surrogate pair cannot be written to a file; no system has one.
    private static string Printable(string text) => string.Concat(text.Where(letter => !char.IsSurrogate(letter)));

    private static ShowSettings Read(NewShow show, FoundParts found) => ShowFile.Parse(NewShowText.Create(show, found, File), File);
}
