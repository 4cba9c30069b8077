using System.Buffers.Binary;
using PaintSound.Core.Sources;
using PaintSound.Media.Pictures;
using SkiaSharp;

namespace PaintSound.Media.Tests;

/// <summary>Pictures that are cut off, damaged, empty, absurd or called wrongly: what can be seen is read, and every reason is true.</summary>
public class PictureDamageTests(MediaFixture media)
{
    private static readonly PictureFit Fit = PictureFit.Square(IFrameSource.Size);
    private readonly MagickPictureReader _reader = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain.jpg", 0.5)]
    [InlineData("plain.jpg", 0.99)]
    [InlineData("progressive.jpg", 0.5)]
    [InlineData("progressive.jpg", 0.97)]
    [InlineData("orientation-6.jpg", 0.6)]
    public void A_jpeg_is_read_as_far_as_it_goes_and_named(string name, double part)
    {
        var picture = _reader.Read(Cut(name, part), Fit, Stop);
        Assert.Contains("cut off", picture.Warning);
        Assert.True(picture.Rgb.Distinct().Count() > 20);
    }

    [Fact]
    public void A_progressive_jpeg_can_be_cut_off_anywhere()
    {
        var whole = File.ReadAllBytes(GetPath("progressive.jpg"));
        for (var length = whole.Length / 2; length < whole.Length - 2; length += 61)
        {
            var picture = _reader.Read(media.Write("anywhere.jpg", whole[..length]), Fit, Stop);
            Assert.True(picture.Warning?.Contains("cut off", StringComparison.Ordinal), $"{length} bytes");
        }
    }

    [Theory]
    [InlineData("plain.png")]
    [InlineData("deep.png")]
    [InlineData("grey.png")]
    [InlineData("alpha.png")]
    [InlineData("plain.bmp")]
    [InlineData("plain.tga")]
    [InlineData("deep.tif")]
    [InlineData("deep-big-endian.tif")]
    [InlineData("lab.tif")]
    [InlineData("plain.webp")]
    [InlineData("alpha-lossy.webp")]
    public void So_is_every_format_whose_rows_follow_each_other(string name)
    {
        var whole = _reader.Read(GetPath(name), Fit, Stop);
        foreach (var part in new[] { 0.7, 0.9 })
        {
            var picture = _reader.Read(Cut(name, part), Fit, Stop);
            Assert.Contains("cut off", picture.Warning);
            var right = picture.Rgb.Zip(whole.Rgb, (got, wanted) => Math.Abs(got - wanted) <= 8).Count(isRight => isRight) / (double)picture.Rgb.Length;
            Assert.InRange(right, part - 0.1, 1);
        }
    }

    [Fact]
    public void A_png_that_is_damaged_in_the_middle_is_read_up_to_there()
    {
        foreach (var name in new[] { "deep.png", "plain.png" })
        {
            var (whole, bytes) = (_reader.Read(GetPath(name), Fit, Stop), File.ReadAllBytes(GetPath(name)));
            bytes.AsSpan(bytes.Length * 6 / 10, 40).Fill(0xA5);
            var picture = _reader.Read(media.Write("damaged-" + name, bytes), Fit, Stop);
            Assert.NotNull(picture.Warning);
            Assert.True(picture.Rgb.AsSpan(0, picture.Rgb.Length * 4 / 10).SequenceEqual(whole.Rgb.AsSpan(0, picture.Rgb.Length * 4 / 10)));
        }
    }

    [Theory]
    [InlineData("plain.gif", 0.7, "damaged or was cut off")]
    [InlineData("lossless.webp", 0.5, "cut off: ")]
    [InlineData("plain.heic", 0.5, "cut off")]
    [InlineData("plain.avif", 0.5, "cut off")]
    [InlineData("lzw.tif", 0.5, "cut off: ")]
    [InlineData("plain.jp2", 0.3, "cut off")]
    [InlineData("plain.jxl", 0.3, "damaged or was cut off")]
    [InlineData("plain.jpg", 0.01, "cut off")]
    public void Other_formats_say_that_they_were_cut_off(string name, double part, string reason)
    {
        var file = Cut(name, part);
        var e = Assert.Throws<MediaException>(() => _reader.Read(file, Fit, Stop));
        Assert.StartsWith($"{file} cannot be read: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Theory]
    [InlineData("deep.tif", "x.dng")]
    [InlineData("plain.tif", "X.NEF")]
    [InlineData("plain.tif", "x.cr2")]
    [InlineData("plain.tif", "x.arw")]
    [InlineData("references.txt", "x.raf")]
    [InlineData("references.txt", "x.cr3")]
    public void A_raw_picture_is_named_instead_of_its_small_preview(string content, string name)
    {
        var file = media.Write(name, File.ReadAllBytes(GetPath(content)));
        Assert.True(_reader.IsPicture(file));
        var e = Assert.Throws<MediaException>(() => _reader.Read(file, Fit, Stop));
        Assert.Contains("raw picture of a camera. Export it as JPEG, TIFF or PNG.", e.Message);
    }

    [Fact]
    public void A_huge_size_is_refused_with_the_limit()
    {
        var jpeg = File.ReadAllBytes(GetPath("plain.jpg"));
        var size = jpeg.AsSpan(jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5);
        BinaryPrimitives.WriteUInt16BigEndian(size, 60_000);
        BinaryPrimitives.WriteUInt16BigEndian(size[2..], 60_000);
        (string File, string Limit)[] cases =
        [
            (media.Write("huge.ppm", "P6 60000 60000 255\n123"u8.ToArray()), "250 megapixels"),
            (media.Write("huge.jpg", jpeg), "1000 megapixels"),
        ];
        foreach (var (file, limit) in cases)
        {
            var e = Assert.Throws<MediaException>(() => _reader.Read(file, Fit, Stop));
            Assert.Contains("60000 x 60000 pixels", e.Message);
            Assert.Contains(limit, e.Message);
        }
    }

    [Theory]
    [InlineData("gif", 6)]
    [InlineData("bmp", 18)]
    public void A_size_of_zero_is_refused(string extension, int place)
    {
        var bytes = File.ReadAllBytes(GetPath("plain." + extension));
        bytes.AsSpan(place, extension == "gif" ? 4 : 8).Clear();
        if (extension == "gif")
        {
            // The frame has a size of its own.
            var frame = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2C, 0, 0, 0, 0, 224, 0, 224, 0]);
            bytes.AsSpan(frame + 5, 4).Clear();
        }

        Assert.Throws<MediaException>(() => _reader.Read(media.Write("zero." + extension, bytes), Fit, Stop));
    }

