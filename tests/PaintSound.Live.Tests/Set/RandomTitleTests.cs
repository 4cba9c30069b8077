using FsCheck.Xunit;
using PaintSound.Core.Works;
using PaintSound.Live.Set;
using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Tests.Set;

public sealed class AnyTitleTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 60)]
    public void Any_words_make_a_set_that_reads_back(string[] titles, string collection)
    {
        MusicWork[] works = [.. titles.Select((title, i) => new MusicWork($"{i}", title ?? "", $"/{title}.wav", collection ?? "", 1 + i))];
        var file = _folder.Path("set.als");
        SetFile.Write(file, Made.Set(works));
        var set = SetFile.Read(file);
        Assert.Empty(SetLint.Check(set));
        Assert.Equal(works.Length, set.Descendants("AudioClip").Select(clip => SetTree.Value(clip, "Name")).Distinct().Count());
    }

    [Property(MaxTest = 200)]
    public void Any_names_give_samples_that_every_system_can_hold(string[] files)
    {
        MusicWork[] works = [.. files.Select((file, i) => new MusicWork($"{i}", "t", $"/{file?.Replace("/", "")}.wav", "own", 1))];
        var names = SampleNames.Of(works).Values.ToArray();
        Assert.Equal(works.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name =>
        {
            Assert.NotEmpty(name);
            Assert.DoesNotContain(name, character => character < ' ' || "<>:\"/\\|?*".Contains(character, StringComparison.Ordinal));
            Assert.False(name.EndsWith('.') || name.EndsWith(' ') || name.StartsWith('.'));
        });
    }

    [Theory]
    [InlineData("con.wav", "_con")]
    [InlineData("what is this?.wav", "what is this_")]
    [InlineData("...wav", "sample")]
    [InlineData("Zen\u0000\u0001.wav", "Zen")]
    public void Names_that_a_system_refuses_are_changed(string file, string name)
    {
        Assert.Equal(name, SampleNames.Of([new MusicWork("1", "t", "/" + file, "own", 1)])["1"]);
    }
}
