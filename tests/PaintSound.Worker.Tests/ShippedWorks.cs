using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Sources;
using PaintSound.Worker.Commands.Input;

namespace PaintSound.Worker.Tests;

/// <summary>The library of simulated works, indexed once with the bundled networks for all tests of the collection.</summary>
[CollectionDefinition(nameof(ShippedWorks))]
public sealed class ShippedWorks : ICollectionFixture<ShippedWorks>, IAsyncLifetime
{
    private const int Selections = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-choice-");
    private readonly EmbeddingNetworks _networks = NetworkLoader.Open([]);
    private ExcerptTable? _excerpts;

    /// <summary>The folder of the library.</summary>
    public string Library => Path.Combine(_folder.FullName, "library");

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var works = Path.Combine(_folder.FullName, "works");
        await SimulatedLibrary.WriteAsync(works, seed: 2, progress: null, stop);
        var decoder = new FfmpegDecoder(FfmpegTools.Find(), TimeProvider.System);
        await new Indexer(decoder, () => NetworkLoader.Open([]), TimeProvider.System)
            .IndexAsync(Library, Directory.GetDirectories(works), new IndexOptions(), progress: null, stop);
        _excerpts = WorkLibrary.Open(Library).LoadExcerpts(_networks.Correspondence.Manifest, _networks.Sound.Manifest);
    }

    public ValueTask DisposeAsync()
    {
        _networks.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Returns the mean spectral centroid, in octaves above 55 Hz, of the works that correspond best with a painting.</summary>
    public async Task<double> PitchHeightOfSelectionsAsync(string painting)
    {
        var stop = TestContext.Current.CancellationToken;
        var perceiver = new CanvasAndBrushPerceiver(_excerpts!, _networks.Correspondence, _networks.Sound);
        var file = Path.Combine(_folder.FullName, "works", "paintings", painting + ".png");
        perceiver.ProcessCanvas(await new InputMaterial(_networks).PictureAsync(file, stop), new ChoosingControls());
        var height = 0.0;
        foreach (var excerpt in Nearest(perceiver.Scores.Canvas.All.ToArray()))
        {
            height += PitchHeight(await new InputMaterial(_networks).MelsAsync(excerpt.Work.File, stop)) / Selections;
        }

        return height;
    }

    /// <summary>Returns the mean onset rate, per second, of the excerpts that are nearest to a sound.</summary>
    public double OnsetRateOfSelections(float[] sound)
    {
        var perceiver = new CanvasAndBrushPerceiver(_excerpts!, _networks.Correspondence, _networks.Sound);
        var mel = new StreamingLogMel(_networks.Sound.Manifest.Mel);
        mel.Push(sound);
        var picture = new float[mel.Settings.Bands * mel.Settings.Columns];
        mel.CopyTo(picture);
        perceiver.ProcessBrush(picture, new ChoosingControls());
        return Nearest(perceiver.Scores.Sound.All.ToArray()).Average(excerpt => excerpt.OnsetRate);
    }

    private IEnumerable<Excerpt> Nearest(float[] distance) =>
        Enumerable.Range(0, distance.Length).OrderBy(i => distance[i]).Take(Selections).Select(i => _excerpts![i]);

    /// <summary>Returns the power-weighted mean of the band centres; the 100 bands are equally spaced on the HTK mel scale.</summary>
    /// <returns>Octaves above 55 Hz.</returns>
    private static double PitchHeight(IReadOnlyList<float[]> mels)
    {
        static double Mel(double hz) => 2595 * Math.Log10(1 + (hz / 700));
        var (sum, weighted) = (0.0, 0.0);
        foreach (var mel in mels)
        {
            var columns = mel.Length / 100;
            for (var i = 0; i < mel.Length; i++)
            {
                var centre = Mel(30) + ((Mel(8000) - Mel(30)) * ((i / columns) + 1) / 101);
                var power = Math.Exp(mel[i]);
                sum += power;
                weighted += power * Math.Log2(700 * (Math.Pow(10, centre / 2595) - 1) / 55);
            }
        }

        return weighted / sum;
    }
}
