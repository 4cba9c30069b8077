using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Live.Connections;
using PaintSound.Live.Connections.AbletonOsc;

namespace PaintSound.Live.Tests.Connections;

/// <summary>The set is given back: after lost replies, when the show stays disarmed, and after a crash of PaintSound.</summary>
public sealed class AbletonOscRestoreTests : AbletonOscTestBase
{
    private static readonly LiveParameter Pan = new("own 2", "", "Pan");
    private static readonly LiveParameter Frequency = new("own 1", "Auto Filter", "Frequency");

    private readonly string _before;

    public AbletonOscRestoreTests()
    {
        Live.SetClip(0, 0, 3.25f, 41.5f, looping: 0, warping: 0);
        Live.SetClip(0, 2, 1.5f, 90.25f, looping: 1, warping: 1);
        (Live.Values["panning 1"], Live.Values["parameter 0 0 1"], Live.Values["volume 0"]) = (-0.25f, 77.7f, 0.71f);
        Live.SetClip(0, 0, "launch_mode", 2);
        Live.SetClip(0, 0, "legato", 1);
        Live.SetClip(0, 2, "launch_quantization", 5);
        _before = Live.Dump();
    }

    /// <summary>With two lost replies the third try succeeds; nothing is written before.</summary>
    [Theory]
    [InlineData("/live/track/get/panning", 2)]
    [InlineData("/live/song/get/track_names", 2)]
    public async Task A_value_that_is_not_known_is_asked_for_again_and_not_written_before(string address, int lost)
    {
        await ConnectAsync();
        await StepUntilAsync(() => Live.Waiting == 0);
        Live.RepliesToLose[address] = lost;
        Live.OnWrite = (_, _) => Assert.Equal(0, Live.RepliesToLose[address]);
        Connection.Set(Pan, 1);
        await StepUntilAsync(() => Live.Values["panning 1"] == 1);
        await RestoreAsync();
        Assert.Equal(_before, Live.Dump());
    }

