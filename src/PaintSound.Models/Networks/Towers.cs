using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// The two graphs of every correspondence network: <c>image</c> converts a picture into a row of numbers, <c>sound</c> a log-mel.
/// The meaning of the rows depends on the scoring. One thread at a time.
/// </summary>
internal sealed class Towers : IDisposable
{
    private const int Colours = 3;

    private readonly BoundSession _image;
    private readonly BoundSession _sound;
    private readonly int _width;
    private readonly float[] _levels;

    /// <summary>Takes ownership of the sessions.</summary>
    public Towers(Manifest manifest, BoundSession image, BoundSession sound)
    {
        (_image, _sound, _width) = (image, sound, manifest.Half);
        _levels = CreateLevels(manifest.Image!);
    }

    /// <summary>Returns the parts to open.</summary>
    /// <param name="manifest">The manifest of the network.</param>
    /// <param name="output">The output name in both files.</param>
    public static NetworkPart[] CreateParts(Manifest manifest, string output)
    {
        var (image, mel) = (manifest.Image!, manifest.Mel);
        TensorShape row = new(output, 1, manifest.Half);
        return
        [
            new(manifest.Files["image"], [new("image", 1, Colours, image.Height, image.Width)], [row]),
            new(manifest.Files["sound"], [new("mel", 1, 1, mel.Bands, mel.Columns)], [row]),
        ];
    }

    /// <summary>Computes the row of a picture. Pixels are row by row, three bytes each (R, G, B).</summary>
    public void EmbedImage(ReadOnlySpan<byte> rgb, Span<float> row)
    {
        var planes = _image.GetInput(0);
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
        _image.GetOutput(0).CopyTo(row);
    }

    /// <summary>Computes the row of a sound from its log-mel, band by band.</summary>
    public void EmbedSound(ReadOnlySpan<float> mel, Span<float> row)
    {
        LengthGuard.Require(mel.Length, _sound.GetInput(0).Length, nameof(mel));
        LengthGuard.Require(row.Length, _width, "half");
        mel.CopyTo(_sound.GetInput(0));
        _sound.Run();
        _sound.GetOutput(0).CopyTo(row);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _image.Dispose();
        _sound.Dispose();
    }

    // The network input for each of the 256 byte values, for red, green and blue.
    private static float[] CreateLevels(ImageSettings image) =>
    [
        .. Enumerable.Range(0, Colours).SelectMany(colour => Enumerable.Range(0, 256)
            .Select(level => (level / 255f - image.Mean[colour]) / image.Deviation[colour])),
    ];
}
