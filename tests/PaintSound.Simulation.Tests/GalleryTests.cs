using PaintSound.Simulation.Pictures;

namespace PaintSound.Simulation.Tests;

public class GalleryTests
{
    private static readonly Dictionary<string, byte[]> Pictures =
        Gallery.Paintings.ToDictionary(recipe => recipe.Title, new Gallery(1).Paint);

    [Fact]
    public void There_are_twelve_different_paintings() =>
        Assert.Equal(12, Pictures.Values.Select(rgb => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(rgb))).Distinct().Count());

    [Theory]
    [InlineData("Snow Light", "Night Wash", 130)]
    [InlineData("Fog", "Confetti on Black", 100)]
    [InlineData("Garden at Noon", "Thicket", 50)]
    public void Light_paintings_are_lighter(string light, string dark, double by) =>
        Assert.True(Pictures[light].Average(v => v) > Pictures[dark].Average(v => v) + by);

    [Theory]
    [InlineData("Red Argument", "Grey Study", 60)]
    [InlineData("Deep Blue, Calm", "Fog", 60)]
    [InlineData("Rust", "Scraped Wall", 20)]
    public void Saturated_paintings_are_more_colourful(string saturated, string grey, double by) =>
        Assert.True(Chroma(saturated) > Chroma(grey) + by, $"{Chroma(saturated):F0} against {Chroma(grey):F0}.");

    [Theory]
    [InlineData("Thicket", "Deep Blue, Calm", 1.6)]
    [InlineData("Scraped Wall", "Fog", 2)]
    [InlineData("Garden at Noon", "One Line", 2)]
    public void Rough_paintings_have_more_edges(string rough, string smooth, double times) =>
        Assert.True(Edges(rough) > times * Edges(smooth), $"{Edges(rough):F1} against {Edges(smooth):F1}.");

    private static double Chroma(string title) => Pictures[title].Chunk(3).Average(pixel => pixel.Max() - pixel.Min());

    private static double Edges(string title)
    {
        var rgb = Pictures[title];
        return Enumerable.Range(0, rgb.Length - 3).Average(i => Math.Abs(rgb[i] - rgb[i + 3]));
    }
}
