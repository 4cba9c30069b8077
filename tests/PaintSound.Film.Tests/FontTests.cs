namespace PaintSound.Film.Tests;

public class FontTests
{
    [Theory]
    [InlineData("L'eau d'été: 100 %", 18)]
    [InlineData("Žluťoučký kůň", 13)]
    [InlineData("Чайковский", 10)]
    [InlineData("e\u0301te\u0301", 3)]
    [InlineData("a\tb\nc", 3)]
    [InlineData("😀 ok", 4)]
    public void Every_character_takes_one_place(string text, int places) =>
        Assert.Equal(places * Font.Medium.Width, Font.Medium.Measure(text));

    [Fact]
    public void An_accent_that_comes_apart_is_drawn_over_its_letter()
    {
        var apart = Ink("e\u0301");
        Assert.True(apart > Ink("e"));
        Assert.NotEqual(Ink("?"), apart);
    }

    [Theory]
    [InlineData("é")]
    [InlineData("ř")]
    [InlineData("Ж")]
    [InlineData("%")]
    public void The_font_has_it(string letter) => Assert.NotEqual(Shape(letter), Shape("?"));

    [Theory]
    [InlineData("漢")]
    [InlineData("😀")]
    [InlineData("\ud800")]
    public void What_the_font_lacks_is_a_question_mark(string letter) => Assert.Equal(Shape(letter), Shape("?"));

    [Fact]
    public void Text_is_shortened_to_fit()
    {
        Assert.Equal("Nachtst…", Font.Small.Fit("Nachtstück", 8 * 9));
        Assert.Equal("Nacht", Font.Small.Fit("Nacht", 5 * 9));
        Assert.Equal("", Font.Small.Fit("Nacht", 5));
    }

    [Theory]
    [InlineData("Ostinato for a wet afternoon", 10, 3, "Ostinato|for a wet|afternoon")]
    [InlineData("Ostinato for a wet afternoon", 10, 2, "Ostinato|for a wet…")]
    [InlineData("Donaudampfschifffahrt op. 2", 10, 3, "Donaudamp…")]
    [InlineData("", 10, 3, "")]
    [InlineData("   ", 10, 3, "")]
    public void Text_is_wrapped_at_its_spaces(string text, int places, int lines, string wrapped) =>
        Assert.Equal(wrapped, string.Join('|', Font.Small.Wrap(text, places * 9, lines)));

    private static byte[] Shape(string text)
    {
        var picture = new Picture(10, 20);
        picture.Write(text, 0, 0, Font.Medium, new Colour(255, 255, 255));
        return picture.Rgb;
    }

    private static int Ink(string text) => Shape(text).Sum(b => b);
}
