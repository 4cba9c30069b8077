using PaintSound.Live.Set;

namespace PaintSound.Live.Tests.Set;

public sealed class LiveColoursTests
{
    [Fact]
    public void Seventy_collections_all_have_their_own_colour()
    {
        var colours = Enumerable.Range(0, LiveColours.Colours).Select(LiveColours.Of).ToArray();
        Assert.Equal(Enumerable.Range(0, 70), colours.Order());
    }

    [Fact]
    public void More_collections_than_colours_share_them()
    {
        Assert.Equal(LiveColours.Of(3), LiveColours.Of(73));
    }
}
