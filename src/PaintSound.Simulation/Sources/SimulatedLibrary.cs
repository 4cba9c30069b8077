using PaintSound.Media;
using PaintSound.Media.Writing;
using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Pictures;
using SkiaSharp;

namespace PaintSound.Simulation.Sources;

/// <summary>Writes the library of the demo: music of the simulated composer and paintings of the simulated painter, as files.</summary>
public static class SimulatedLibrary
{
    /// <summary>Name of the subfolder of the paintings.</summary>
    public const string PaintingsFolder = "paintings";

    /// <summary>
    /// Writes composers/*.wav, own/*.wav and paintings/*.png, named by their titles. Replaces existing files.
    /// The same seed writes the same bytes.
    /// </summary>
    /// <param name="folder">The folder. It is created if it does not exist.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="progress">Receives the finished share, 0..1, after every file.</param>
    /// <param name="stop">Stops between two files.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task WriteAsync(
        string folder, int seed, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (composer, gallery) = (new Composer(seed), new Gallery(seed));
        var total = Composer.Pieces.Count + Gallery.Paintings.Count;
        var done = 0;
        foreach (var piece in Composer.Pieces)
        {
            stop.ThrowIfCancellationRequested();
            using (var sound = new WavWriter(CreatePath(folder, piece.Collection, piece.Title + ".wav"), StereoBuffer.Rate, channels: 2))
            {
                sound.Write(composer.Play(piece).Interleave());
            }

            progress?.Report(++done / (double)total);
        }

        foreach (var recipe in Gallery.Paintings)
        {
            stop.ThrowIfCancellationRequested();
            await using (var picture = File.Create(CreatePath(folder, PaintingsFolder, recipe.Title + ".png")))
            {
                using var bitmap = RgbBitmap.Create(gallery.Paint(recipe), Gallery.Size, Gallery.Size);
                bitmap.Encode(picture, SKEncodedImageFormat.Png, quality: 100);
            }

            progress?.Report(++done / (double)total);
        }
    }

    private static string CreatePath(string folder, string part, string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(folder, part)).FullName, name);
}
