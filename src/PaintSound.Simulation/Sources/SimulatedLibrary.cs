using PaintSound.Media;
using PaintSound.Media.Writing;
using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Pictures;
using SkiaSharp;

namespace PaintSound.Simulation.Sources;

/// <summary>The demo's material: music by the simulated composer and paintings by the simulated painter, as files.</summary>
public static class SimulatedLibrary
{
    /// <summary>Sub-folder of the paintings.</summary>
    public const string PaintingsFolder = "paintings";

    /// <summary>
    /// Writes composers/*.wav, own/*.wav and paintings/*.png, named by their titles; files of these names are replaced.
    /// The same seed writes the same bytes.
    /// </summary>
    /// <param name="folder">Made when it is missing.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="progress">Hears after every file which share is done, 0..1.</param>
    /// <param name="stop">Ends the work between two files.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task WriteAsync(
        string folder, int seed, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (composer, gallery) = (new Composer(seed), new Gallery(seed));
        var total = Composer.Compose.Count + Gallery.Paintings.Count;
        var done = 0;
        foreach (var piece in Composer.Compose)
        {
            stop.ThrowIfCancellationRequested();
            using (var sound = new WavWriter(In(folder, piece.Collection, piece.Title + ".wav"), StereoBuffer.Rate, channels: 2))
            {
                sound.Write(composer.Play(piece).Interleaved());
            }

            progress?.Report(++done / (double)total);
        }

        foreach (var canvas in Gallery.Paintings)
        {
            stop.ThrowIfCancellationRequested();
            await using (var picture = File.Create(In(folder, PaintingsFolder, canvas.Title + ".png")))
            {
                using var bitmap = RgbBitmap.Create(gallery.Paint(canvas), Gallery.Size, Gallery.Size);
                bitmap.Encode(picture, SKEncodedImageFormat.Png, quality: 100);
            }

            progress?.Report(++done / (double)total);
        }
    }

    private static string In(string folder, string part, string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(folder, part)).FullName, name);
}