    [Fact]
    public void A_wrong_extension_does_no_harm()
    {
        foreach (var (name, wrong) in new[] { ("plain.png", "a.jpg"), ("plain.jpg", "b.heic"), ("plain.heic", "c.jpg"), ("plain.webp", "d.txt"), ("plain.tif", "e") })
        {
            var file = media.Write("wrong-" + wrong, File.ReadAllBytes(GetPath(name)));
            Assert.True(_reader.IsPicture(file));
            Assert.Null(_reader.Read(file, Fit, Stop).Warning);
        }

        var text = media.Write("text.jpg", "no picture"u8.ToArray());
        Assert.False(_reader.IsPicture(text));
        Assert.Contains("is not a picture", Assert.Throws<MediaException>(() => _reader.Read(text, Fit, Stop)).Message);
    }

    [Theory]
    [InlineData("with%d.png")]
    [InlineData("with [1].png")]
    [InlineData("-x.png")]
    [InlineData("png:a.png")]
    [InlineData("caption:hello.png")]
    [InlineData("línea\nnueva.png")]
    [InlineData("@list.png")]
    public void Odd_names_are_only_names(string name)
    {
        if (OperatingSystem.IsWindows() && name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
        {
            Assert.Skip("Windows does not allow this name.");
        }

        Assert.Equal(
            _reader.Read(GetPath("plain.png"), Fit, Stop).Rgb,
            _reader.Read(media.Write(name, File.ReadAllBytes(GetPath("plain.png"))), Fit, Stop).Rgb);
    }

    [Fact]
    public void A_flat_picture_in_a_large_file_is_named()
    {
        using SKBitmap bitmap = new(300, 300);
        bitmap.Erase(SKColors.Transparent);
        var rgba = new byte[300 * 300 * 4];
        new Random(3).NextBytes(rgba);
        for (var i = 3; i < rgba.Length; i += 4)
        {
            rgba[i] = 0;   // colours that nobody can see
        }

        using var image = SKImage.FromPixelCopy(new SKImageInfo(300, 300, SKColorType.Rgba8888, SKAlphaType.Unpremul), rgba);
        using var hidden = image.Encode(SKEncodedImageFormat.Png, 100);
        Assert.Contains("one colour (#FFFFFF)", _reader.Read(media.Write("hidden.png", hidden.ToArray()), Fit, Stop).Warning);

        using SKBitmap plain = new(3000, 2000);
        plain.Erase(SKColors.SteelBlue);
        foreach (var (format, extension) in new[] { (SKEncodedImageFormat.Png, "png"), (SKEncodedImageFormat.Jpeg, "jpg"), (SKEncodedImageFormat.Webp, "webp") })
        {
            using var flat = plain.Encode(format, 90);
            Assert.Null(_reader.Read(media.Write("flat." + extension, flat.ToArray()), Fit, Stop).Warning);
        }
    }

    [Fact]
    public void Random_damage_gives_a_picture_or_a_reason()
    {
        Random random = new(1);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Pictures")).Where(file => Path.GetExtension(file) is not (".py" or ".txt")))
        {
            var whole = File.ReadAllBytes(path);
            for (var round = 0; round < 4; round++)
            {
                var bytes = whole[..random.Next(whole.Length / 8, whole.Length)];
                for (var i = 0; i < 1 + (round * 4); i++)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                var file = media.Write("damaged" + Path.GetExtension(path), bytes);
                try
                {
                    var picture = _reader.Read(file, Fit, Stop);
                    Assert.Equal(IFrameSource.FrameBytes, picture.Rgb.Length);
                }
                catch (MediaException e)
                {
                    Assert.StartsWith($"{file} cannot be read: ", e.Message, StringComparison.Ordinal);
                    Assert.DoesNotContain('\n', e.Message);
                    Assert.DoesNotContain("@ error", e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    private static string GetPath(string name) => Path.Combine(AppContext.BaseDirectory, "Pictures", name);

    private string Cut(string name, double part)
    {
        var bytes = File.ReadAllBytes(GetPath(name));
        return media.Write("cut-" + name, bytes[..(int)(bytes.Length * part)]);
    }
}
