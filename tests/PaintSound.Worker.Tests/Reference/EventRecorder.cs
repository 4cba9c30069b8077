using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Midi.Controllers;
using PaintSound.Live.Doors;
using PaintSound.Worker.Announce;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>Writes every event down, a line each, and the controller's lights with every change of the controls. Texts for people are left out.</summary>
/// <param name="lights">A controller's lights.</param>
/// <param name="record">Receives the event's name and its fields.</param>
internal sealed class EventRecorder(LaunchControlLights lights, Action<string, IEnumerable<object>> record) : IAnnouncer
{
    public void Controls(ShowState state)
    {
        var (choosing, projection) = (state.Choosing, state.Projection);
        record("controls",
        [
            choosing.Gate, choosing.Dwell, choosing.Rest, choosing.Hold, choosing.Distance, choosing.Follow, string.Join(' ', choosing.Off.Order(StringComparer.Ordinal)),
            choosing.Strategy, choosing.Weight, choosing.Silence, choosing.SilenceDb, choosing.MusicSilenceDb, state.Armed, state.CongruitySmoothing,
            projection.Blend, projection.Canvas, projection.Painting, projection.Fade, projection.Black, .. state.Depths.SelectMany(depth => new object[] { depth.Key, depth.Value }),
        ]);
        record("lights", [lights.Show(state) is { } message ? Convert.ToHexString(message) : "same"]);
    }

    public void Brush(in BrushGesture gesture) => record("brush", [gesture.Level, gesture.Brightness, gesture.Rate]);

    public void Onset(TimeSpan at, float strength) => record("onset", [at, strength]);

    public void Stroke(TimeSpan at, bool began) => record("stroke", [at, began]);

    public void Canvas(TimeSpan at, float change) => record("canvas", [at, change]);

    public void Selected(Selection selection)
    {
        var reason = selection.Reason;
        record("selection",
        [
            selection.At, selection.Excerpt.Work.Id, selection.Excerpt.Work.Title, selection.Excerpt.Work.Collection, selection.Excerpt.Work.DurationSeconds,
            selection.Excerpt.StartSeconds, selection.Excerpt.LevelDb, selection.Excerpt.OnsetRate, selection.Correspondence, selection.SoundDistance,
            reason.Strategy, reason.Distance, reason.Follow, reason.Silent, reason.Eligible, reason.Passed, reason.CorrespondenceRank, reason.SoundRank,
            .. reason.Best.SelectMany(best => new object[] { best.Rank, best.Excerpt.Work.Title, best.Excerpt.StartSeconds, best.Correspondence, best.SoundDistance }),
        ]);
    }

    public void Selected(PaintingSelection selection)
    {
        var reason = selection.Reason;
        record("painting",
        [
            selection.At, selection.Painting.Id, selection.Painting.Title, selection.Painting.Collection, selection.Correspondence,
            reason.TakingPart, reason.Eligible, reason.CorrespondenceRank, .. reason.Best.SelectMany(best => new object[] { best.Rank, best.Painting.Title, best.Correspondence }),
        ]);
    }

    public void Congruity(TimeSpan at, Congruity congruity) => record("congruity", [at, congruity.Value, congruity.Raw, congruity.Confidence, congruity.Doubt]);

    public void Source(TimeSpan at, SourceReport report) => record("source", [at, report.Source, report.State]);

    public void Live(TimeSpan at, LiveReport report) => record("live", [at, report.Kind, report.Number, report.Track, report.After]);

    public void Heartbeat(TimeSpan at) => record("heartbeat", [at]);

    public void Step(StepReport report) => record("step",
    [
        report.Took, report.Brush.LevelDb ?? 0f, report.Brush.PeakDb ?? 0f, Age(report.Brush), Age(report.Canvas), report.Music?.LevelDb ?? 0f, Age(report.Music),
        report.Covered, report.Unrest, report.Dropped,
    ]);

    private static object Age(SourcePulse? pulse) => pulse?.Age is { } age ? age : "none";
}
