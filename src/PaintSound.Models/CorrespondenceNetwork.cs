namespace PaintSound.Models;

/// <summary>
/// An image-sound network in three ONNX files: <c>image</c> and <c>sound</c> give the halves of the first dense layer,
/// <c>join</c> makes the correspondence of two halves. An instance belongs to one thread at a time; open one for each thread.
/// </summary>
public sealed class CorrespondenceNetwork : ICorrespondenceNetwork
{
    // Sounds in one run of join: their halves stay in the core's own cache, and many share the fixed cost of a run.
    private const int Rows = 512;
    private const int Colours = 3;

    private readonly BoundSession _image;
    private readonly BoundSession _sound;
    private readonly BoundSession _join;
    private readonly float[] _levels;

    private CorrespondenceNetwork(Manifest manifest, BoundSession[] parts)
    {
        Manifest = manifest;
        (_image, _sound, _join) = (parts[0], parts[1], parts[2]);
        _levels = Levels(manifest.Image!);
    }

    /// <inheritdoc/>
    public Manifest Manifest { get; }

    /// <inheritdoc/>
    public int HalfSize => Manifest.Half;

    /// <summary>Opens the network in a folder.</summary>
    /// <param name="folder">The folder with <c>model.json</c>.</param>
    /// <param name="sessions">Where sessions come from.</param>
    /// <exception cref="ModelException">Something is missing or does not fit; the message says what.</exception>
    public static CorrespondenceNetwork Open(string folder, SessionFactory sessions)
    {
        var manifest = Manifest.Read(folder, Manifest.Correspondence);
        var (image, mel, half) = (manifest.Image!, manifest.Mel, manifest.Half);
        return new CorrespondenceNetwork(manifest, sessions.Open(
            new NetworkPart(
                manifest.Files["image"], [new("image", 1, Colours, image.Height, image.Width)], [new("half", 1, half)]),
            new NetworkPart(
                manifest.Files["sound"], [new("mel", 1, 1, mel.Bands, mel.Columns)], [new("half", 1, half)]),
            new NetworkPart(
                manifest.Files["join"],
                [new("image_half", 1, half), new("sound_half", Rows, half)],
                [new("correspondence", Rows)])));
    }

    /// <inheritdoc/>
    public void ImageHalf(ReadOnlySpan<byte> rgb, Span<float> half)
    {
        var planes = _image.Input(0);
        Lengths.Require(rgb.Length, planes.Length, nameof(rgb));
        Lengths.Require(half.Length, HalfSize, nameof(half));
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
        _image.Output(0).CopyTo(half);
    }

    /// <inheritdoc/>
    public void SoundHalf(ReadOnlySpan<float> mel, Span<float> half)
    {
        Lengths.Require(mel.Length, _sound.Input(0).Length, nameof(mel));
        Lengths.Require(half.Length, HalfSize, nameof(half));
        mel.CopyTo(_sound.Input(0));
        _sound.Run();
        _sound.Output(0).CopyTo(half);
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence)
    {
        Lengths.Require(imageHalf.Length, HalfSize, nameof(imageHalf));
        Lengths.Require(soundHalves.Length, correspondence.Length * HalfSize, nameof(soundHalves));
        imageHalf.CopyTo(_join.Input(0));
        for (var first = 0; first < correspondence.Length; first += Rows)
        {
            // The rows behind a last, shorter chunk keep older halves: every row is scored by itself, and theirs are not read.
            var count = Math.Min(Rows, correspondence.Length - first);
            soundHalves.Slice(first * HalfSize, count * HalfSize).CopyTo(_join.Input(1));
            _join.Run();
            _join.Output(0)[..count].CopyTo(correspondence[first..]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _image.Dispose();
        _sound.Dispose();
        _join.Dispose();
    }

    // The 256 values a byte can become, for red, green and blue.
    private static float[] Levels(ImageSettings image) =>
    [
        .. Enumerable.Range(0, Colours).SelectMany(colour => Enumerable.Range(0, 256)
            .Select(level => (level / 255f - image.Mean[colour]) / image.Deviation[colour])),
    ];
}
