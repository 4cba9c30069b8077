using PaintSound.Core.Events;

namespace PaintSound.Worker.Rehearsals;

/// <summary>What Live said about the clip that a rehearsal launched.</summary>
/// <param name="Reports">The reports since the show was armed.</param>
internal sealed record LaunchRecord(IReadOnlyList<LiveReport> Reports)
{
    /// <summary>True if Live triggered or played a clip.</summary>
    public bool HasPlayed => Reports.Any(report => report.Kind is LiveReportKind.Triggered or LiveReportKind.Playing);
}
