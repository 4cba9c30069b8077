using PaintSound.Library.Search;
using PaintSound.Worker.Commands;
using PaintSound.Worker.Commands.Library;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Tests.Commands;

public class WorkSearchTests
{
    private static readonly LibraryWork[] Works = [Work("a1", "Low Pulse"), Work("b2", "Fog"), Work("c3", "Fog"), Work("d4", "a1")];

    [Theory]
    [InlineData("a1", "a1")]
    [InlineData("Low Pulse", "a1")]
    [InlineData("low pulse", "a1")]
    [InlineData("c3", "c3")]
    public void Finds_by_id_before_title(string name, string id) => Assert.Equal(id, WorkSearch.Find(Works, name).Id);

    [Theory]
    [InlineData("Low Puls", "The library has no work 'Low Puls'. Did you mean 'Low Pulse'?")]
    [InlineData("Rain in the city", "The library has no work 'Rain in the city'. 'paintsound library list' lists ids and titles.")]
    [InlineData("fog", "2 works have the title 'fog': use the id (b2, c3).")]
    public void Says_why_it_finds_none(string name, string expected) =>
        Assert.Equal(expected, Assert.Throws<CommandException>(() => WorkSearch.Find(Works, name)).Message);

    [Theory]
    [InlineData("library", "remove", "--library", "lib")]
    [InlineData("library", "remove", "a", "--collection", "b", "--library", "lib")]
    public void Remove_takes_works_or_a_collection(params string[] arguments) =>
        Assert.Equal("Name the works to remove, or a collection with --collection.", Assert.Single(CommandLine.CreateRoot().Parse(arguments).Errors).Message);

    private static LibraryWork Work(string id, string title) => new(id, title, "music", IsMusic: true, 10, 3, null, [$"/{title}.wav"]);
}
