using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Controls;

namespace PaintSound.Worker.Tests.Controls;

public class NoMusicLogTests
{
    private readonly FakeLogger<NoMusicLog> _logger = new();
    private readonly ShowControl _control = new(
        new ShowState { MusicCollections = ["composers", "own"] }, ["composers", "own", "paintings"], new SupportedDistances("test", [SoundDistanceKind.Weighed]), new FakeTimeProvider());

    [Fact]
    public async Task Says_why_no_music_can_be_selected_when_it_begins_and_at_next()
    {
        var log = new NoMusicLog(_control, _logger);
        await log.StartAsync(TestContext.Current.CancellationToken);
        _control.Set(ControlTable.Next, true);
        Switch("own", false);
        Assert.Empty(Messages);
        Switch("composers", false);
        _control.Set(ControlTable.Dwell, 9);
        Assert.Equal(["The collections that are switched on contain no music, so none can be selected. Switch on composers or own."], Messages);
        _control.Set(ControlTable.Next, true);
        Assert.Equal($"Next: {Messages[0]}", Messages[1]);
        Switch("paintings", false);
        Assert.Equal("All collections are switched off, so no music can be selected. Switch a collection on.", Messages[2]);
        Switch("own", true);
        Assert.Equal("Music can be selected again.", Messages[3]);
        await log.StopAsync(TestContext.Current.CancellationToken);
        Switch("own", false);
        Assert.Equal(4, Messages.Length);
    }

    [Fact]
    public async Task Says_it_at_the_start_of_a_show_without_collections()
    {
        Switch("own", false);
        Switch("composers", false);
        await new NoMusicLog(_control, _logger).StartAsync(TestContext.Current.CancellationToken);
        Assert.Single(Messages);
    }

    private string[] Messages => [.. _logger.Collector.GetSnapshot().Select(record => record.Message)];

    private void Switch(string collection, bool on) => _control.Set(new ControlId(ControlTable.Collection, collection), on);
}
