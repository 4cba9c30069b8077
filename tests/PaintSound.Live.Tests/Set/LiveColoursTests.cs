using PaintSound.Live.Set;

namespace PaintSound.Live.Tests.Set;

public sealed class LiveColoursTests
{
    [Fact]
    public void The_first_70_collections_have_different_colours()
    {
        var colours = Enumerable.Range(0, LiveColours.Count).Select(LiveColours.GetColour).ToArray();
        Assert.Equal(Enumerable.Range(0, 70), colours.Order());
    }

    [Fact]
    public void Further_collections_repeat_the_colours()
    {
        Assert.Equal(LiveColours.GetColour(3), LiveColours.GetColour(73));
    }
}
