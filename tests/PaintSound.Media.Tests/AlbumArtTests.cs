using System.Buffers.Binary;
using System.IO.Hashing;
using PaintSound.Media.Artwork;
using PaintSound.Media.Pictures;
using SkiaSharp;
using static PaintSound.Media.Tests.MusicWithPicture;

namespace PaintSound.Media.Tests;

/// <summary>Pictures in music files, as ffmpeg writes them and byte by byte, and beside them.</summary>
public class AlbumArtTests(MediaFixture media)
{
    private static readonly PictureFit Fit = PictureFit.Within(64, 64);

    // With 0xFF and zeros, which unsynchronisation changes.
    private static readonly byte[] Picture = [.. Enumerable.Range(0, 700).Select(i => (byte)(i % 7 == 0 ? 0xff : i % 5 == 0 ? 0 : i))];
    private static readonly byte[] Other = [9, 9, 9];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Files => new()
    {
        { "ID3 2.2", Id3(2, Picture) },
        { "ID3 2.2, unsynchronised", Id3(2, Picture, isUnsynchronised: true) },
        { "ID3 2.3", Id3(3, Picture, isWide: true) },
        { "ID3 2.3, unsynchronised, with an extended header", Id3(3, Picture, isUnsynchronised: true, extended: 6) },
        { "ID3 2.4", Id3(4, Picture, kind: 0) },
        { "ID3 2.4, unsynchronised, with an extended header", Id3(4, Picture, isUnsynchronised: true, isWide: true, extended: 6) },
        { "FLAC: the front wins", Flac(Other, Picture) },
        { "FLAC after an ID3 tag without its sound", [.. Id3(3, Other, kind: 4)[..^34], .. Flac(Other, Picture)] },
        { "Ogg", Ogg(Picture) },
        { "FLAC in Ogg", OggFlac(Picture) },
        { "MP4", Mp4(Picture) },
        { "WAV", Wav(Id3(3, Picture)) },
        { "RF64", Rf64(Id3(4, Picture)) },
        { "AIFF", Aiff(Id3(2, Picture)) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_picture_in_a_file_is_found(string name, byte[] file) => Assert.True(Find(file)?.Span.SequenceEqual(Picture), name);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_cut_off_anywhere_has_its_picture_or_none(string name, byte[] file)
    {
        for (var length = 0; length < file.Length; length += 3)
        {
            var found = Find(file[..length]);
            Assert.True(found is null || found.Value.Span.SequenceEqual(Picture) || found.Value.Span.SequenceEqual(Other), $"{name}, {length} bytes");
        }
    }

    [Fact]
    public void A_picture_of_several_megabytes_is_on_many_pages_of_ogg()
    {
        byte[] large = [.. Enumerable.Repeat(Picture, 4000).SelectMany(part => part)];
        Assert.True(Find(Ogg(large))?.Span.SequenceEqual(large));
    }

    [Theory]
    [InlineData("cover.mp3")]
    [InlineData("cover-2-4.mp3", "-id3v2_version", "4")]
    [InlineData("cover.flac")]
    [InlineData("cover.m4a")]
    [InlineData("cover.aiff", "-write_id3v2", "1")]
    public async Task What_ffmpeg_writes_is_read(string name, params string[] options)
    {
        var jpeg = media.Picture("art.jpg", 80, 80);
        var file = media.Make(Path.Combine(CreateFolder(), name), ["-f", "lavfi", "-i", "sine=d=0.2", "-i", jpeg, "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic", .. options]);
        await AssertRedAndBlueAsync(file);
    }

    [Theory]
    [InlineData("cover.ogg", "libvorbis")]
    [InlineData("cover.opus", "libopus")]
    public async Task What_ffmpeg_writes_into_comments_is_read(string name, string codec)
    {
        var block = Convert.ToBase64String(Block(await File.ReadAllBytesAsync(media.Picture("comment.png", 80, 80), Stop), 3));
        await AssertRedAndBlueAsync(media.Make(Path.Combine(CreateFolder(), name), "-f", "lavfi", "-i", "sine=d=0.2", "-c:a", codec, "-metadata", $"METADATA_BLOCK_PICTURE={block}"));
    }

    [Fact]
    public async Task Without_a_picture_in_the_file_the_one_beside_it_counts()
    {
        var folder = CreateFolder();
        var file = media.Sine(Path.Combine(folder, "plain.wav"), 0.1);
        Assert.Null(await ReadAsync(file));
        File.Move(media.Picture(Path.Combine(folder, "x.png"), 80, 80), Path.Combine(media.Folder, folder, "Folder.PNG"));
        await AssertRedAndBlueAsync(file);
    }

    [Fact]
    public async Task Too_many_pixels_and_no_pixels_are_no_picture()
    {
        var folder = CreateFolder();
        Assert.Null(await ReadAsync(media.Write(Path.Combine(folder, "hostile.mp3"), Id3(3, Png(30_000)))));
        Assert.Null(await ReadAsync(media.Write(Path.Combine(folder, "nonsense.mp3"), Id3(3, Picture))));
        Assert.Null(await ReadAsync(Path.Combine(media.Folder, "missing", "missing.mp3")));
        var error = Assert.Throws<MediaException>(() => new MagickPictureReader().Read(Png(30_000), "hostile.mp3", Fit, Stop));
        Assert.Contains("the limit is 64 megapixels", error.Message, StringComparison.Ordinal);
    }

    // A picture named cover beside a file counts, so each test has a folder of its own. Returns its name in the folder of the media.
    private string CreateFolder() => Directory.CreateDirectory(Path.Combine(media.Folder, Path.GetRandomFileName())).Name;

    // A small PNG whose header names another size.
    private static byte[] Png(int side)
    {
        using SKBitmap bitmap = new(4, 4);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var png = data.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), side);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), side);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.HashToUInt32(png.AsSpan(12, 17)));
        return png;
    }

    private static ReadOnlyMemory<byte>? Find(byte[] file) => EmbeddedPictureReader.Read(new MemoryStream(file));

    private static Task<PicturePixels?> ReadAsync(string file) => new AlbumArtReader(new MagickPictureReader()).ReadAsync(file, Fit, Stop);

    private static async Task AssertRedAndBlueAsync(string file)
    {
        var picture = await ReadAsync(file);
        Assert.NotNull(picture);
        Assert.Equal((64, 64), (picture.Width, picture.Height));
        Assert.True(picture.Rgb[0] > 200 && picture.Rgb[2] < 60, "the left side is red");
        Assert.True(picture.Rgb[^1] > 200 && picture.Rgb[^3] < 60, "the right side is blue");
    }
}
