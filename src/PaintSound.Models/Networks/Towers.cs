using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// The two files of every correspondence network: <c>image</c> turns a picture into a row of numbers, <c>sound</c> a log-mel.
/// What the rows mean is the scoring's affair. One thread at a time.
/// </summary>
internal sealed class Towers : IDisposable
{
    private const int Colours = 3;

    private readonly BoundSession _image;
    private readonly BoundSession _sound;
    private readonly int _width;
    private readonly float[] _levels;

    /// <summary>Takes the sessions over.</summary>
    public Towers(Manifest manifest, BoundSession image, BoundSession sound)
    {
        (_image, _sound, _width) = (image, sound, manifest.Half);
        _levels = Levels(manifest.Image!);
    }

    /// <summary>What to open for them.</summary>
    /// <param name="manifest">The network's.</param>
    /// <param name="output">The name of both files' output.</param>
    public static NetworkPart[] Parts(Manifest manifest, string output)
    {
        var (image, mel) = (manifest.Image!, manifest.Mel);
        TensorShape row = new(output, 1, manifest.Half);
        return
        [
            new(manifest.Files["image"], [new("image", 1, Colours, image.Height, image.Width)], [row]),
            new(manifest.Files["sound"], [new("mel", 1, 1, mel.Bands, mel.Columns)], [row]),
        ];
    }

    /// <summary>The row of a picture: pixels, row by row, three bytes each (R, G, B).</summary>
    public void EmbedImage(ReadOnlySpan<byte> rgb, Span<float> row)
    {
        var planes = _image.Input(0);
        LengthGuard.Require(rgb.Length, planes.Length, nameof(rgb));
        LengthGuard.Require(row.Length, _width, "half");
        var pixels = planes.Length / Colours;
        for (var colour = 0; colour < Colours; colour++)
        {
            var plane = planes.Slice(colour * pixels, pixels);
            var levels = _levels.AsSpan(colour * 256, 256);
            for (var pixel = 0; pixel < plane.Length; pixel++)
            {
                plane[pixel] = levels[rgb[pixel * Colours + colour]];
            }
        }

        _image.Run();
        _image.Output(0).CopyTo(row);
    }

    /// <summary>The row of a sound: log-mel, band by band.</summary>
    public void EmbedSound(ReadOnlySpan<float> mel, Span<float> row)
    {
        LengthGuard.Require(mel.Length, _sound.Input(0).Length, nameof(mel));
        LengthGuard.Require(row.Length, _width, "half");
        mel.CopyTo(_sound.Input(0));
        _sound.Run();
        _sound.Output(0).CopyTo(row);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _image.Dispose();
        _sound.Dispose();
    }

    // The 256 values a byte can become, for red, green and blue.
    private static float[] Levels(ImageSettings image) =>
    [
        .. Enumerable.Range(0, Colours).SelectMany(colour => Enumerable.Range(0, 256)
            .Select(level => (level / 255f - image.Mean[colour]) / image.Deviation[colour])),
    ];
}
