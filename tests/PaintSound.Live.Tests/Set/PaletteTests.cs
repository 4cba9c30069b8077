using PaintSound.Live.Set;

namespace PaintSound.Live.Tests.Set;

public sealed class PaletteTests
{
    [Fact]
    public void Seventy_collections_all_have_their_own_colour()
    {
        var colours = Enumerable.Range(0, Palette.Colours).Select(Palette.Of).ToArray();
        Assert.Equal(Enumerable.Range(0, 70), colours.Order());
    }

    [Fact]
    public void More_collections_than_colours_share_them()
    {
        Assert.Equal(Palette.Of(3), Palette.Of(73));
    }
}
