using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Midi.Controllers;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>Records every event as a line, and the LEDs of the controller after every change of the controls. Texts for people are left out.</summary>
/// <param name="lights">The LEDs of a controller.</param>
/// <param name="record">Receives the name and the fields of each event.</param>
internal sealed class EventRecorder(LaunchControlLights lights, Action<string, IEnumerable<object>> record) : IPerformanceOutput
{
    public void OnControls(ShowState state)
    {
        var (choosing, projection) = (state.Choosing, state.Projection);
        record("controls",
        [
            choosing.Gate!, choosing.Dwell, choosing.RepeatAfter, choosing.Hold, choosing.Distance, choosing.Follow, string.Join(' ', choosing.Excluded.Order(StringComparer.Ordinal)),
            choosing.Strategy, choosing.Weight, choosing.Silence, choosing.SilenceDb, choosing.MusicSilenceDb, state.Armed, state.CongruitySmoothing,
            projection.Blend, projection.Canvas, projection.Painting, projection.Fade, projection.Black, .. state.Depths.SelectMany(depth => new object[] { depth.Key, depth.Value }),
        ]);
        record("lights", [lights.Update(state) is { } message ? Convert.ToHexString(message) : "same"]);
    }

    public void OnBrush(in BrushFeatures features) => record("brush", [features.Level, features.Brightness, features.OnsetRate]);

    public void OnOnset(TimeSpan at, float strength) => record("onset", [at, strength]);

    public void OnStroke(TimeSpan at, bool started) => record("stroke", [at, started]);

    public void OnCanvas(TimeSpan at, float change) => record("canvas", [at, change]);

    public void OnSelected(Selection selection)
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

    public void OnSelected(PaintingSelection selection)
    {
        var reason = selection.Reason;
        record("painting",
        [
            selection.At, selection.Painting.Id, selection.Painting.Title, selection.Painting.Collection, selection.Correspondence,
            reason.Considered, reason.Eligible, reason.CorrespondenceRank, .. reason.Best.SelectMany(best => new object[] { best.Rank, best.Painting.Title, best.Correspondence }),
        ]);
    }

    public void OnCongruity(TimeSpan at, CongruityReading congruity) => record("congruity", [at, congruity.Value, congruity.Raw, congruity.Confidence, congruity.Reliability]);

    public void OnSource(TimeSpan at, SourceReport report) => record("source", [at, report.Source, report.State]);

    public void OnLive(TimeSpan at, LiveReport report) => record("live", [at, report.Kind, report.Number, report.Track, report.After]);

    public void OnHeartbeat(TimeSpan at) => record("heartbeat", [at]);

    public void OnStep(StepReport report) => record("step",
    [
        report.Duration, report.Brush.LevelDb ?? 0f, report.Brush.PeakDb ?? 0f, Age(report.Brush), Age(report.Canvas), report.Music?.LevelDb ?? 0f, Age(report.Music),
        report.Coverage, report.Flicker, report.Dropped,
    ]);

    private static object Age(SourceStatus? status) => status?.Age is { } age ? age : "none";
}
