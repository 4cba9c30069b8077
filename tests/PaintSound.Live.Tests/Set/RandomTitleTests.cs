using FsCheck.Xunit;
using PaintSound.Core.Works;
using PaintSound.Live.Set;
using PaintSound.Live.Set.Samples;
using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Tests.Set;

public sealed class RandomTitleTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 60)]
    public void Any_titles_give_a_valid_set(string[] titles, string collection)
    {
        MusicWork[] works = [.. titles.Select((title, i) => new MusicWork($"{i}", title ?? "", $"/{title}.wav", collection ?? "", 1 + i))];
        var file = _folder.Path("set.als");
        SetFile.Write(file, TestSets.Set(works));
        var set = SetFile.Read(file);
        Assert.Empty(SetLint.Check(set));
        Assert.Equal(works.Length, set.Descendants("AudioClip").Select(clip => SetTree.Value(clip, "Name")).Distinct().Count());
    }

    [Property(MaxTest = 200)]
    public void Any_file_names_give_sample_names_that_every_system_allows(string[] files)
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
    public void Changes_names_that_a_system_does_not_allow(string file, string name)
    {
        Assert.Equal(name, SampleNames.Of([new MusicWork("1", "t", "/" + file, "own", 1)])["1"]);
    }
}
