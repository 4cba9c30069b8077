using PaintSound.Film.Typography;
using SkiaSharp;

namespace PaintSound.Film.Tests.Typography;

public class TextStyleTests
{
    private static readonly TextStyle Style = new(BundledFonts.Regular, 32);
    private static readonly TextStyle Tabular = new(BundledFonts.Regular, 32, tabular: true);

    [Fact]
    public void Edges_are_smooth()
    {
        var levels = Draw("Nachtstück").Distinct().ToArray();
        Assert.Contains((byte)0, levels);
        Assert.Contains((byte)255, levels);
        Assert.True(levels.Length > 20, $"{levels.Length} levels between black and white");
    }

    [Theory]
    [InlineData("é")]
    [InlineData("ř")]
    [InlineData("Ж")]
    [InlineData("Ω")]
    [InlineData("ᾧ")]
    [InlineData("%")]
    [InlineData("漢")]
    [InlineData("ひ")]
    [InlineData("봄")]
    public void Bundled_fonts_have_the_character(string character)
    {
        var run = Assert.Single(TextRuns.Split(character, BundledFonts.Regular));
        Assert.All(run.Face.Shape(run.Text, 32, []).Glyphs, glyph => Assert.NotEqual(0, glyph));
        Assert.NotEqual(Draw("\uE123"), Draw(character));
    }

    [Theory]
    [InlineData("\uE123")]
    [InlineData("\ud800")]
    [InlineData("\uFFFF")]
    public void Draws_a_box_for_a_character_without_a_font(string character) => Assert.True(Draw(character).Count(ink => ink > 128) > 20);

    [Theory]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("и\u0306", "й")]
    [InlineData("a\tb\nc", "a b c")]
    public void Cleans_text(string text, string clean) => Assert.Equal(Draw(clean), Draw(text));

    [Fact]
    public void Kerns_letters() => Assert.True(Style.Measure("AV") < Style.Measure("A") + Style.Measure("V") - 1);

    [Fact]
    public void Measures_the_same_width_on_many_threads_and_after_garbage_collections()
    {
        var width = Style.Measure("Nachtstück");
        Parallel.For(0, 50, i =>
        {
            if (i % 10 == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Assert.Equal(width, Style.Measure("Nachtstück"));
            Assert.Equal(width, new TextStyle(new FontFace(BundledFonts.Regular.Typeface), Style.Size).Measure("Nachtstück"));
        });
    }

    [Fact]
    public void Tabular_figures_have_one_width()
    {
        Assert.Single(Enumerable.Range(0, 10).Select(i => Tabular.Measure($"{i}")).Distinct());
        Assert.NotEqual(Style.Measure("1"), Style.Measure("0"));
    }

    [Theory]
    [InlineData(SKTextAlign.Left, 100, 100)]
    [InlineData(SKTextAlign.Right, 200, 100)]
    [InlineData(SKTextAlign.Center, 150, 100)]
    public void Draws_text_at_its_position(SKTextAlign align, float x, int left)
    {
        var style = new TextStyle(BundledFonts.Regular, 100 / new TextStyle(BundledFonts.Regular, 1000).Measure("HHH") * 1000);
        using var bitmap = new SKBitmap(new SKImageInfo(300, 100, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        style.Draw(canvas, "HHH", x, 80, SKColors.White, align);
        var ink = Enumerable.Range(0, 300 * 100).Where(i => bitmap.Bytes[i] > 100).ToArray();
        Assert.InRange(ink.Min(i => i % 300), left, left + 6);
        Assert.InRange(ink.Max(i => i % 300), left + 93, left + 99);
        Assert.Equal(79, ink.Max(i => i / 300));
    }

    [Theory]
    [InlineData("Nachtstück")]
    [InlineData("Чайковский: Времена года")]
    [InlineData("雨の庭と月の光")]
    [InlineData("👩‍🎨👩‍🎨👩‍🎨👩‍🎨")]
    public void Shortens_wide_text_with_an_ellipsis(string text)
    {
        var full = Style.Measure(text);
        Assert.Equal(text, Style.Ellipsize(text, full + 0.1f));
        var cut = Style.Ellipsize(text, full * 0.7f);
        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.StartsWith(cut[..^1], text, StringComparison.Ordinal);
        Assert.InRange(Style.Measure(cut), full * 0.35f, full * 0.7f);
        Assert.Equal("", Style.Ellipsize(text, 5));
    }

    [Theory]
    [InlineData("Ostinato for a wet afternoon", "Ostinato for ", 3, "Ostinato for|a wet|afternoon")]
    [InlineData("Ostinato for a wet afternoon", "Ostinato for ", 2, "Ostinato for|a wet afte…")]
    [InlineData("Donaudampfschifffahrt op. 2", "Donaudampf", 3, "Donaudam…")]
    [InlineData("雨の庭と月の光", "雨の庭", 3, "雨の庭|と月の|光")]
    [InlineData("", "wide enough", 3, "")]
    [InlineData("   ", "wide enough", 3, "")]
    public void Wraps_text(string text, string sample, int lines, string wrapped)
    {
        var maxWidth = Style.Measure(sample);
        var parts = Style.Wrap(text, maxWidth, lines);
        Assert.All(parts, part => Assert.True(Style.Measure(part) <= maxWidth));
        Assert.Equal(wrapped, string.Join('|', parts));
    }

    private static byte[] Draw(string text)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(240, 60, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        Style.Draw(canvas, text, 10, 42, SKColors.White);
        return bitmap.Bytes;
    }
}
