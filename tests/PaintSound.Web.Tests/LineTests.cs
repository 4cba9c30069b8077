using System.Net.WebSockets;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;

namespace PaintSound.Web.Tests;

public class LineTests
{
    [Fact]
    public async Task A_page_that_opens_late_is_told_everything_and_then_only_what_is_new()
    {
        await using var site = await Site.OpenAsync();
        site.Board.Controls(new ShowState());
        site.Board.Source(TimeSpan.FromSeconds(1), new SourceReport(SourceKind.Brush, SourceState.Lost, "It is gone."));
        using var line = await Line.OpenAsync(site.Root, "operator");
        await line.WatchAsync();
        var first = (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 2)).GetProperty("item");
        Assert.Equal("a brush", first.GetProperty("programme").GetProperty("sources").GetProperty("brush").GetString());
        Assert.Equal("lost", first.GetProperty("sources")[0].GetProperty("state").GetString());
        Assert.Equal(8 * 100, first.GetProperty("columns").GetBytesFromBase64().Length);
        Assert.True(first.GetProperty("controls").GetProperty("armed").GetBoolean());

        site.Columns = 10;
        site.Board.Onset(TimeSpan.FromSeconds(2), 0.5f);
        var next = (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 2 && m.GetProperty("item").TryGetProperty("onsets", out _))).GetProperty("item");
        Assert.False(next.TryGetProperty("programme", out _));
        Assert.False(next.TryGetProperty("sources", out _));
        Assert.Equal(2, next.GetProperty("onsets")[0].GetProperty("at").GetDouble());
    }

    [Fact]
    public async Task Artists_are_not_told_the_log_and_have_nothing_to_call()
    {
        await using var site = await Site.OpenAsync();
        site.Board.AddLog("A sentence for the operator.");
        using var line = await Line.OpenAsync(site.Root, "artist");
        await line.WatchAsync();
        var first = (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 2)).GetProperty("item");
        Assert.False(first.TryGetProperty("log", out _));
        Assert.False(first.TryGetProperty("columns", out _));
        Assert.Equal("", first.GetProperty("programme").GetProperty("sources").GetProperty("brush").GetString());
        foreach (var method in new[] { "Gate", "Next", "Hold", "Arm" })
        {
            await line.CallAsync(method, method, method is "Next" ? [] : [true]);
            var answer = await line.NextAsync(m => m.TryGetProperty("invocationId", out var id) && id.GetString() == method);
            Assert.Contains("does not exist", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.Empty(site.Control.Calls);
    }

    [Fact]
    public async Task The_operator_operates_and_what_is_refused_comes_back_as_a_sentence()
    {
        await using var site = await Site.OpenAsync();
        using var line = await Line.OpenAsync(site.Root, "operator");
        (string Method, object[] Values, string Call)[] calls =
        [
            ("Gate", [0.05], "gate 0.05"), ("Dwell", [7], "dwell 7"), ("Hold", [true], "hold True"), ("Next", [], "next"), ("Follow", [1], "follow 1"),
            ("Distance", ["paper"], "distance Paper"), ("Collection", ["own", false], "collection own False"), ("Arm", [false], "arm False"),
            ("Smoothing", [2.5], "congruity smoothing 2.5"), ("Depth", ["fog", 0.5], "depth fog 0.5"), ("Blend", ["screen"], "blend Screen"), ("Opacity", ["painting", 0.25], "opacity Painting 0.25"),
            ("Fade", [9], "fade 9"), ("Black", [true], "black True"),
        ];
        foreach (var (method, values, call) in calls)
        {
            await line.CallAsync(method, method, values);
            Assert.False((await line.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).TryGetProperty("error", out _));
            Assert.Equal(call, site.Control.Calls[^1]);
        }

        foreach (var (method, values, words) in new (string, object[], string)[]
        {
            ("Gate", [7], "goes from"), ("Collection", ["none", true], "There is no collection"), ("Distance", ["far"], "none of weighed, paper"), ("Gate", ["much"], ""),
        })
        {
            await line.CallAsync("bad", method, values);
            Assert.Contains(words, (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(calls.Length, site.Control.Calls.Count);
    }

    [Fact]
    public async Task The_setup_answers_with_a_sentence_whether_it_could_or_not()
    {
        await using var site = await Site.OpenAsync();
        using var line = await Line.OpenAsync(site.Root, "operator");
        foreach (var (method, values, words) in new (string, object[], string)[]
        {
            ("Setup", [], "show.yaml"), ("Measure", ["light"], "Light was measured."), ("Measure", ["loud"], "none of blank, silence, light, heavy"),
            ("Frame", [new[] { 0.5 }], "1 are no corners."), ("Lock", [true], "There is no camera."), ("SaveMeasured", [], "Saved."),
        })
        {
            await line.CallAsync(method, method, values);
            Assert.Contains(words, (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_watches_once()
    {
        await using var site = await Site.OpenAsync();
        using var line = await Line.OpenAsync(site.Root, "artist");
        await line.WatchAsync();
        await line.NextAsync(m => m.GetProperty("type").GetInt32() == 2);
        await line.SendAsync("""{"type":4,"invocationId":"again","target":"Watch","arguments":[]}""");
        var refused = await line.NextAsync(m => m.TryGetProperty("invocationId", out var id) && id.GetString() == "again");
        Assert.Equal(3, refused.GetProperty("type").GetInt32());
        Assert.Contains("watches already", refused.GetProperty("error").GetString(), StringComparison.Ordinal);
        await line.NextAsync(m => m.GetProperty("type").GetInt32() == 2 && m.GetProperty("invocationId").GetString() == "watch");
    }

    [Fact]
    public async Task Who_floods_is_shown_out_and_others_go_on()
    {
        await using var site = await Site.OpenAsync();
        using var other = await Line.OpenAsync(site.Root, "operator");
        using var flood = await Line.OpenAsync(site.Root, "operator");
        try
        {
            for (var i = 0; i < 5000; i++)
            {
                await flood.CallAsync("f", "Gate", 0.5);
            }
        }
        catch (WebSocketException)
        {
            // It was hung up on while it still spoke.
        }

        Assert.True(await flood.IsClosedAsync());
        Assert.InRange(site.Control.Calls.Count, 1, 1000);
        await other.CallAsync("1", "Next");
        await other.NextAsync(m => m.GetProperty("type").GetInt32() == 3);
        Assert.Equal("next", site.Control.Calls[^1]);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(5_000_000)]
    public async Task A_message_that_is_far_too_long_ends_the_line(int length)
    {
        await using var site = await Site.OpenAsync();
        using var line = await Line.OpenAsync(site.Root, "operator");
        try
        {
            await line.SendAsync(new string('x', length));
        }
        catch (WebSocketException)
        {
            // It was hung up on while it still spoke.
        }

        Assert.True(await line.IsClosedAsync());
    }
}
