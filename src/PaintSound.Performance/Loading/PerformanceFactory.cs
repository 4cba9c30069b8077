using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
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

/// <summary>Everything a performance needs besides its sources and its languages: networks, library, settings.</summary>
public sealed class PerformanceFactory : IDisposable
{
    private readonly EmbeddingNetworks _networks;
    private readonly ExcerptTable _excerpts;
    private readonly PaintingTable _paintings;

    private PerformanceFactory(EmbeddingNetworks networks, ExcerptTable excerpts, PaintingTable paintings, ShowControl desk) =>
        (_networks, _excerpts, _paintings, Control) = (networks, excerpts, paintings, desk);

    /// <summary>The desk that the doors operate.</summary>
    public ShowControl Control { get; }

    /// <summary>The mel that the brush is heard in.</summary>
    public MelSettings BrushMel => _networks.Sound.Manifest.Mel;

    /// <summary>How many excerpts there are to choose from.</summary>
    public int ExcerptCount => _excerpts.Count;

    /// <summary>How many paintings there are to choose from.</summary>
    public int PaintingCount => _paintings.Count;

    /// <summary>The paintings that there are to choose from.</summary>
    public IEnumerable<Painting> Paintings => _paintings;

    /// <summary>The music that there is to choose from.</summary>
    public IEnumerable<MusicWork> Works => _excerpts.Select(excerpt => excerpt.Work).Distinct();

    /// <summary>Loads networks and library.</summary>
    /// <param name="library">The library's folder.</param>
    /// <param name="models">Folders of networks, which come before PaintSound's own.</param>
    /// <param name="state">How the controls stand at the beginning.</param>
    /// <exception cref="ModelException">A network is missing or damaged.</exception>
    /// <exception cref="InvalidControlException">The sound network cannot measure the distance that is set.</exception>
    /// <exception cref="LibraryException">The library is missing, damaged, or was made with other networks.</exception>
    public static PerformanceFactory Load(string library, IReadOnlyList<string> models, ShowState state)
    {
        var networks = NetworkLoader.Open(models);
        try
        {
            var distances = SupportedDistances.Of(networks.Sound);
            distances.Check(state.Choosing.Distance);
            var works = WorkLibrary.Open(library);
            var excerpts = works.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
            return excerpts.Count > 0
                ? new PerformanceFactory(networks, excerpts, works.LoadPaintings(networks.Correspondence.Manifest), new ShowControl(state, works.LoadCollections(), distances))
                : throw new LibraryException($"The library {works.Folder} holds no music: index a folder that does.");
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    /// <summary>Makes a performance.</summary>
    /// <param name="announcers">Told of everything.</param>
    /// <param name="logger">Receives a message about each output that fails.</param>
    /// <param name="time">The session's clock.</param>
    /// <param name="music">True where somebody plays music.</param>
    /// <param name="senses">What was learned of this stage; null for one that nobody has calibrated.</param>
    /// <param name="closeUp">The canvas larger than its frames; null where nobody looks at it.</param>
    public PerformancePipeline CreatePerformance(
        IReadOnlyList<IPerformanceOutput> announcers, ILogger<EventQueue> logger, TimeProvider time, bool music = false, StageCalibration? senses = null, DisplayFrame? closeUp = null) => new(
        (_networks.Sound.Manifest.Mel, _networks.Correspondence.Manifest.Mel),
        senses ?? new StageCalibration(),
        closeUp,
        new CanvasAndBrushPerceiver(_excerpts, _networks.Correspondence, _networks.Sound),
        new Chooser(_excerpts),
        music ? new MusicPerceiver(_excerpts, _paintings, _networks.Correspondence) : null,
        Control,
        announcers,
        logger,
        time);

    /// <summary>What the choosing should be warned of, in a sentence, or null.</summary>
    public string? Warning => Gate.Passing(_excerpts.Count, Control.State.Choosing.Gate) > 1 || Control.State.Choosing.Strategy == ChoosingStrategy.WeightedRank
        ? null
        : $"A gate of {Control.State.Choosing.Gate} lets only one of {_excerpts.Count} excerpts pass, so there is no choice: set a wider gate.";

    /// <inheritdoc/>
    public void Dispose() => _networks.Dispose();
}
