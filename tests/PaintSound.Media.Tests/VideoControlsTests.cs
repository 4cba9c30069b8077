using PaintSound.Media.Devices;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Tests;

/// <summary>The lists are those of v4l2-ctl for cameras before and after Linux 5.13, and for a camera with few controls.</summary>
public class VideoControlsTests
{
    private const string New = """

        User Controls

                             brightness 0x00980900 (int)    : min=0 max=255 step=1 default=128 value=128
                white_balance_automatic 0x0098090c (bool)   : default=1 value=1
                                   gain 0x00980913 (int)    : min=0 max=255 step=1 default=0 value=37
              white_balance_temperature 0x0098091a (int)    : min=2000 max=6500 step=1 default=4000 value=3120 flags=inactive

        Camera Controls

                          auto_exposure 0x009a0901 (menu)   : min=0 max=3 default=3 value=3 (Aperture Priority Mode)
                 exposure_time_absolute 0x009a0902 (int)    : min=3 max=2047 step=1 default=250 value=333 flags=inactive
             exposure_dynamic_framerate 0x009a0903 (bool)   : default=0 value=1
                         focus_absolute 0x009a090a (int)    : min=0 max=250 step=5 default=0 value=25 flags=inactive
             focus_automatic_continuous 0x009a090c (bool)   : default=1 value=1
        """;

    private const string Old = """
                  white_balance_temperature_auto 0x0098090c (bool)   : default=1 value=1
                       white_balance_temperature 0x0098091a (int)    : min=2800 max=6500 step=10 default=4650 value=4650 flags=inactive
                                   exposure_auto 0x009a0901 (menu)   : min=0 max=3 default=3 value=3
                               exposure_absolute 0x009a0902 (int)    : min=1 max=10000 step=1 default=156 value=156 flags=inactive
        """;

    [Fact]
    public void Locking_keeps_the_values_that_the_camera_had_chosen() => Assert.Equal(
        [
            "auto_exposure=1", "exposure_time_absolute=333", "exposure_dynamic_framerate=0", "white_balance_automatic=0", "white_balance_temperature=3120",
            "focus_automatic_continuous=0", "focus_absolute=25",
        ],
        Plan(New));

    /// <summary>The camera's own settings are not its defaults: here the frame rate is 1, and its default 0.</summary>
    [Fact]
    public void Restoring_gives_the_camera_what_it_had_and_touches_nothing_else()
    {
        var own = VideoControls.Parse(New);
        IReadOnlyList<VideoControl> locked = [.. own.Select(control => VideoControls.PlanLock(own).FirstOrDefault(change => change.Name == control.Name) is { } change ? control with { Value = change.Value } : control)];
        Assert.Equal(
            ["auto_exposure=3", "exposure_dynamic_framerate=1", "white_balance_automatic=1", "focus_automatic_continuous=1"],
            VideoControls.PlanRestore(VideoControls.SelectOwn(own), locked).Select(change => $"{change.Name}={change.Value}"));
        Assert.Empty(VideoControls.PlanRestore(own, own));
    }

    /// <summary>A camera that was set by hand before the show. A value can be set only while its automatic is off.</summary>
    [Theory]
    [InlineData("1", "156", "3", "156", "exposure_auto=1")]
    [InlineData("1", "156", "3", "40", "exposure_auto=1 exposure_absolute=156")]
    [InlineData("3", "156", "1", "40", "exposure_absolute=156 exposure_auto=3")]
    [InlineData("1", "156", "1", "40", "exposure_absolute=156")]
    public void Restores_in_an_order_that_the_camera_accepts(string ownMode, string ownValue, string mode, string value, string expected)
    {
        Assert.Equal(expected, string.Join(' ', VideoControls.PlanRestore(Exposure(ownMode, ownValue), Exposure(mode, value)).Select(change => $"{change.Name}={change.Value}")));

        static IReadOnlyList<VideoControl> Exposure(string mode, string value) => VideoControls.Parse(
            $"exposure_auto 0x009a0901 (menu)   : min=0 max=3 default=3 value={mode} (Some Mode)\nexposure_absolute 0x009a0902 (int)    : min=1 max=10000 step=1 default=156 value={value}");
    }

    [Fact]
    public void Tells_what_the_camera_adjusts_by_itself()
    {
        Assert.Equal(["exposure", "white balance", "focus"], VideoControls.ListAutomatic(VideoControls.Parse(New)));
        Assert.Equal(["exposure", "white balance"], VideoControls.ListAutomatic(VideoControls.Parse(Old)));
    }

    [Fact]
    public void Knows_the_names_of_older_systems() => Assert.Equal(
        ["exposure_auto=1", "exposure_absolute=156", "white_balance_temperature_auto=0", "white_balance_temperature=4650"], Plan(Old));

    [Theory]
    [InlineData("")]
    [InlineData("brightness 0x00980900 (int)    : min=0 max=255 step=1 default=128 value=128")]
    [InlineData("Cannot open device /dev/video9, exiting.")]
    public void A_camera_without_automatics_has_nothing_to_lock(string list) => Assert.Empty(Plan(list));

    [Fact]
    public void Tells_what_was_granted_and_what_was_not()
    {
        var changes = VideoControls.PlanLock(VideoControls.Parse(New));
        RefusedControl[] refused = [.. changes.Where(change => change.What == "focus").Select(change => new RefusedControl(change, "Permission denied"))];
        Assert.Equal(
            "Locked: exposure, white balance. The camera refused: focus (Permission denied). The camera has no automatic to switch for: gain.",
            VideoControls.DescribeLock(changes, refused));
        Assert.Equal("The camera has its own settings again: exposure automatic, white balance automatic.", VideoControls.DescribeRestored(VideoControls.Parse(Old), []));
        Assert.Equal(
            "The camera has its own settings again: exposure automatic, white balance automatic. The camera refused: focus (Permission denied).",
            VideoControls.DescribeRestored(VideoControls.Parse(New), refused));
    }

    private static IEnumerable<string> Plan(string list) =>
        VideoControls.PlanLock(VideoControls.Parse(list)).Select(change => $"{change.Name}={change.Value}");
}
