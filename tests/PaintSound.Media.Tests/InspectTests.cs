using System.Text;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

public class InspectTests(MediaFixture media)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a.wav")]
    [InlineData("a.flac")]
    [InlineData("a.mp3")]
    [InlineData("a.ogg")]
    [InlineData("a.opus")]
    [InlineData("a.m4a")]
    [InlineData("a.aiff")]
    public async Task Detects_sound_and_its_length_in_every_music_format(string name)
    {
        var content = await media.Decoder.InspectAsync(media.Sine("inspect-" + name, 3), Stop);
        Assert.Equal(MediaKind.Sound, content.Kind);
        Assert.True(content.HasSound);
        Assert.InRange(content.DurationSeconds, 2.9, 3.2);
    }

    [Theory]
    [InlineData("tags.flac")]
    [InlineData("tags.mp3")]
    [InlineData("tags.ogg")]
    [InlineData("tags.opus")]
    [InlineData("tags.m4a")]
    [InlineData("tags.wav")]
    public async Task Reads_the_tags_of_every_music_format(string name)
    {
        var file = media.Sine(name, 1, "-metadata", "title=Étude\n1", "-metadata", $"artist={new string('a', 300)}", "-metadata", "album=Blue", "-metadata", "date=2019-05-01");
        Assert.Equal(new MediaTags("Étude 1", new string('a', MediaTags.MaxLength), "Blue", 2019), (await media.Decoder.InspectAsync(file, Stop)).Tags);
        Assert.Equal(MediaTags.None, (await media.Decoder.InspectAsync(media.Sine("no-" + name, 1), Stop)).Tags);
    }

    [Fact]
    public async Task A_cover_does_not_make_music_a_video()
    {
        var cover = media.Picture("cover.jpg", 64, 64);
        var sound = media.Sine("uncovered.mp3", 1);
        var file = media.Make("covered.mp3", "-i", sound, "-i", cover, "-map", "0:a", "-map", "1:v", "-c", "copy", "-disposition:v", "attached_pic");
        Assert.Equal(MediaKind.Sound, (await media.Decoder.InspectAsync(file, Stop)).Kind);
    }

    [Theory]
    [InlineData("p.png")]
    [InlineData("p.jpg")]
    [InlineData("p.webp")]
    [InlineData("p.tiff")]
    [InlineData("p.bmp")]
    [InlineData("p.gif")]
    public async Task Detects_pictures_in_every_format(string name)
    {
        var content = await media.Decoder.InspectAsync(media.Picture("inspect-" + name, 64, 48), Stop);
        Assert.Equal(new MediaContent(MediaKind.Picture, 0, false), content);
    }

    [Fact]
    public async Task Detects_whether_a_video_has_sound()
    {
        var silent = media.Make("silent.mp4", "-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-pix_fmt", "yuv420p");
        var withSound = media.Make("sounding.mp4", "-i", silent, "-f", "lavfi", "-i", "sine=d=1", "-c:v", "copy");
        MediaContent first = await media.Decoder.InspectAsync(silent, Stop), second = await media.Decoder.InspectAsync(withSound, Stop);
        Assert.Equal((MediaKind.Video, false), (first.Kind, first.HasSound));
        Assert.Equal((MediaKind.Video, true), (second.Kind, second.HasSound));
    }

    [Theory]
    [InlineData("words.mp3")]
    [InlineData("words.png")]
    [InlineData("words.txt")]
    [InlineData("words")]
    public async Task Rejects_text_files_with_any_extension(string name)
    {
        var file = media.Write(name, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("These are words and no music.\n", 200))));
        var e = await Assert.ThrowsAsync<MediaException>(() => media.Decoder.InspectAsync(file, Stop));
        Assert.Contains(file, e.Message);
    }

    [Fact]
    public async Task Reports_why_a_missing_file_an_empty_file_or_a_folder_cannot_be_read()
    {
        var empty = media.Write("empty.wav", []);
        var missing = Path.Combine(media.Folder, "missing.wav");
        Assert.Equal($"{empty} cannot be read: it is empty.", (await ReadErrorAsync(empty)).Message);
        Assert.Equal($"{missing} cannot be read: it does not exist.", (await ReadErrorAsync(missing)).Message);
        Assert.Equal($"{media.Folder} cannot be read: it is a folder.", (await ReadErrorAsync(media.Folder)).Message);

        Task<MediaException> ReadErrorAsync(string file) =>
            Assert.ThrowsAsync<MediaException>(() => media.Decoder.InspectAsync(file, Stop));
    }

    [Fact]
    public async Task Reads_files_whose_names_look_like_options_or_protocols()
    {
        var file = media.Sine("plain.wav", 1);
        foreach (var name in new[] { "-i.wav", "concat:odd|name 'quoted'.wav", "%03d.wav" })
        {
            var copy = Path.Combine(media.Folder, name);
            File.Copy(file, copy);
            Assert.Equal(MediaKind.Sound, (await media.Decoder.InspectAsync(copy, Stop)).Kind);
        }
    }
}