    [Fact]
    public async Task A_value_that_is_never_told_is_not_written_and_this_is_said_once()
    {
        await ConnectAsync();
        Live.RepliesToLose["/live/track/get/panning"] = int.MaxValue;
        Connection.Set(Pan, 1);
        await StepUntilAsync(() => Reports.Any(report => report.Text.StartsWith("PaintSound does not change own 2 / Pan", StringComparison.Ordinal)));
        Connection.Set(Pan, 0.5);
        await StepUntilAsync(() => Live.RepliesToLose["/live/track/get/panning"] == int.MaxValue - 6);
        Assert.Equal(_before, Live.Dump());
        Assert.Single(Reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task A_clip_whose_markers_are_not_known_is_not_changed()
    {
        await ConnectAsync();
        Live.RepliesToLose["/live/clip/get/end_marker"] = int.MaxValue;
        await LaunchAsync("Rain", 30);
        await StepUntilAsync(() => Reports.Any(report => report.Text.EndsWith("AbletonOSC did not tell its markers, so they could not be given back.", StringComparison.Ordinal)));
        Assert.Equal(_before, Live.Dump());
        Live.RepliesToLose["/live/clip/get/end_marker"] = 2;
        await LaunchAsync("Rain", 30);
        await StepUntilAsync(() => Live.Fired.SequenceEqual(["Rain 30 34"]));
        await RestoreAsync();
        Assert.Equal(_before, Live.Dump());
    }

    [Fact]
    public async Task Gate_toggle_legato_and_quantisation_become_trigger_and_are_given_back()
    {
        await ConnectAsync();
        await PlayAsync();
        Assert.DoesNotMatch("(launch_mode|legato|launch_quantization) .* [1-9]", Live.Dump());
        await RestoreAsync();
        Assert.Equal(_before, Live.Dump());
        Assert.DoesNotContain(Reports, report => report.Kind == LiveReportKind.Refused);
    }

    [Fact]
    public async Task An_AbletonOSC_without_launch_modes_launches_and_says_so_once()
    {
        Live.KnowsLaunchModes = false;
        await ConnectAsync();
        await PlayAsync();
        Assert.Equal([AbletonLaunchModes.Sentence], Reports.Where(report => report.Kind == LiveReportKind.Refused).Select(report => report.Text));
        await RestoreAsync();
        Assert.Equal(_before, Live.Dump());
    }

    [Fact]
    public async Task A_deactivated_clip_is_refused_and_not_changed()
    {
        Live.SetClip(1, 0, "muted", 1);
        var before = Live.Dump();
        await ConnectAsync();
        await LaunchAsync("Snow", 1);
        await StepUntilAsync(() => Reports.Any(report => report.Text.StartsWith("Clip 'Snow' of track 'own 2' is deactivated", StringComparison.Ordinal)));
        Assert.Equal(before, Live.Dump());
        Assert.Empty(Live.Fired);
    }

    [Fact]
    public async Task Disarmed_for_ten_seconds_gives_the_set_back_and_arming_sets_the_parameters_anew()
    {
        Connection.ShowControls(new ShowState());
        await ConnectAsync();
        for (var round = 0; round < 2; round++)
        {
            await PlayAsync();
            Live.StartFired(0, 2);
            Live.EndClip(0);
            Connection.Fade("own 1", 0.5, TimeSpan.FromSeconds(60));
            await StepUntilAsync(() => Live.Values["volume 0"] < 0.7);
            Connection.ShowControls(new ShowState { Armed = false });
            var disarmedAt = Time.GetUtcNow();
            await StepUntilAsync(() => Live.Dump() == _before);
            Assert.InRange((Time.GetUtcNow() - disarmedAt).TotalSeconds, 10, 14);
            await StepUntilAsync(() => !File.Exists(ChangesFile));

            Connection.Set(Pan, 0);
            for (var step = 0; step < 20; step++)
            {
                Time.Advance(TimeSpan.FromSeconds(0.05));
                await LetThreadsRunAsync();
                Live.Tick();
            }

            Assert.Equal(_before, Live.Dump());
            Connection.ShowControls(new ShowState());
            await StepUntilAsync(() => Live.Values["panning 1"] == -1 && Live.Values["parameter 0 0 1"] == 200);
        }
    }

    [Fact]
    public async Task After_a_crash_of_PaintSound_the_next_start_gives_the_same_set_back_and_no_other()
    {
        await ConnectAsync();
        await PlayAsync();
        Assert.True(File.Exists(ChangesFile));

        // Another set is open at the next start.
        var (changed, names) = (Live.Dump(), new[] { "own 1", "own 2" });
        Live.RenameTrack(0, "drums");
        await CrashAsync();
        await ConnectAsync();
        await StepUntilAsync(() => Live.Waiting == 0);
        Assert.Equal(changed, Live.Dump());

        Live.RenameTrack(0, names[0]);
        await CrashAsync();
        await StepUntilAsync(() => Live.Dump() == _before);
        Connection.Set(Pan, 0.75);
        await StepUntilAsync(() => Live.Values["panning 1"] == 0.5);
        await RestoreAsync();
        Assert.Equal(_before, Live.Dump());
        await StepUntilAsync(() => !File.Exists(ChangesFile));
        Assert.Single(Reports, report => report.Text.StartsWith("PaintSound gives back what an earlier show has changed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""[{"Tracks":["own 1","own 2"],"Parameters":[null,{"Name":"Pan"}],"Clips":[{"Track":"own 1","Title":"Rain","Values":{"warping":1}}]}]""")]
    public async Task A_damaged_file_changes_nothing(string content)
    {
        await CrashAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(ChangesFile)!);
        await File.WriteAllTextAsync(ChangesFile, content, TestContext.Current.CancellationToken);
        await CrashAsync();
        await ConnectAsync();
        await PlayAsync();
        await RestoreAsync();
        Assert.Equal(_before, Live.Dump());
    }

    /// <summary>Two clips that play one after the other, and two parameters.</summary>
    private async Task PlayAsync()
    {
        var fired = Live.Fired.Count;
        await LaunchAsync("Rain", 30);
        await StepUntilAsync(() => Live.Fired.Count == fired + 1);
        await LaunchAsync("Wood", 10);
        await StepUntilAsync(() => Live.Fired.Count == fired + 2);
        Connection.Set(Pan, 0.9);
        Connection.Set(Frequency, 0.9);
        await StepUntilAsync(() => Live.Values["panning 1"] is > 0.79 and < 0.81 && Live.Values["parameter 0 0 1"] == 200);
        Assert.NotEqual(_before, Live.Dump());
    }
}
