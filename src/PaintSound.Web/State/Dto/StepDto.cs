using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>The results of a perception step; see <see cref="StepReport"/>.</summary>
public sealed record StepDto(SourceStatusDto Brush, SourceStatusDto Canvas, SourceStatusDto? Music, float Covered)
{
    /// <summary>Returns what pages show of a step.</summary>
    internal static StepDto Create(StepReport report) => new(Status(report.Brush)!, Status(report.Canvas)!, Status(report.Music), report.Coverage);

    private static SourceStatusDto? Status(SourceStatus? status) => status is null ? null : new SourceStatusDto(status.Age?.TotalMilliseconds, status.LevelDb);
}
