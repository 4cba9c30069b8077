using PaintSound.Media;
using PaintSound.Media.Artwork;
using PaintSound.Media.Pictures;
using PaintSound.Media.Tests;
using SkiaSharp;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>Pictures in music files: their place in the file, and their pixels.</summary>
internal static class AlbumArtTargets
{
    private static readonly byte[] Picture = [.. Enumerable.Range(0, 100).Select(i => (byte)(i % 5 == 0 ? 0xff : i))];

    private static readonly byte[][] Words =
    [
        [.. "APIC"u8], [.. "PIC"u8], [.. "ID3"u8], [.. "fLaC"u8], [.. "OggS"u8], [.. "covr"u8], [.. "data"u8], [.. "ilst"u8], [.. "ds64"u8],
        [.. "METADATA_BLOCK_PICTURE="u8], [.. "COVERART="u8], [0xff, 0xff, 0xff, 0xff], [0x7f, 0x7f, 0x7f, 0x7f],
    ];

    private static readonly MagickPictureReader Reader = new();

    public static IEnumerable<FuzzTarget> All =>
    [
        new("pictures in music files", Files, input => EmbeddedPictureReader.Read(new MemoryStream(input)) is not null) { Words = Words },
        new("the pixels of pictures in music files", [Encode(SKEncodedImageFormat.Jpeg), Encode(SKEncodedImageFormat.Png), Encode(SKEncodedImageFormat.Webp)], Decode) { Share = 0.1 },
    ];

    private static byte[][] Files =>
    [
        MusicWithPicture.Id3(2, Picture), MusicWithPicture.Id3(3, Picture, isUnsynchronised: true, extended: 6), MusicWithPicture.Id3(4, Picture, isUnsynchronised: true, isWide: true),
        MusicWithPicture.Flac(Picture, Picture), MusicWithPicture.Ogg(Picture), MusicWithPicture.OggFlac(Picture), MusicWithPicture.Mp4(Picture),
        MusicWithPicture.Wav(MusicWithPicture.Id3(3, Picture)), MusicWithPicture.Rf64(MusicWithPicture.Id3(4, Picture)), MusicWithPicture.Aiff(MusicWithPicture.Id3(2, Picture)),
    ];

    private static bool Decode(byte[] input) => Refusal.By<MediaException>(() => Reader.Read(input, "music.mp3", PictureFit.Within(64, 64), CancellationToken.None));

    private static byte[] Encode(SKEncodedImageFormat format)
    {
        using SKBitmap bitmap = new(24, 16);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
