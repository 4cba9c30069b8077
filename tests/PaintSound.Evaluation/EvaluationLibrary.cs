using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Evaluation;

/// <summary>A folder of music, indexed by the product, with the shipped networks.</summary>
internal sealed class EvaluationLibrary : IDisposable
{
    private readonly Dictionary<Excerpt, int> _indices;

    private EvaluationLibrary(EmbeddingNetworks networks, ExcerptTable excerpts)
    {
        (Networks, Excerpts) = (networks, excerpts);
        _indices = new Dictionary<Excerpt, int>(ReferenceEqualityComparer.Instance);
        foreach (var (i, excerpt) in excerpts.Index())
        {
            _indices.Add(excerpt, i);
        }

        Popularity = PopularityMeter.OfExcerpts(excerpts, new PaintingTable([], []), networks.Correspondence);
    }

    /// <summary>The shipped networks.</summary>
    public EmbeddingNetworks Networks { get; }

    /// <summary>All excerpts of the music.</summary>
    public ExcerptTable Excerpts { get; }

    /// <summary>The popularity of the excerpts with the network's reference pictures: the evaluated paintings must not help.</summary>
    public Popularity Popularity { get; }

    /// <summary>Indexes music. A second run with the same folder is quick.</summary>
    public static async Task<EvaluationLibrary> IndexAsync(string music, string folder, CancellationToken stop)
    {
        var indexer = new Indexer(new FfmpegDecoder(FfmpegTools.Find(), TimeProvider.System), () => NetworkLoader.Open([]), TimeProvider.System);
        var report = await indexer.IndexAsync(folder, [music], new IndexOptions { Collection = "music" }, progress: null, stop);
        foreach (var skipped in report.Skipped)
        {
            await Console.Error.WriteLineAsync($"Skipped {skipped.File}: {skipped.Reason}");
        }

        if (report.Excerpts == 0)
        {
            throw new LibraryException($"{music} contains no music. Use a folder with sound files.");
        }

        var networks = NetworkLoader.Open([]);
        return new EvaluationLibrary(networks, WorkLibrary.Open(folder).LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest));
    }

    /// <summary>Creates a perceiver with the product's popularity.</summary>
    public CanvasAndBrushPerceiver CreatePerceiver() => new(Excerpts, Networks.Correspondence, Networks.Sound, Popularity);

    /// <summary>Returns the index of an excerpt of this library.</summary>
    public int IndexOf(Excerpt excerpt) => _indices[excerpt];

    /// <summary>Writes what the product knows about each excerpt.</summary>
    public void WriteExcerpts(EvaluationFolder results) => results.WriteJson("excerpts.json", Excerpts.Select(excerpt => new
    {
        excerpt.Work.File,
        Start = excerpt.StartSeconds,
        excerpt.Work.DurationSeconds,
        excerpt.GainDb,
        excerpt.LevelDb,
        excerpt.OnsetRate,
        excerpt.CentroidHz,
        excerpt.IsHeld,
        DefaultGate = Gate.DefaultFraction(Excerpts.Count),
    }));

    /// <inheritdoc/>
    public void Dispose() => Networks.Dispose();
}
