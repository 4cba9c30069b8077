using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>Music that is decoded without being inspected first is the same as after an inspection.</summary>
public class DecodeWithoutInspectionTests(MediaFixture media)
{
    private static readonly string[] Tags =
        ["-metadata", "title=A title: with a colon", "-metadata", "artist=Åsa 日本", "-metadata", "album=One\nTwo", "-metadata", "date=2019-05-01", "-metadata", "comment=title : no"];

    public static TheoryData<string, string[]> Kinds => new()
    {
        { "plain.mp3", [] },
        { "mono.mp3", ["-ac", "1"] },
        { "plain.ogg", [] },
        { "plain.opus", [] },
        { "plain.flac", [] },
        { "deep.flac", ["-sample_fmt", "s32"] },
        { "plain.m4a", [] },
        { "plain.wma", [] },
        { "plain.mka", [] },
        { "plain.wv", [] },
        { "plain.wav", ["-write_bext", "1"] },
        { "id3.aiff", ["-write_id3v2", "1"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Gives_the_same(string name, string[] options)
    {
        var music = await CompareAsync(media.TimeTone("direct-" + name, 5, [.. Tags, .. options]));
        Assert.NotNull(music);
        Assert.Null(music.Damage);
    }

    [Fact]
    public async Task Gives_the_same_of_a_file_with_a_cover_and_chapters()
    {
        var cover = media.Picture("direct-cover.png", 64, 64);
        var chapters = media.Write("direct-chapters.txt", ";FFMETADATA1\ntitle=Whole\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=2\ntitle=First\n"u8.ToArray());
        var sound = media.TimeTone("direct-source.wav", 5);
        Assert.NotNull(await CompareAsync(media.Make(
            "direct-cover.mp3", "-i", sound, "-i", cover, "-i", chapters, "-map", "0", "-map", "1", "-map_metadata", "2", "-c:v", "copy", "-disposition:v", "attached_pic")));
    }

    [Fact]
    public async Task Reports_the_same_damage()
    {
        foreach (var name in new[] { "direct-cut.mp3", "direct-cut.flac", "direct-cut.ogg" })
        {
            var bytes = await File.ReadAllBytesAsync(media.TimeTone("whole-" + name, 5), TestContext.Current.CancellationToken);
            bytes.AsSpan((bytes.Length / 2)..((bytes.Length / 2) + 400)).Fill(0x55);
            Assert.NotNull(await CompareAsync(media.Write(name, bytes[..(bytes.Length - 777)])));
        }
    }

    [Theory]
    [InlineData("direct-six.flac", "-ac", "6")]
    [InlineData("direct-long-title.mp3", "-metadata", "title=A very long title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title, an endless title.")]
    [InlineData("direct-two.mka", "-map", "0", "-map", "0")]
    public async Task Other_files_must_be_inspected(string name, params string[] options) =>
        Assert.Null(await media.Decoder.TryDecodeMusicAsync(media.TimeTone(name, 2, options), (_, _) => { }, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Files_that_are_no_music_must_be_inspected()
    {
        var video = media.Make("direct-film.mp4", "-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-f", "lavfi", "-i", "sine=d=1");
        foreach (var file in new[] { video, media.Picture("direct-picture.png", 64, 64), media.Write("direct-letter.mp3", "This is only a letter."u8.ToArray()) })
        {
            Assert.Null(await media.Decoder.TryDecodeMusicAsync(file, (_, _) => { }, TestContext.Current.CancellationToken));
        }
    }

    private async Task<DecodedMusic?> CompareAsync(string file)
    {
        var stop = TestContext.Current.CancellationToken;
        List<float> direct = [], inspected = [];
        var music = await media.Decoder.TryDecodeMusicAsync(file, (samples, _) => direct.AddRange(samples), stop);
        var content = await media.Decoder.InspectAsync(file, stop);
        var expected = await media.Decoder.DecodeMusicAsync(file, content, (samples, _) => inspected.AddRange(samples), stop) with { Tags = content.Tags };
        Assert.Equal(expected, music);
        Assert.Equal(inspected, direct);
        return music;
    }
}
