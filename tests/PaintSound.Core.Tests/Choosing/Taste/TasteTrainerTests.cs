using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Taste;

namespace PaintSound.Core.Tests.Choosing.Taste;

/// <summary>What is learned from marks, with simulated artists. The evaluation with real pictures and music is told in docs/taste.md.</summary>
public sealed class TasteTrainerTests
{
    private static readonly Dictionary<string, Func<double[], double[], double>> Rules = new(StringComparer.Ordinal)
    {
        ["light and loud"] = (picture, music) => picture[0] * music[1],
        ["dark and slow"] = (picture, music) => picture[0] * music[4],
        ["warm and high"] = (picture, music) => picture[4] * music[0],
        ["detailed and fast"] = (picture, music) => picture[2] * music[4],
        ["a mixture"] = (picture, music) => (0.8 * picture[4] * music[3]) - (0.6 * picture[2] * music[0]),
        ["colourful and quiet"] = (picture, music) => -picture[1] * music[1],
    };

    [Fact]
    public void Hidden_rules_are_learned_from_twenty_marks_and_better_from_sixty()
    {
        var (early, late) = (Measure(20), Measure(60));
        Assert.True(Middle(early) >= 0.8, $"20 marks: {string.Join(" ", early)}");
        Assert.True(Middle(late) >= 0.88, $"60 marks: {string.Join(" ", late)}");
    }

    [Fact]
    public void Random_marks_change_nothing_and_it_is_told()
    {
        var told = 0;
        for (var seed = 0; seed < 5; seed++)
        {
            SimulatedArtist artist = new(rule: null, 70 + seed);
            var learned = artist.Mark(40);
            var loss = artist.MeasureAuc(null, SimulatedArtist.ShippedRule) - artist.MeasureAuc(learned.Model, SimulatedArtist.ShippedRule);
            told += learned.Report.State == TasteState.Contradictory ? 1 : 0;
            Assert.True(loss <= 0.02, $"seed {seed}: {loss}, {learned.Report.Sentence}");
        }

        Assert.Equal(5, told);
    }

    [Fact]
    public void Marks_that_say_the_opposite_of_each_other_change_nothing_and_are_named()
    {
        var mark = CreateMark(MarkKind.Yes, lightness: 80, level: -10);
        Mark[] marks = [.. Enumerable.Range(0, 24).Select(i => CreateMark(i % 2 == 0 ? MarkKind.Yes : MarkKind.No, 20 + (5 * (i / 2)), -40 + (3 * (i / 2 % 7))))];
        var learned = CreateTrainer().Train([.. marks, mark, mark with { Kind = MarkKind.No }], "");
        Assert.Equal(TasteState.Contradictory, learned.Report.State);
        Assert.Equal(1, learned.Model.GetNetwork(1));
        Assert.All(learned.Model.Weights, weight => Assert.Equal(0, weight));
        Assert.NotEmpty(learned.Report.Contradictions);
        Assert.Contains("contradict each other", learned.Report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_is_told_in_words()
    {
        Mark[] marks = [.. Enumerable.Range(0, 40).Select(i => CreateMark((i % 2 == 0) == (i / 2 % 2 == 0) ? MarkKind.Yes : MarkKind.No, i % 2 == 0 ? 85 : 15, i / 2 % 2 == 0 ? -8 : -38) with { Work = $"w{i}" })];
        var report = CreateTrainer().Train(marks, "").Report;
        Assert.Equal("light pictures go with loud music, and dark ones with quiet music", report.Rule);
        Assert.Equal(TasteState.Learned, report.State);
        Assert.Contains("Most of all, light pictures go with loud music", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_marks_change_nothing()
    {
        var learned = CreateTrainer().Train([CreateMark(MarkKind.Yes, 80, -10), CreateMark(MarkKind.No, 20, -10)], "");
        Assert.Equal(TasteState.TooFew, learned.Report.State);
        Assert.Equal(1, learned.Model.GetNetwork(1));
        Assert.All(learned.Model.Weights, weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void The_same_marks_teach_the_same()
    {
        var mark = Enumerable.Range(0, 30).Select(i => CreateMark(i % 3 == 0 ? MarkKind.Yes : MarkKind.No, 3 * i, -40 + i) with { Work = $"w{i % 9}" }).ToArray();
        Assert.Equal(CreateTrainer().Train(mark, "").Model.Weights, CreateTrainer().Train(mark, "").Model.Weights);
    }

    private static double[] Measure(int marks) => [.. Rules.Values.Select((rule, i) =>
    {
        SimulatedArtist artist = new(rule, 11 + i);
        return artist.MeasureAuc(artist.Mark(marks).Model);
    })];

    // Of an even number the lower middle.
    private static double Middle(double[] values) => values.Order().ElementAt((values.Length - 1) / 2);

    private static TasteTrainer CreateTrainer() => new(new TasteAxes([.. Enumerable.Range(0, 100).Select(i => CreateMusic(-45 + (i * 0.4f)))]));

    private static MusicQualities CreateMusic(float level) => new(700, level, 8, 9, 3);

    private static Mark CreateMark(MarkKind kind, float lightness, float level) => new(kind, new PictureQualities(lightness, 18, 0.7f, 13, 1), CreateMusic(level), 0, $"w{lightness} {level}");
}
