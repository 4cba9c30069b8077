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
        site.Board.OnControls(new ShowState());
        site.Board.OnSource(TimeSpan.FromSeconds(1), new SourceReport(SourceKind.Brush, SourceState.Lost, "It is gone."));
        using var line = await Line.OpenAsync(site.Root, "operator");
        await line.WatchAsync();
        var first = (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 2)).GetProperty("item");
        Assert.Equal("a brush", first.GetProperty("programme").GetProperty("sources").GetProperty("brush").GetString());
        Assert.Equal("lost", first.GetProperty("sources")[0].GetProperty("state").GetString());
        Assert.Equal(8 * 100, first.GetProperty("columns").GetBytesFromBase64().Length);
        Assert.True(first.GetProperty("controls").GetProperty("arm").GetBoolean());

        site.Columns = 10;
        site.Board.OnOnset(TimeSpan.FromSeconds(2), 0.5f);
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
        foreach (var method in new[] { "Set", "Measure", "SaveMeasured" })
        {
            await line.CallAsync(method, method, method is "Set" ? ["hold", true] : []);
            var answer = await line.NextAsync(m => m.TryGetProperty("invocationId", out var id) && id.GetString() == method);
            Assert.Contains("does not exist", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.Empty(site.Control.Calls);
    }

    [Fact]
    public async Task The_operator_sets_every_control_of_the_table()
    {
        await using var site = await Site.OpenAsync();
        using var line = await Line.OpenAsync(site.Root, "operator");
        foreach (var control in ControlTable.Of(site.Control.State))
        {
            object value = control.Definition.Kind switch
            {
                ControlKind.Number => control.Definition.At(0.75).Number,
                ControlKind.Choice => control.Definition.Choices[^1],
                ControlKind.Trigger => true,
                _ => !control.Definition.Default(control.Item).IsOn,
            };
            await line.CallAsync("set", "Set", control.ToString(), value);
            Assert.False((await line.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).TryGetProperty("error", out _));
            Assert.StartsWith($"{control} ", site.Control.Calls[^1], StringComparison.Ordinal);
            Assert.Equal(control.Definition.Kind == ControlKind.Trigger, control.Get(site.Control.State) == control.Definition.Default(control.Item));
        }

        Assert.Equal(ControlTable.Of(site.Control.State).Count(), site.Control.Calls.Count);
    }

    [Theory]
    [InlineData("gate", 7, "gate must be between 0.0001 and 1 (got 7).")]
    [InlineData("gate", "much", "gate must be between 0.0001 and 1 (got 'much').")]
    [InlineData("gate", null, "gate takes a number, true or false, or a word (got Null).")]
    [InlineData("collection none", true, "Unknown collection 'none'; this show has own.")]
    [InlineData("distance", "far", "distance must be one of weighed, paper (got 'far').")]
    [InlineData("volume", 1, "Unknown control 'volume'; the controls are gate,")]
    [InlineData("", 1, "Unknown control ''; the controls are gate,")]
    public async Task What_is_refused_comes_back_as_a_sentence(string name, object? value, string words)
    {
        await using var site = await Site.OpenAsync();
        using var line = await Line.OpenAsync(site.Root, "operator");
        await line.CallAsync("bad", "Set", name, value!);
        Assert.Contains(words, (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(site.Control.Calls);
    }

    [Fact]
    public async Task A_page_is_told_every_control_and_its_value()
    {
        await using var site = await Site.OpenAsync();
        site.Board.OnControls(site.Control.State);
        using var line = await Line.OpenAsync(site.Root, "operator");
        await line.WatchAsync();
        var first = (await line.NextAsync(m => m.GetProperty("type").GetInt32() == 2)).GetProperty("item");
        Assert.Equal(
            ControlTable.All.Select(control => (control.Name, control.Description, control.Taper.Name)),
            first.GetProperty("programme").GetProperty("controls").EnumerateArray().Select(control => (
                control.GetProperty("name").GetString()!, control.GetProperty("description").GetString()!, control.GetProperty("taper").GetString()!)));
        Assert.Equal(
            ControlTable.Of(site.Control.State).Where(control => control.Definition.Kind != ControlKind.Trigger).Select(control => control.ToString()),
            first.GetProperty("controls").EnumerateObject().Select(control => control.Name));
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
                await flood.CallAsync("f", "Set", "gate", 0.5);
            }
        }
        catch (WebSocketException)
        {
            // It was hung up on while it still spoke.
        }

        Assert.True(await flood.IsClosedAsync());
        Assert.InRange(site.Control.Calls.Count, 1, 1000);
        await other.CallAsync("1", "Set", "next", true);
        await other.NextAsync(m => m.GetProperty("type").GetInt32() == 3);
        Assert.Equal("next 1", site.Control.Calls[^1]);
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
