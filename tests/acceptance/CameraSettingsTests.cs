namespace PaintSound.Acceptance.Tests;

/// <summary>The settings of a camera after a show. The machine has no camera: a script replaces v4l2-ctl.</summary>
public class CameraSettingsTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task A_show_restores_what_a_show_that_crashed_left_locked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has v4l2-ctl");
        using var temp = new TemporaryFolder();
        var script = temp.Write(
            "v4l2-ctl",
            "#!/bin/sh\ncase $3 in\n--list-ctrls) cat \"$0.controls\" ;;\n" +
            "--set-ctrl) sed -i \"s/^\\(${4%%=*} .* value=\\)[0-9]*/\\1${4#*=}/\" \"$0.controls\" ;;\nesac\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var controls = temp.Write(
            "v4l2-ctl.controls",
            "auto_exposure 0x009a0901 (menu)   : min=0 max=3 default=3 value=1 (Manual Mode)\nexposure_time_absolute 0x009a0902 (int)    : min=3 max=2047 step=1 default=250 value=333\n");
        Directory.CreateDirectory(temp["state/paintsound"]);
        var kept = temp.Write("state/paintsound/camera-v4l2__dev_video99-.json", """[{"Name":"auto_exposure","Value":3},{"Name":"exposure_time_absolute","Value":333}]""");
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  simulated: 1\ncanvas:\n  device: v4l2:/dev/video99\nosc:\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\n" +
            $"web:\n  listen: 127.0.0.1:{FreePort.Find()}\n");
        var result = await WorkerProcess.RunAsync(
            new Dictionary<string, string?> { ["XDG_STATE_HOME"] = temp["state"], ["PATH"] = $"{Path.GetDirectoryName(script)}:{Environment.GetEnvironmentVariable("PATH")}" },
            "run", show);
        Assert.Equal(1, result.Status);
        Assert.Contains("There is no camera v4l2:/dev/video99", string.Join("\n", result.Errors), StringComparison.Ordinal);
        Assert.Contains("value=3 (Manual Mode)", await File.ReadAllTextAsync(controls, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(kept));
    }
}
