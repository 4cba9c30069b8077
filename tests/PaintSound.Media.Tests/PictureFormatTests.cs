using System.Globalization;
using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>Compares the pictures in the folder Pictures with the colours that make-pictures.py computed for them.</summary>
public class PictureFormatTests(MediaFixture media)
{
    private const int Patches = 8, Patch = IFrameSource.Size / Patches, Edge = 6;

    public static TheoryData<string> Names => [.. References.Keys];

    private static readonly Dictionary<string, (int Tolerance, byte[] Rgb)> References = File.ReadLines(GetPath("references.txt"))
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => (int.Parse(words[1], CultureInfo.InvariantCulture), Convert.FromHexString(words[2])));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Shows_the_colours_that_a_person_sees(string name)
    {
        var (tolerance, expected) = References[name];
        DecodedPicture? picture = null;
        await foreach (var decoded in media.Decoder.DecodePicturesAsync([GetPath(name)], TestContext.Current.CancellationToken))
        {
            picture = decoded;
        }

        Assert.Null(picture!.Reason);
        var worst = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(GetMean(picture.Rgb!, i) - expected[i]));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} differs by {worst:0.0} levels"));
        Assert.True(worst <= tolerance, $"{name} differs by {worst:0.0} levels; {tolerance} are allowed.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_inspected_as_a_picture(string name)
    {
        var content = await media.Decoder.InspectAsync(GetPath(name), TestContext.Current.CancellationToken);
        Assert.Equal(new MediaContent(MediaKind.Picture, 0, false), content);
    }

    private static string GetPath(string name) => Path.Combine(AppContext.BaseDirectory, "Pictures", name);

    /// <summary>Returns the mean of one channel over the inner pixels of a patch.</summary>
    private static double GetMean(byte[] rgb, int reference)
    {
        var (patch, channel) = (reference / 3, reference % 3);
        var sum = 0;
        for (var y = Edge; y < Patch - Edge; y++)
        {
            for (var x = Edge; x < Patch - Edge; x++)
            {
                sum += rgb[((((patch / Patches * Patch) + y) * IFrameSource.Size) + (patch % Patches * Patch) + x) * 3 + channel];
            }
        }

        return sum / (double)((Patch - (2 * Edge)) * (Patch - (2 * Edge)));
    }
}
