using System.Text;
using System.Text.Json;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Taste;

namespace PaintSound.Core.Tests.Choosing.Taste;

public sealed class TasteProfileTests
{
    private static readonly Mark Example = new(MarkKind.Like, new PictureQualities(50, 20, 0.5f, 12), new MusicQualities(700, -20, 8, 9), -1.25f);

    private static readonly TasteProfile Profile = TasteProfile.Create("Anna").Add(Example, "abc").Add(Example with { Kind = MarkKind.No, Work = "w1", StartSeconds = 4.25 }, "abc");

    [Fact]
    public void A_file_gives_the_profile_back()
    {
        var read = TasteProfile.Read(Profile.Write());
        Assert.Equal((Profile.Name, Profile.Network, Profile.Revision, Profile.Hash), (read.Name, read.Network, read.Revision, read.Hash));
        Assert.Equal(Profile.Marks, read.Marks);
    }

    [Fact]
    public void The_hash_is_that_of_the_marks_and_not_of_the_name()
    {
        Assert.Equal(Profile.Hash, (Profile with { Name = "Ben", Revision = 9 }).Hash);
        Assert.NotEqual(Profile.Hash, Profile.Undo().Hash);
    }

    [Fact]
    public void Undo_takes_the_last_mark_and_counts_as_a_revision()
    {
        Assert.Equal([Example], Profile.Undo().Marks);
        Assert.Equal(3, Profile.Undo().Revision);
        Assert.Equal(TasteProfile.Create("Anna"), TasteProfile.Create("Anna").Undo());
    }

    [Theory]
    [InlineData("-1.25", "-1.5")]
    [InlineData("\"like\"", "\"maybe\"")]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("\"marks\"", "\"remarks\"")]
    public void A_file_that_was_changed_is_refused(string text, string other)
    {
        var json = Encoding.UTF8.GetString(Profile.Write());
        Assert.Contains(text, json, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => TasteProfile.Read(Encoding.UTF8.GetBytes(json.Replace(text, other, StringComparison.Ordinal))));
    }
}
