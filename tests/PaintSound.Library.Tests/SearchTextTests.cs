using PaintSound.Library.Search;

namespace PaintSound.Library.Tests;

public class SearchTextTests
{
    [Theory]
    [InlineData("Étude", "etude")]
    [InlineData("E\u0301tude", "etude")]
    [InlineData("Dvořák, Łódź, Smørrebrød", "dvorak, lodz, smorrebrod")]
    [InlineData("Ölfarbe Țară ŽIŽEK", "olfarbe tara zizek")]
    [InlineData("Быль 音楽", "быль  音  楽 ")]
    public void Accents_and_capital_letters_do_not_count(string text, string expected) => Assert.Equal(expected, SearchText.Fold(text));
}
