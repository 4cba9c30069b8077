using PaintSound.Media.Capture;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Tests;

/// <summary>A script with the arguments and the output of v4l2-ctl replaces the program and the camera.</summary>
public sealed class CameraSettingsTests : IDisposable
{
    private const string Own = """
                white_balance_automatic 0x0098090c (bool)   : default=1 value=1
              white_balance_temperature 0x0098091a (int)    : min=2000 max=6500 step=1 default=4000 value=3120 flags=inactive
                          auto_exposure 0x009a0901 (menu)   : min=0 max=3 default=1 value=3 (Aperture Priority Mode)
                 exposure_time_absolute 0x009a0902 (int)    : min=3 max=2047 step=1 default=250 value=333 flags=inactive
             exposure_dynamic_framerate 0x009a0903 (bool)   : default=0 value=1
                         focus_absolute 0x009a090a (int)    : min=0 max=250 step=5 default=0 value=25
             focus_automatic_continuous 0x009a090c (bool)   : default=1 value=0
        """;

    // A camera that is not there, a control that refuses, and one that accepts and ignores, are files beside the script.
    private const string Script = """
        #!/bin/sh
        if [ -e "$0.gone" ]; then echo "Cannot open device $2, exiting." >&2; exit 1; fi
        case $3 in
          --list-ctrls) cat "$0.controls" ;;
          --set-ctrl)
            name=${4%%=*}
            if grep -qx "$name" "$0.refuses" 2> /dev/null; then echo "VIDIOC_S_EXT_CTRLS: failed: Permission denied" >&2; exit 255; fi
            grep -qx "$name" "$0.ignores" 2> /dev/null || sed -i "s/^\( *$name 0x.* value=\)[0-9]*/\1${4#*=}/" "$0.controls"
            echo "$4" >> "$0.log" ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-camera-");
    private readonly string _program;

    public CameraSettingsTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "v4l2-ctl is a program of Linux; its stand-in is a shell script");
        _program = Path.Combine(_folder.FullName, "v4l2-ctl");
        File.WriteAllText(_program, Script.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Controls = Own;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Controls
    {
        get => File.ReadAllText(_program + ".controls");
        set => File.WriteAllText(_program + ".controls", value);
    }

    private string State => Path.Combine(_folder.FullName, "state");

    private bool IsKept => Directory.Exists(State) && Directory.EnumerateFiles(State).Any();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Locks_and_restores_exactly_what_the_camera_had()
    {
        using var settings = Open();
        Assert.Equal("Locked: exposure, white balance, focus. The camera has no automatic to switch for: gain.", await settings.LockAsync(true, Stop));
        Assert.Empty(await settings.ListAutomaticAsync(Stop));
        Assert.True(IsKept);

        // Locking twice does not take the locked values for those of the camera.
        await settings.LockAsync(true, Stop);
        Assert.Equal("The camera has its own settings again: exposure automatic, white balance automatic, focus by hand.", await settings.RestoreAsync(Stop));
        Assert.Equal(Own, Controls);
        Assert.False(IsKept);
        Assert.Null(await settings.RestoreAsync(Stop));
    }

    [Fact]
    public async Task Unlocking_on_the_page_restores_too()
    {
        using var settings = Open();
        Assert.Equal("Nothing was locked. The camera has its own settings.", await settings.LockAsync(false, Stop));
        await settings.LockAsync(true, Stop);
        await settings.LockAsync(false, Stop);
        Assert.Equal(Own, Controls);
    }

    [Fact]
    public async Task A_show_after_a_crash_restores()
    {
        using (var crashed = Open())
        {
            await crashed.LockAsync(true, Stop);
        }

        Assert.NotEqual(Own, Controls);

        // Another camera at the same place has settings of its own.
        using var other = Open(label: "Another Webcam");
        Assert.Null(await other.RestoreAsync(Stop));
        using var next = Open();
        Assert.NotNull(await next.RestoreAsync(Stop));
        Assert.Equal(Own, Controls);
    }

    [Fact]
    public async Task A_camera_that_was_unplugged_is_locked_again_and_restored_at_the_end()
    {
        using var settings = Open();
        Assert.Null(await settings.LockAgainAsync(Stop));
        await settings.LockAsync(true, Stop);
        var locked = Controls;
        Controls = Own.Replace("value=333", "value=250", StringComparison.Ordinal).Replace("value=25\n", "value=0\n", StringComparison.Ordinal);
        Assert.StartsWith("Locked: exposure, white balance, focus.", await settings.LockAgainAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(locked, Controls);
        await settings.RestoreAsync(Stop);
        Assert.Equal(Own, Controls);
    }

    [Fact]
    public async Task A_camera_that_is_gone_at_the_end_gets_its_settings_at_the_next_start()
    {
        using var settings = Open();
        await settings.LockAsync(true, Stop);
        await File.WriteAllTextAsync(_program + ".gone", "", Stop);
        var e = await Assert.ThrowsAsync<MediaException>(() => settings.RestoreAsync(Stop));
        Assert.Contains("it is not connected", e.Message, StringComparison.Ordinal);
        Assert.Contains("at the next start", e.Message, StringComparison.Ordinal);
        Assert.True(IsKept);
        File.Delete(_program + ".gone");
        using var next = Open();
        Assert.NotNull(await next.RestoreAsync(Stop));
        Assert.Equal(Own, Controls);
    }

    [Fact]
    public async Task Tells_what_was_refused_and_why()
    {
        await File.WriteAllTextAsync(_program + ".refuses", "white_balance_automatic\n", Stop);
        await File.WriteAllTextAsync(_program + ".ignores", "auto_exposure\n", Stop);
        using var settings = Open();
        Assert.Equal(
            "Locked: focus. The camera refused: white balance (Permission denied), exposure (auto_exposure stays at 3 instead of 1). "
                + "The camera has no automatic to switch for: gain.",
            await settings.LockAsync(true, Stop));
        Assert.StartsWith("The camera has its own settings again: ", await settings.RestoreAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(Own, Controls);
    }

    [Fact]
    public async Task A_camera_without_automatics_is_left_alone()
    {
        Controls = "brightness 0x00980900 (int)    : min=0 max=255 step=1 default=128 value=128\n";
        using var settings = Open();
        Assert.Contains("lets no program lock its exposure", (await Assert.ThrowsAsync<MediaException>(() => settings.LockAsync(true, Stop))).Message, StringComparison.Ordinal);
        Assert.False(IsKept);
        Assert.Null(await settings.RestoreAsync(Stop));
    }

    [Theory]
    [InlineData("rtsp://camera/live")]
    [InlineData("http://192.168.1.20:8080/video")]
    public async Task A_camera_in_the_network_is_locked_in_its_own_app(string address)
    {
        using CameraSettings settings = new(address, State);
        Assert.False(settings.CanLock);
        Assert.Contains("own app", (await Assert.ThrowsAsync<MediaException>(() => settings.LockAsync(true, Stop))).Message, StringComparison.Ordinal);
        Assert.Null(await settings.RestoreAsync(Stop));
        Assert.Empty(await settings.ListAutomaticAsync(Stop));
    }

    [Fact]
    public void Each_system_says_why_it_cannot_lock()
    {
        Assert.Contains("v4l-utils", new LinuxCapture().NoCameraControls, StringComparison.Ordinal);
        Assert.Contains("macOS", new MacCapture().NoCameraControls, StringComparison.Ordinal);
        Assert.Contains("DirectShow", new WindowsCapture(() => throw new NotSupportedException(), null!).NoCameraControls, StringComparison.Ordinal);
    }

    private CameraSettings Open(string label = "HD Webcam") => new("v4l2:/dev/video0", State, new V4l2Controls(_program, "/dev/video0", label), "");
}
