using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Web.Links;
using ZXing;
using ZXing.Common;

namespace PaintSound.Web.Tests;

/// <summary>The codes are read by another implementation: ZXing.</summary>
public partial class QrCodeTests
{
    private const int Scale = 4;

    public static TheoryData<string> Links => ["http://192.168.1.20:9180/?token=AAAAAAAAAAAAAAAAAAAAAA", "http://[2001:db8::1]:65535/projection?token=__-_AAAAAAAAAAAAAAAAAA", "x", "ä€🎨"];

    [Theory]
    [MemberData(nameof(Links))]
    public void A_reader_finds_the_link_in_the_code_of_a_page(string link)
    {
        var code = QrCode.Create(link);
        Assert.Equal(link, Read(code.Size, FillPath(code.ToPath(), code.Size)));
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void A_reader_finds_the_link_in_the_code_of_a_terminal(string link)
    {
        var code = QrCode.Create(link);
        var lines = code.ToTerminalLines().Select(line => Escape().Replace(line, "")).ToArray();
        Assert.All(lines, line => Assert.Equal(code.Size, line.Length));
        Assert.Equal(link, Read(code.Size, (x, y) => lines[y / 2][x] is '█' || lines[y / 2][x] == (y % 2 == 0 ? '▀' : '▄')));
    }

    [Property(MaxTest = 100)]
    public Property Every_link_is_read() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>().Filter(text => text.Get.Length < 300 && text.Get.All(c => c is > ' ' and < '\u007f')),
        text =>
        {
            var code = QrCode.Create(text.Get);
            return Read(code.Size, code.IsDark) == text.Get;
        });

    private static Func<int, int, bool> FillPath(string path, int size)
    {
        var dark = new bool[size, size];
        foreach (Match run in Run().Matches(path))
        {
            for (var i = 0; i < int.Parse(run.Groups["w"].ValueSpan, null); i++)
            {
                dark[int.Parse(run.Groups["x"].ValueSpan, null) + i, int.Parse(run.Groups["y"].ValueSpan, null)] = true;
            }
        }

        return (x, y) => dark[x, y];
    }

    private static string? Read(int size, Func<int, int, bool> isDark)
    {
        var side = size * Scale;
        var grey = new byte[side * side];
        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = isDark(i % side / Scale, i / side / Scale) ? (byte)0 : (byte)255;
        }

        BinaryBitmap bitmap = new(new HybridBinarizer(new RGBLuminanceSource(grey, side, side, RGBLuminanceSource.BitmapFormat.Gray8)));
        return new ZXing.QrCode.QRCodeReader().decode(bitmap, new Dictionary<DecodeHintType, object> { [DecodeHintType.PURE_BARCODE] = true })?.Text;
    }

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<w>\d+)v1h-\k<w>z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
