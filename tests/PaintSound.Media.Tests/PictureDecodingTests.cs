using System.Text;
using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

public class PictureDecodingTests(MediaFixture media)
{
    private static readonly string[] Colours = ["red", "lime", "blue", "yellow", "cyan", "magenta", "white", "black"];
    private static readonly (int R, int G, int B)[] Values =
        [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255), (255, 255, 255), (0, 0, 0)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decodes_mixed_formats_and_sizes_and_reports_only_the_broken_files()
    {
        string[] extensions = ["png", "jpg", "webp", "tiff", "bmp", "gif"];
        List<string> files = [];
        List<int> broken = [3, 4, 11, 17, 39];
        for (var i = 0; i < 40; i++)
        {
            var colour = Colours[i % Colours.Length];
            var file = media.Picture($"mix{i}.{extensions[i % extensions.Length]}", 40 + i * 14, 300 - i * 4, colour, colour);
            if (i is 3 or 11)
            {
                await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, Stop))[..40], Stop);
            }

            if (i == 4)
            {
                await File.WriteAllTextAsync(file, new string('w', 3000), Encoding.ASCII, Stop);
            }

            if (i == 17)
            {
                await File.WriteAllBytesAsync(file, [], Stop);
            }

            if (i == 39)
            {
                File.Delete(file);
            }

            files.Add(file);
        }

        var pictures = await DecodeAsync([.. files]);
        Assert.Equal(files, pictures.Select(picture => picture.File));
        for (var i = 0; i < files.Count; i++)
        {
            if (broken.Contains(i))
            {
                Assert.Null(pictures[i].Rgb);
                Assert.Contains(files[i], pictures[i].Reason);
                continue;
            }

            Assert.Null(pictures[i].Reason);
            Assert.Equal(IFrameSource.FrameBytes, pictures[i].Rgb!.Length);
            AssertColour(Values[i % Values.Length], pictures[i].Rgb!, 112, 112);
        }
    }

    [Fact]
    public async Task Uses_the_centre_square()
    {
        // Red and blue halves in 400 x 100 pixels. The centre square is the middle 100 columns, half red and half blue.
        var rgb = (await DecodeAsync(media.Picture("wide.png", 400, 100)))[0].Rgb!;
        AssertColour(Values[0], rgb, 5, 112);
        AssertColour(Values[0], rgb, 105, 112);
        AssertColour(Values[2], rgb, 119, 112);
        AssertColour(Values[2], rgb, 218, 112);
    }

    [Fact]
    public async Task Reads_a_large_picture_among_small_ones_and_rejects_a_huge_one()
    {
        var large = media.Picture("large.png", 5000, 4000, "lime", "lime");
        var absurd = await File.ReadAllBytesAsync(media.Picture("absurd.bmp", 64, 64), Stop);
        BitConverter.GetBytes(100_000).CopyTo(absurd, 18);
        BitConverter.GetBytes(100_000).CopyTo(absurd, 22);
        var pictures = await DecodeAsync(media.Picture("small.png", 32, 32), large, media.Write("absurd2.bmp", absurd));
        AssertColour(Values[0], pictures[0].Rgb!, 50, 112);
        AssertColour(Values[1], pictures[1].Rgb!, 50, 112);
        Assert.Null(pictures[2].Rgb);
        Assert.NotNull(pictures[2].Reason);
    }

    [Fact]
    public async Task No_files_give_no_pictures() => Assert.Empty(await DecodeAsync());

    private static void AssertColour((int R, int G, int B) expected, byte[] rgb, int x, int y)
    {
        var at = (y * IFrameSource.Size + x) * 3;
        Assert.InRange(rgb[at], expected.R - 12, expected.R + 12);
        Assert.InRange(rgb[at + 1], expected.G - 12, expected.G + 12);
        Assert.InRange(rgb[at + 2], expected.B - 12, expected.B + 12);
    }

    private async Task<List<DecodedPicture>> DecodeAsync(params string[] files)
    {
        List<DecodedPicture> pictures = [];
        await foreach (var picture in media.Decoder.DecodePicturesAsync(files, Stop))
        {
            pictures.Add(picture);
        }

        return pictures;
    }
}
