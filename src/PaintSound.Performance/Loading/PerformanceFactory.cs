using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Models;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Loading;

/// <summary>Creates performances. Holds everything that a performance needs except inputs and outputs: networks, library and controls.</summary>
public sealed class PerformanceFactory : IDisposable
{
    private readonly EmbeddingNetworks _networks;
    private readonly ExcerptTable _excerpts;
    private readonly PaintingTable _paintings;
    private readonly Popularity _excerptPopularity;

    // Only a performance with music needs them.
    private readonly Lazy<Popularity> _paintingPopularity;
    private readonly Lazy<ComparisonPictures> _comparisonPictures;
    private readonly CorrespondenceRule? _rule;
    private readonly Lazy<TasteAxes> _axes;
    private readonly Lazy<TastePlaces> _places;

    private PerformanceFactory(EmbeddingNetworks networks, ExcerptTable excerpts, PaintingTable paintings, ShowControl control, GateWatch gateWatch)
    {
        (_networks, _excerpts, _paintings, Control, GateWatch) = (networks, excerpts, paintings, control, gateWatch);
        _excerptPopularity = PopularityMeter.OfExcerpts(excerpts, paintings, networks.Correspondence);
        _paintingPopularity = new(() => PopularityMeter.OfPictures(paintings.ImageHalves, excerpts, networks.Correspondence));
        _axes = new(() => new TasteAxes([.. excerpts.Select(MusicQualities.Of)]));
        _places = new(() => new TastePlaces(excerpts, _axes.Value));
        _rule = CorrespondenceRule.Create(control.State.Choosing.Correspondence, excerpts);
        _comparisonPictures = new(() => PopularityMeter.SelectPictures(paintings, excerpts, networks.Correspondence));
    }

    /// <summary>The controls of the show.</summary>
    public ShowControl Control { get; }

    /// <summary>Tells which excerpts pass the gate, by their numbers in <see cref="Excerpts"/>.</summary>
    public GateWatch GateWatch { get; }

    /// <summary>The excerpts of the library with their vectors.</summary>
    public ExcerptTable Excerpts => _excerpts;

    /// <summary>The mel settings of the brush.</summary>
    public MelSettings BrushMel => _networks.Sound.Manifest.Mel;

    /// <summary>The number of excerpts in the library.</summary>
    public int ExcerptCount => _excerpts.Count;

    /// <summary>The number of paintings in the library.</summary>
    public int PaintingCount => _paintings.Count;

    /// <summary>The paintings of the library.</summary>
    public PaintingTable Paintings => _paintings;

    /// <summary>The axes on which taste is learned. The first call measures the library.</summary>
    public TasteAxes TasteAxes => _axes.Value;

    /// <summary>Learns from marks, and prepares the library for what was learned.</summary>
    /// <param name="profile">The marks of the artists.</param>
    public LearnedTaste Learn(TasteProfile profile)
    {
        _ = _places.Value;
        return new TasteTrainer(_axes.Value).Train(profile.Marks, profile.Hash);
    }

    /// <summary>The music works of the library.</summary>
    public IEnumerable<MusicWork> Works => ListMusic(_excerpts);

    /// <summary>The hashes of the networks' manifests, which cover all their files.</summary>
    public IReadOnlyList<string> NetworkHashes => [_networks.Correspondence.Manifest.Hash, _networks.Sound.Manifest.Hash];

    /// <summary>Returns a hash of everything in the library from which is selected: with the same networks, the same hash gives the same selections.</summary>
    public string ComputeLibraryHash() => LibraryHash.Compute(_excerpts, _paintings);

    /// <summary>Loads networks and library.</summary>
    /// <param name="library">The folder of the library.</param>
    /// <param name="models">Folders of networks, which take precedence over the bundled ones.</param>
    /// <param name="state">The initial state of the controls.</param>
    /// <param name="time">The session clock; null for the system's.</param>
    /// <exception cref="ModelException">A network is missing or damaged.</exception>
    /// <exception cref="InvalidControlException">The sound network does not support the sound distance of the state.</exception>
    /// <exception cref="LibraryException">The library is missing, damaged, empty, or was indexed with other networks.</exception>
    public static PerformanceFactory Load(string library, IReadOnlyList<string> models, ShowState state, TimeProvider? time = null)
    {
        var networks = NetworkLoader.Open(models);
        try
        {
            var distances = SupportedDistances.Of(networks.Sound);
            distances.Check(state.Choosing.Distance);
            var works = WorkLibrary.Open(library);
            var excerpts = works.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
            var paintings = works.LoadPaintings(networks.Correspondence.Manifest);
            IEnumerable<Work> all = [.. ListMusic(excerpts), .. paintings];
            state = state with
            {
                Choosing = state.Choosing with { Gate = state.Choosing.Gate ?? Gate.DefaultFraction(excerpts.Count), ExcludedWorks = [.. works.LoadSwitchedOff()] },
            };
            return excerpts.Count > 0
                ? new PerformanceFactory(networks, excerpts, paintings, new ShowControl(state, works.LoadCollections(), distances, time, all), new GateWatch(time ?? TimeProvider.System))
                : throw new LibraryException($"The library {works.Folder} contains no music. Index a folder with music.");
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    private static IEnumerable<MusicWork> ListMusic(ExcerptTable excerpts) => excerpts.Select(excerpt => excerpt.Work).DistinctBy(work => work.Id, StringComparer.Ordinal);

    /// <summary>Creates a performance.</summary>
    /// <param name="outputs">Receive all events.</param>
    /// <param name="logger">Receives a message about each output that fails.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="music">True if there is a music source.</param>
    /// <param name="calibration">The calibration of this stage; null for the defaults.</param>
    /// <param name="displayFrame">The larger picture that the canvas source fills; null if no output shows it.</param>
    /// <param name="start">The start of the performance in ticks of the clock; null for now.</param>
    public PerformancePipeline CreatePerformance(
        IReadOnlyList<IPerformanceOutput> outputs, ILogger<EventQueue> logger, TimeProvider time, bool music = false, StageCalibration? calibration = null, DisplayFrame? displayFrame = null,
        long? start = null) => new(
        new InputMels(_networks.Sound.Manifest.Mel, _networks.Correspondence.Manifest.Mel),
        calibration ?? new StageCalibration(),
        displayFrame,
        new CanvasAndBrushPerceiver(_excerpts, _networks.Correspondence, _networks.Sound, _excerptPopularity, _rule, _places),
        new Chooser(_excerpts, GateWatch),
        music ? new MusicPerceiver(_paintings, _networks.Correspondence, _paintingPopularity.Value, _comparisonPictures.Value, _rule, _axes.Value) : null,
        Control,
        outputs,
        logger,
        time,
        start);

    /// <summary>How many excerpts pass the gate, in one sentence; null if the strategy has no gate.</summary>
    public string? GateDescription => Control.State.Choosing.Strategy == ChoosingStrategy.WeightedRank
        ? null
        : Gate.Describe(_excerpts.Count, Control.State.Choosing.Gate);

    /// <inheritdoc/>
    public void Dispose() => _networks.Dispose();
}
