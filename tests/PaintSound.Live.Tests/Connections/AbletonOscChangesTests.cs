using PaintSound.Live.Connections;

namespace PaintSound.Live.Tests.Connections;

/// <summary>A set that the composer changes during the show, a large set, and an AbletonOSC of an earlier version.</summary>
public sealed class AbletonOscChangesTests : AbletonOscTestBase
{
    /// <summary>Each row changes the set at every moment of a tick while parameters are modulated, and then puts it back as it was.</summary>
    [Theory]
    [InlineData("move")]
    [InlineData("rename")]
    [InlineData("delete")]
    [InlineData("device")]
    public async Task Modulation_of_a_track_that_changes_leaves_all_others_as_they_were(string change)
    {
        Live.SetTracks(["own 1", "vocals", "own 2"], ["Rain"], ["Hum"], ["Snow"]);
        foreach (var (key, value) in new[] { ("panning 0", 0.2), ("panning 1", -0.3), ("panning 2", 0.4), ("parameter 0 0 1", 55), ("parameter 1 0 1", 66), ("parameter 2 0 1", 77), ("volume 2", 0.8) })
        {
            Live.Values[key] = (float)value;
        }

        var vocals = Describe("vocals");
        await ConnectAsync();
        for (var step = 0; step < 40; step++)
        {
            Connection.Set(new LiveParameter("own 2", "", "Pan"), step / 40.0);
            Connection.Set(new LiveParameter("own 2", "Auto Filter", "Frequency"), step / 40.0);
            Time.Advance(TimeSpan.FromSeconds(0.05));
            await LetThreadsRunAsync();
            if (step == 20)
            {
                switch (change)
                {
                    case "move":
                        Live.MoveTrack(2, 1);
                        break;
                    case "rename":
                        Live.RenameTrack(2, "other");
                        break;
                    case "delete":
                        Live.DeleteTrack(2);
                        break;
                    default:
                        Live.InsertDevice(2, "Echo");
                        Live.Values["parameter 2 0 1"] = 33;
                        break;
                }
            }

            Live.Tick();
            await LetThreadsRunAsync();
        }

        // The others have their values; a track that was moved is modulated further, a renamed one keeps what it had.
        var restoring = Connection.RestoreAsync(TestContext.Current.CancellationToken);
        await StepUntilAsync(() => restoring.IsCompleted);
        await TickUntilAsync(() => Live.Waiting == 0);
        Assert.Equal(vocals, Describe("vocals"));
        Assert.Equal((0.2f, 55f), ((float)Live.Values["panning 0"], (float)Live.Values["parameter 0 0 1"]));
        if (change == "move")
        {
            Assert.Equal((0.4f, 77f), ((float)Live.Values["panning 1"], (float)Live.Values["parameter 1 0 1"]));
        }
        else if (change == "device")
        {
            Assert.Equal((0.4f, 33f, 77f), ((float)Live.Values["panning 2"], (float)Live.Values["parameter 2 0 1"], (float)Live.Values["parameter 2 1 1"]));
        }

        string Describe(string track) => string.Join(' ', Live.DescribeTrack(track));
    }

    [Fact]
    public async Task A_deleted_track_under_modulation_does_not_make_AbletonOSC_deaf()
    {
        await ConnectAsync();
        for (var step = 0; step < 60; step++)
        {
            foreach (var name in new[] { "Pan", "A", "B", "Volume" })
            {
                Connection.Set(new LiveParameter("own 2", "", name), step / 60.0);
            }

            Time.Advance(TimeSpan.FromSeconds(0.05));
            await LetThreadsRunAsync();
            if (step == 30)
            {
                Live.DeleteTrack(1);
            }

            if (step % 2 == 0)
            {
                Live.Tick();
                await LetThreadsRunAsync();
            }

            // One bundle ends with an error, and what came in that tick waits for the next.
            Assert.InRange(Live.Waiting, 0, step is > 30 and < 38 ? 12 : 6);
        }

        Assert.Contains(Reports, report => report.Text.StartsWith("There is no track 'own 2'", StringComparison.Ordinal));
        await LaunchAsync("Rain", 3);
        await TickUntilAsync(() => Live.Fired.SequenceEqual(["Rain 3 7"]));
    }

    [Fact]
    public async Task A_track_with_more_clips_than_a_datagram_holds_does_not_block_the_others()
    {
        Live.SetTracks(["own 1", "samples"], ["Rain"], [.. Enumerable.Range(0, 400).Select(i => i % 7 == 3 ? "" : $"A long name of a sample of the composer {i}")]);
        await ConnectAsync();
        await LaunchAsync("Rain", 3);
        await TickUntilAsync(() => Live.Fired.SequenceEqual(["Rain 3 7"]));
        await StepUntilAsync(() => Live.Peer.Received("/live/clip/get/name").Length > 340);
        await LaunchAsync("A long name of a sample of the composer 399", 1);
        await TickUntilAsync(() => Live.Fired.Count == 2);
    }

    [Fact]
    public async Task Few_questions_are_asked_while_nothing_happens()
    {
        Live.SetTracks([.. Enumerable.Range(0, 40).Select(i => $"track {i}")], [.. Enumerable.Range(0, 40).Select(i => new[] { $"clip {i}" })]);
        await ConnectAsync();
        await StepUntilAsync(() => Live.Waiting == 0);
        var before = Live.Handled;
        for (var step = 0; step < 100; step++)
        {
            Time.Advance(TimeSpan.FromSeconds(0.05));
            await LetThreadsRunAsync();
            Live.Tick();
        }

        // In five seconds: twenty pings, and once a second the tracks, the clips of one track and the position of the song.
        Assert.InRange(Live.Handled - before, 20, 40);
    }

    [Fact]
    public async Task An_AbletonOSC_without_bundles_is_written_and_launched_too()
    {
        Live.KnowsBundles = false;
        await ConnectAsync();
        await StepUntilAsync(() =>
        {
            Connection.Set(new LiveParameter("own 2", "", "Pan"), 1);
            return Live.Values.GetValueOrDefault("panning 1") == 1;
        });
        await LaunchAsync("Rain", 30);
        await StepUntilAsync(() => Live.Fired.SequenceEqual(["Rain 30 34"]));
    }

    [Fact]
    public async Task A_clip_that_was_moved_a_moment_ago_is_found_and_no_other_is_changed()
    {
        await ConnectAsync();
        Live.SetTracks(["own 1", "own 2"], ["Hum", "Fog", "Wood"], ["Snow", "Rain", "Twice"]);
        Live.OnWrite = (address, track) => Assert.Equal("own 2", track);
        Assert.NotEqual(0, Connection.Launch(CreateExcerpt("Rain", 5)));
        await StepUntilAsync(() => Live.Fired.Count > 0);
        Assert.Equal(["Rain 5 9"], Live.Fired);
    }

    [Fact]
    public async Task A_lost_reply_to_a_write_does_not_lose_the_value_from_before_the_show()
    {
        Live.Values["panning 1"] = -0.25f;
        await ConnectAsync();
        await StepUntilAsync(() => Live.Waiting == 0);
        Live.RepliesToLose["/live/song/get/track_names"] = 3;
        Connection.Set(new LiveParameter("own 2", "", "Pan"), 1);
        await StepUntilAsync(() => Live.Values["panning 1"] == 1);
        for (var i = 0; i < 40; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(0.05));
            await LetThreadsRunAsync();
            Live.Tick();
        }

        var restoring = Connection.RestoreAsync(TestContext.Current.CancellationToken);
        await StepUntilAsync(() => restoring.IsCompleted && Live.Values["panning 1"] == -0.25f);
    }
}
