using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Control;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>choosing</c>: the selection settings at the beginning. Controls change them during the performance.</summary>
internal static class ChoosingKeys
{
    private static readonly ChoosingControls Defaults = new();

    private static readonly OptionalKey<double> Gate = new(
        "gate",
        ShowValues.Number(ControlTable.Gate),
        "The fraction of all excerpts that passes the gate, best correspondence first. 0.01 is the best 1 %. At least 15 excerpts pass, so that the brush can choose.",
        "0.05 for up to ten hours of music, less for more");

    private static readonly DefaultKey<double> Popularity = new(
        "popularity",
        ShowValues.Number(0, 1),
        Defaults.Popularity,
        "How much of each excerpt's popularity is taken off before the gate: 0 nothing, so that music that fits every picture comes often ... 1 all.");

    private static readonly DefaultKey<CorrespondenceKind> Correspondence = new(
        "correspondence",
        ShowValues.OneOf<CorrespondenceKind>(),
        Defaults.Correspondence,
        "What judges which music and which paintings correspond: `network`, or `rule` (no network: light with pitch height, colour with energy, detail with activity, contrast with dynamics). Congruity always comes from the network.");

    private static readonly DefaultKey<TimeSpan> Dwell = new("dwell", ShowValues.Seconds(ControlTable.Dwell), Defaults.Dwell, "The time between two selections. A clear change of the brush or the end of a short work can come earlier.");

    private static readonly DefaultKey<int> Bars = new(
        "bars",
        ShowValues.Integer((int)ControlTable.Bars.Minimum, (int)ControlTable.Bars.Maximum, "bars"),
        Defaults.Bars,
        "How many bars a selection lasts while the music plays; it is made just before its bar. 0: the dwell counts. Needs `beat`.");

    private static readonly DefaultKey<bool> OnChange = new(
        "on-change",
        ShowValues.Boolean,
        Defaults.OnChange,
        "Whether a beginning, an end or a clear change of pace of the brush is answered before the dwell is over (not within a quarter of it or 1 s).");

    private static readonly DefaultKey<TimeSpan> RepeatAfter = new(
        "repeat-after", ShowValues.Seconds(0, 3600), Defaults.RepeatAfter, "How long a selected work is not selected again. At most half of the works rest.");

    private static readonly DefaultKey<double> Follow = new(
        "follow", ShowValues.Number(ControlTable.Follow), Defaults.Follow, "How rhythm and timbre of the brush are weighted: 0 rhythm only ... 1 timbre only. Only with `distance: weighed`.");

    private static readonly DefaultKey<SoundDistanceKind> Distance = new(
        "distance",
        ShowValues.OneOf<SoundDistanceKind>(),
        Defaults.Distance,
        "How sound distance is measured: `weighed` (rhythm and timbre, weighted by `follow`) or `paper` (Euclidean between the network's embeddings).");

    private static readonly DefaultKey<ChoosingStrategy> Strategy = new(
        "strategy",
        ShowValues.OneOf<ChoosingStrategy>(),
        Defaults.Strategy,
        "How correspondence and sound distance are combined: `gate-then-sound` (the paper's), `sound-then-gate`, or `weighted-rank` (no gate).");

    private static readonly DefaultKey<double> Weight = new("weight", ShowValues.Number(0, 1), Defaults.Weight, "For `weighted-rank`: 0 the canvas only ... 1 the brush only.");

    private static readonly DefaultKey<SilencePolicy> Silence = new(
        "silence",
        ShowValues.OneOf<SilencePolicy>(),
        Defaults.Silence,
        "The music for a silent or humming brush: `held` (long held notes), `stay` (no new selection) or `any`.");

    private static readonly DefaultKey<float> SilenceDb = new(
        "silence-db", ShowValues.Decibels(-120, 0), Defaults.SilenceDb, "The level below which the brush is silent. The setup page measures it.");

    private static readonly DefaultKey<IReadOnlyList<LocatedText>> Exclude = new(
        "exclude",
        ShowValues.ListOf(ShowValues.Located("collections")),
        [],
        "Collections of the library that are excluded at the start. A control can include them again.",
        "none");

    /// <summary>The section.</summary>
    public static ShowSection<ChoosingSettings> Section { get; } = new(
        [Gate, Correspondence, Popularity, Dwell, Bars, OnChange, RepeatAfter, Follow, Distance, Strategy, Weight, Silence, SilenceDb, Exclude],
        node =>
        {
            var exclude = Exclude.Read(node);
            return new ChoosingSettings(
                new ChoosingControls
                {
                    Gate = Gate.TryRead(node, out var gate) ? gate : null,
                    Correspondence = Correspondence.Read(node),
                    Popularity = Popularity.Read(node),
                    Dwell = Dwell.Read(node),
                    Bars = Bars.Read(node),
                    OnChange = OnChange.Read(node),
                    RepeatAfter = RepeatAfter.Read(node),
                    Follow = Follow.Read(node),
                    Distance = Distance.Read(node),
                    Strategy = Strategy.Read(node),
                    Weight = Weight.Read(node),
                    Silence = Silence.Read(node),
                    SilenceDb = SilenceDb.Read(node),
                    Excluded = [.. exclude.Select(collection => collection.Text)],
                },
                exclude);
        })
    {
        Renamed = new Dictionary<string, string>(StringComparer.Ordinal) { ["rest"] = "repeat-after", ["off"] = "exclude" },
    };
}
