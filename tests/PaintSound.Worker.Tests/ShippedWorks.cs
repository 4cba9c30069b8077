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

/// <summary>Studio's library as the shipped networks embed it, indexed once for all tests that ask it.</summary>
[CollectionDefinition(nameof(ShippedWorks))]
public sealed class ShippedWorks : ICollectionFixture<ShippedWorks>, IAsyncLifetime
{
    private const int Answers = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-choice-");
    private readonly EmbeddingNetworks _networks = NetworkLoader.Open([]);
    private ExcerptTable? _excerpts;

    /// <summary>Its folder.</summary>
    public string Library => Path.Combine(_folder.FullName, "library");

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var material = Path.Combine(_folder.FullName, "works");
        await SimulatedLibrary.WriteAsync(material, seed: 2, progress: null, stop);
        var decoder = new FfmpegDecoder(FfmpegTools.Find(), TimeProvider.System);
        await new Indexer(decoder, () => NetworkLoader.Open([]), TimeProvider.System)
            .IndexAsync(Library, Directory.GetDirectories(material), new IndexOptions(), progress: null, stop);
        _excerpts = WorkLibrary.Open(Library).LoadExcerpts(_networks.Correspondence.Manifest, _networks.Sound.Manifest);
    }

    public ValueTask DisposeAsync()
    {
        _networks.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Mean spectral centroid, in octaves above 55 Hz, of the works that correspond best with a painting.</summary>
    public async Task<double> HeightOfAnswersAsync(string painting)
    {
        var stop = TestContext.Current.CancellationToken;
        var perceiver = new CanvasAndBrushPerceiver(_excerpts!, _networks.Correspondence, _networks.Sound);
        var file = Path.Combine(_folder.FullName, "works", "paintings", painting + ".png");
        perceiver.ProcessCanvas(await new InputMaterial(_networks).PictureAsync(file, stop));
        var height = 0.0;
        foreach (var excerpt in Best(perceiver.Scores.Correspondence))
        {
            height += Height(await new InputMaterial(_networks).MelsAsync(excerpt.Work.File, stop)) / Answers;
        }

        return height;
    }

    /// <summary>Mean onset rate of the excerpts that sound nearest.</summary>
    public double OnsetRateOfAnswers(float[] sound)
    {
        var perceiver = new CanvasAndBrushPerceiver(_excerpts!, _networks.Correspondence, _networks.Sound);
        var mel = new StreamingLogMel(_networks.Sound.Manifest.Mel);
        mel.Push(sound);
        var picture = new float[mel.Settings.Bands * mel.Settings.Columns];
        mel.CopyTo(picture);
        perceiver.ProcessBrush(picture, new ChoosingControls());
        return Best(perceiver.Scores.SoundDistance).Average(excerpt => excerpt.OnsetRate);
    }

    private IEnumerable<Excerpt> Best(float[] distance) =>
        Enumerable.Range(0, distance.Length).OrderBy(i => distance[i]).Take(Answers).Select(i => _excerpts![i]);

    /// <summary>The power-weighted mean of the bands' centres; band b of 100 lies at an even step of the HTK mel scale.</summary>
    private static double Height(IReadOnlyList<float[]> mels)
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
