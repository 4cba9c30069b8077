using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Taste;

namespace PaintSound.Core.Tests.Choosing.Taste;

/// <summary>
/// An artist with a hidden rule, pictures and music. The artist perceives qualities that are not quite those that are measured, and one mark of ten is a mistake.
/// The network's log odds follow a rule of its own.
/// </summary>
internal sealed class SimulatedArtist
{
    private const int Pictures = 160, Works = 80, ExcerptsOfWork = 6, Candidates = 100, Tests = 4000;
    private const double Mistakes = 0.1, PerceptionNoise = 0.2;

    private readonly Random _random;
    private readonly Func<double[], double[], double> _rule;
    private readonly double[][] _pictures, _music;   // places as perceived
    private readonly PictureQualities[] _pictureQualities;
    private readonly MusicQualities[] _musicQualities;
    private readonly TasteTrainer _trainer;
    private readonly TasteAxes _axes;
    private readonly double _middle;

    /// <summary>Creates an artist.</summary>
    /// <param name="rule">The hidden rule: how well perceived places of picture and music fit. Null for one who marks at random.</param>
    /// <param name="seed">The seed.</param>
    public SimulatedArtist(Func<double[], double[], double>? rule, int seed)
    {
        _random = new Random(seed);
        _rule = rule ?? ((_, _) => _random.NextDouble());
        double[][] pictures = [.. Enumerable.Range(0, Pictures).Select(_ => CreatePlaces())], music = [.. Enumerable.Range(0, Works * ExcerptsOfWork).Select(_ => CreatePlaces())];
        _pictureQualities = [.. pictures.Select(at => new PictureQualities(
            (float)(50 + (20 * at[0])), (float)(20 * Math.Exp(0.7 * at[1])), (float)(0.7 + at[2]), (float)(13 * Math.Exp(0.5 * at[3])), (float)(3 + (8 * at[4]))))];
        _musicQualities = [.. music.Select(at => new MusicQualities(
            (float)(700 * Math.Exp(0.8 * at[0])), (float)(-22 + (7 * at[1])), (float)(8 + (3 * at[2])), (float)(9 + (4 * at[3])), (float)(3 * Math.Exp(0.6 * at[4]))))];
        (_pictures, _music) = ([.. pictures.Select(Perceive)], [.. music.Select(Perceive)]);
        _axes = new TasteAxes(_musicQualities);
        _trainer = new TasteTrainer(_axes);
        double[] scores = [.. Enumerable.Range(0, 2001).Select(_ => _rule(_pictures[_random.Next(Pictures / 2)], _music[_random.Next(_music.Length / 2)])).Order()];
        _middle = scores[scores.Length / 2];
    }

    /// <summary>Marks pairs of half of the works: each time the most informative one of a hundred.</summary>
    /// <param name="count">How many marks.</param>
    public LearnedTaste Mark(int count)
    {
        List<Mark> marks = [];
        var learned = _trainer.Train(marks, "");
        while (marks.Count < count)
        {
            var (picture, music) = Enumerable.Range(0, Candidates)
                .Select(_ => (Picture: _random.Next(Pictures / 2), Music: _random.Next(_music.Length / 2)))
                .MaxBy(pair => learned.GetInformation(_pictureQualities[pair.Picture], _musicQualities[pair.Music], GetLogOdds(pair.Picture, pair.Music)));
            var belongs = _rule(_pictures[picture], _music[music]) > _middle == _random.NextDouble() > Mistakes;
            marks.Add(new Mark(
                belongs ? MarkKind.Yes : MarkKind.No, _pictureQualities[picture], _musicQualities[music], GetLogOdds(picture, music), $"w{music / ExcerptsOfWork}"));

            // Not after every mark: the test is quicker, and the artist in a hurry.
            learned = marks.Count % 2 == 0 || marks.Count == count ? _trainer.Train(marks, "") : learned;
        }

        return learned;
    }

    /// <summary>Returns how well a model tells pairs of the other half of the works apart: the area under the curve, 0.5 by chance ... 1.</summary>
    /// <param name="model">What was learned; null for the network as shipped.</param>
    /// <param name="truth">The rule that is asked; null for the artist's.</param>
    public double MeasureAuc(TasteModel? model, Func<double[], double[], double>? truth = null)
    {
        Span<float> picture = stackalloc float[5], music = stackalloc float[5], coefficients = stackalloc float[6];
        var random = new Random(7);
        List<(double Score, double Truth)> pairs = [];
        for (var i = 0; i < Tests; i++)
        {
            var (one, other) = (random.Next(Pictures / 2, Pictures), random.Next(_music.Length / 2, _music.Length));
            var logOdds = GetLogOdds(one, other);
            if (model is not null)
            {
                TasteAxes.Place(_pictureQualities[one], picture);
                _axes.Place(_musicQualities[other], music);
                model.Fold(picture, 1, coefficients);
                logOdds = (model.GetNetwork(1) * logOdds) + TasteModel.Judge(coefficients, music);
            }

            pairs.Add((-logOdds, (truth ?? _rule)(_pictures[one], _music[other])));
        }

        var middle = pairs.Select(pair => pair.Truth).Order().ElementAt(Tests / 2);
        var ranks = pairs.OrderBy(pair => pair.Score).Select((pair, rank) => (Rank: rank + 1, Belongs: pair.Truth > middle)).Where(pair => pair.Belongs).ToArray();
        return (ranks.Sum(pair => (double)pair.Rank) - (ranks.Length * (ranks.Length + 1.0) / 2)) / ((double)ranks.Length * (Tests - ranks.Length));
    }

    /// <summary>The rule of the network: light and high, colourful and loud, detailed and lively, contrasting and dynamic.</summary>
    public static double ShippedRule(double[] picture, double[] music) => (picture[0] * music[0]) + (picture[1] * music[1]) + (picture[2] * music[2]) + (picture[3] * music[3]);

    private float GetLogOdds(int picture, int music) => (float)Math.Clamp(-0.8 * ShippedRule(_pictures[picture], _music[music]), -Popularity.MaxLogOdds, Popularity.MaxLogOdds);

    private double[] Perceive(double[] places) => [.. places.Select(place => place + (PerceptionNoise * NextNormal()))];

    // Qualities of one thing depend on one another.
    private double[] CreatePlaces()
    {
        var common = 0.5 * NextNormal();
        return [.. Enumerable.Range(0, 5).Select(_ => common + (0.87 * NextNormal()))];
    }

    private double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
