using FsCheck;
using FsCheck.Xunit;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Tests.Spelling;

public class NearestWordTests
{
    private static readonly string[] Words = ["library", "models", "brush", "canvas", "music", "osc", "web", "choosing", "repeat-after", "remote-script"];

    [Theory]
    [InlineData("libary", "library")]
    [InlineData("Library", "library")]
    [InlineData("brsuh", "brush")]
    [InlineData("canvass", "canvas")]
    [InlineData("repeat_after", "repeat-after")]
    [InlineData("remotescript", "remote-script")]
    [InlineData("chosing", "choosing")]
    [InlineData("ocs", "osc")]
    public void Finds_the_word_that_was_meant(string word, string expected) => Assert.Equal(expected, NearestWord.Find(word, Words));

    [Theory]
    [InlineData("")]
    [InlineData("volume")]
    [InlineData("lamps")]
    [InlineData("x")]
    [InlineData("osprey")]
    [InlineData("brush")]
    public void Finds_nothing_if_nothing_is_near(string word) => Assert.Null(NearestWord.Find(word, Words.Where(known => known != word)));

    [Fact]
    public void A_very_long_word_costs_nothing() => Assert.Null(NearestWord.Find(new string('a', 1_000_000), Words));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("brsuh", "brush", 1)]
    [InlineData("ca", "abc", 3)]
    public void Distance(string from, string to, int expected) => Assert.Equal(expected, NearestWord.Distance(from, to));

    [Property(MaxTest = 300)]
    public void The_distance_is_symmetric_and_within_the_lengths(NonNull<string> a, NonNull<string> b)
    {
        var distance = NearestWord.Distance(a.Get, b.Get);
        Assert.Equal(distance, NearestWord.Distance(b.Get, a.Get));
        Assert.InRange(distance, Math.Abs(a.Get.Length - b.Get.Length), Math.Max(a.Get.Length, b.Get.Length));
        Assert.Equal(a.Get == b.Get, distance == 0);
    }

    [Property(MaxTest = 300)]
    public void One_letter_too_many_is_found(byte word, byte place, char letter)
    {
        var meant = Words[word % Words.Length];
        Assert.Equal(meant, NearestWord.Find(meant.Insert(place % (meant.Length + 1), $"{letter}"), Words));
    }
}
