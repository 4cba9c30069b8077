using PaintSound.Library.Search;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Tests;

public sealed class WordIndexTests : IDisposable
{
    private readonly WordIndex _index = new([
        Entry("a", "Étude in C", new MediaTags("Morning", "Ana Ruiz", "Evenings", 2019), "own", "/home/kim/music/own/etudes/1.wav"),
        Entry("b", "Low Pulse", MediaTags.None, "own", "/home/kim/music/own/drones/étude/2.wav"),
        Entry("c", "夜の音楽", new MediaTags("Don't \"go\"", "Łódź Trio"), "others", "/home/kim/music/others/3.wav"),
        Entry("d", "Étude étude", MediaTags.None, "others", "/home/kim/music/others/4.wav"),
    ]);

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("etude", "d a b")]
    [InlineData("ETU", "d a b")]
    [InlineData("  étude   morn ", "a")]
    [InlineData("ana", "a")]
    [InlineData("even ruiz", "a")]
    [InlineData("2019", "a")]
    [InlineData("drones", "b")]
    [InlineData("lodz", "c")]
    [InlineData("音楽", "c")]
    [InlineData("楽音", "")]
    [InlineData("don't", "c")]
    [InlineData("\"go", "c")]
    [InlineData("own -pulse", "b")]
    [InlineData("etude OR pulse", "")]
    [InlineData("title:etude", "")]
    [InlineData("tude", "")]
    [InlineData("kim", "")]
    [InlineData("wav", "")]
    public void Words_and_their_beginnings_are_found_the_best_work_first(string words, string expected) =>
        Assert.Equal(expected, string.Join(' ', _index.Find(words)!));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\" * ( ) - ^")]
    public void A_text_without_a_word_finds_no_works_but_asks_for_all(string words) => Assert.Null(_index.Find(words));

    [Fact]
    public void A_library_without_works_has_an_index() => Assert.Empty(new WordIndex([]).Find("a")!);

    private static WordIndexEntry Entry(string id, string title, MediaTags tags, string collection, string file) => new(id, title, tags, collection, file);
}
