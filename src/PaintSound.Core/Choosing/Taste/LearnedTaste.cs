using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Core.Choosing.Taste;

/// <summary>What was learned from marks, and how certain it is. Immutable, thread-safe.</summary>
public sealed class LearnedTaste
{
    private readonly TasteAxes _axes;
    private readonly LogisticFit _fit;

    internal LearnedTaste(TasteModel model, TasteReport report, TasteAxes axes, LogisticFit fit) => (Model, Report, _axes, _fit) = (model, report, axes, fit);

    /// <summary>What changes the selections.</summary>
    public TasteModel Model { get; }

    /// <summary>What the marks have taught, for people.</summary>
    public TasteReport Report { get; }

    /// <summary>Returns how much a mark of a pair would teach, in bits from 0 to 1.</summary>
    /// <param name="picture">The qualities of the picture.</param>
    /// <param name="music">The qualities of the music.</param>
    /// <param name="logOdds">The log odds that the network gives the pair.</param>
    public double GetInformation(PictureQualities picture, MusicQualities music, float logOdds) =>
        _fit.GetInformation(TasteTrainer.CreateRow(_axes, picture, music, logOdds));

    /// <summary>Returns the probability that the artist says yes to a pair, 0..1.</summary>
    /// <inheritdoc cref="GetInformation"/>
    public double Foretell(PictureQualities picture, MusicQualities music, float logOdds) =>
        _fit.Predict(TasteTrainer.CreateRow(_axes, picture, music, logOdds));
}
