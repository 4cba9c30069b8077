using System.Net.WebSockets;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;

namespace PaintSound.Web.Tests;

public class HubTests
{
    [Fact]
    public async Task The_first_update_contains_everything_and_the_next_only_what_is_new()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        fixture.State.OnControls(new ShowState());
        fixture.State.OnSource(TimeSpan.FromSeconds(1), new SourceReport(SourceKind.Brush, SourceState.Lost, "It is gone."));
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        await client.WatchAsync();
        var first = (await client.NextAsync(m => m.GetProperty("type").GetInt32() == 2)).GetProperty("item");
        Assert.Equal("a brush", first.GetProperty("show").GetProperty("sources").GetProperty("brush").GetString());
        Assert.Equal("lost", first.GetProperty("sources")[0].GetProperty("state").GetString());
        Assert.Equal(8 * 100, first.GetProperty("columns").GetBytesFromBase64().Length);
        Assert.True(first.GetProperty("controls").GetProperty("arm").GetBoolean());

        fixture.Columns = 10;
        fixture.State.OnOnset(TimeSpan.FromSeconds(2), 0.5f);
        var next = (await client.NextAsync(m => m.GetProperty("type").GetInt32() == 2 && m.GetProperty("item").TryGetProperty("onsets", out _))).GetProperty("item");
        Assert.False(next.TryGetProperty("show", out _));
        Assert.False(next.TryGetProperty("sources", out _));
        Assert.Equal(2, next.GetProperty("onsets")[0].GetProperty("at").GetDouble());
    }

    [Fact]
    public async Task Artists_get_no_log_and_cannot_call_methods()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        fixture.State.AddLog("A sentence for the operator.");
        using var client = await HubClient.OpenAsync(fixture.Root, "artist");
        await client.WatchAsync();
        var first = (await client.NextAsync(m => m.GetProperty("type").GetInt32() == 2)).GetProperty("item");
        Assert.False(first.TryGetProperty("log", out _));
        Assert.False(first.TryGetProperty("columns", out _));
        Assert.Equal("", first.GetProperty("show").GetProperty("sources").GetProperty("brush").GetString());
        foreach (var method in new[] { "Set", "Measure", "SaveMeasured" })
        {
            await client.CallAsync(method, method, method is "Set" ? ["hold", true] : []);
            var response = await client.NextAsync(m => m.TryGetProperty("invocationId", out var id) && id.GetString() == method);
            Assert.Contains("does not exist", response.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.Empty(fixture.Control.Calls);
    }

    [Fact]
    public async Task The_operator_sets_every_control_of_the_table()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        foreach (var control in ControlTable.Of(fixture.Control.State))
        {
            object value = control.Definition.Kind switch
            {
                ControlKind.Number => control.Definition.At(0.75).Number,
                ControlKind.Choice => control.Definition.Choices[^1],
                ControlKind.Trigger => true,
                _ => !control.Definition.Default(control.Item).IsOn,
            };
            await client.CallAsync("set", "Set", control.ToString(), value);
            Assert.False((await client.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).TryGetProperty("error", out _));
            Assert.StartsWith($"{control} ", fixture.Control.Calls[^1], StringComparison.Ordinal);
            Assert.Equal(control.Definition.Kind == ControlKind.Trigger, control.Get(fixture.Control.State) == control.Definition.Default(control.Item));
        }

        Assert.Equal(ControlTable.Of(fixture.Control.State).Count(), fixture.Control.Calls.Count);
    }

    [Theory]
    [InlineData("gate", 7, "gate must be between 0.0001 and 1 (got 7).")]
    [InlineData("gate", "much", "gate must be between 0.0001 and 1 (got 'much').")]
    [InlineData("gate", null, "gate takes a number, true or false, or a word (got Null).")]
    [InlineData("collection none", true, "Unknown collection 'none'; this show has own.")]
    [InlineData("distance", "far", "distance must be one of weighed, paper (got 'far').")]
    [InlineData("volume", 1, "Unknown control 'volume'; the controls are gate,")]
    [InlineData("", 1, "Unknown control ''; the controls are gate,")]
    public async Task A_rejected_value_returns_its_error_message(string name, object? value, string expected)
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        await client.CallAsync("bad", "Set", name, value!);
        Assert.Contains(expected, (await client.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(fixture.Control.Calls);
    }

    [Fact]
    public async Task The_first_update_contains_every_control_and_its_value()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        fixture.State.OnControls(fixture.Control.State);
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        await client.WatchAsync();
        var first = (await client.NextAsync(m => m.GetProperty("type").GetInt32() == 2)).GetProperty("item");
        Assert.Equal(
            ControlTable.All.Select(control => (control.Name, control.Description, control.Taper.Name)),
            first.GetProperty("show").GetProperty("controls").EnumerateArray().Select(control => (
                control.GetProperty("name").GetString()!, control.GetProperty("description").GetString()!, control.GetProperty("taper").GetString()!)));
        Assert.Equal(
            ControlTable.Of(fixture.Control.State).Where(control => control.Definition.Kind != ControlKind.Trigger).Select(control => control.ToString()),
            first.GetProperty("controls").EnumerateObject().Select(control => control.Name));
    }

    [Fact]
    public async Task Setup_and_settings_methods_return_a_message_or_an_error()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        foreach (var (method, values, expected) in new (string, object[], string)[]
        {
            ("Setup", [], "show.yaml"), ("Measure", ["light"], "Light was measured."), ("Measure", ["loud"], "choose one of blank, silence, light, heavy"),
            ("Frame", [new[] { 0.5 }], "1 are no corners."), ("Lock", [true], "There is no camera."), ("SaveMeasured", [], "Saved."),
            ("SaveSettings", [true], "saved True"), ("StorePreset", ["calm"], "stored calm"), ("RenamePreset", ["calm", "loud"], "calm is loud"),
            ("DeletePreset", ["calm"], "There is no preset "),
        })
        {
            await client.CallAsync(method, method, values);
            Assert.Contains(expected, (await client.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("filter/artist", "", """{"names":["Ana Ruiz"],"count":1}""")]
    [InlineData("filter/artist", "RUIZ", """{"names":["Ana Ruiz"],"count":1}""")]
    [InlineData("filter/genre", "blues", """{"names":[],"count":0}""")]
    [InlineData("filter/mood", "", "filter/mood is no filter by names.")]
    [InlineData("gate", "", "gate is no filter by names.")]
    public async Task Finds_names_to_filter_by(string filter, string text, string expected)
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        await client.CallAsync("find", "FilterNames", filter, text);
        Assert.Contains(expected, (await client.NextAsync(m => m.GetProperty("type").GetInt32() == 3)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_watch_call_is_rejected()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "artist");
        await client.WatchAsync();
        await client.NextAsync(m => m.GetProperty("type").GetInt32() == 2);
        await client.SendAsync("""{"type":4,"invocationId":"again","target":"Watch","arguments":[]}""");
        var second = await client.NextAsync(m => m.TryGetProperty("invocationId", out var id) && id.GetString() == "again");
        Assert.Equal(3, second.GetProperty("type").GetInt32());
        Assert.Contains("already watches", second.GetProperty("error").GetString(), StringComparison.Ordinal);
        await client.NextAsync(m => m.GetProperty("type").GetInt32() == 2 && m.GetProperty("invocationId").GetString() == "watch");
    }

    [Fact]
    public async Task Closes_the_connection_of_a_flooding_client_and_serves_others()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var other = await HubClient.OpenAsync(fixture.Root, "operator");
        using var flooding = await HubClient.OpenAsync(fixture.Root, "operator");
        try
        {
            for (var i = 0; i < 5000; i++)
            {
                await flooding.CallAsync("f", "Set", "gate", 0.5);
            }
        }
        catch (WebSocketException)
        {
            // The server closed the connection.
        }

        Assert.True(await flooding.IsClosedAsync());
        Assert.InRange(fixture.Control.Calls.Count, 1, 1000);
        await other.CallAsync("1", "Set", "next", true);
        await other.NextAsync(m => m.GetProperty("type").GetInt32() == 3);
        Assert.Equal("next 1", fixture.Control.Calls[^1]);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(5_000_000)]
    public async Task A_message_that_is_too_long_closes_the_connection(int length)
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        using var client = await HubClient.OpenAsync(fixture.Root, "operator");
        try
        {
            await client.SendAsync(new string('x', length));
        }
        catch (WebSocketException)
        {
            // The server closed the connection.
        }

        Assert.True(await client.IsClosedAsync());
    }
}
