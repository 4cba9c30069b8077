using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>The results and the duration of a perception step; see <see cref="StepReport"/>. Times in milliseconds.</summary>
public sealed record StepDto(double Took, double Load, SourceStatusDto Brush, SourceStatusDto Canvas, SourceStatusDto? Music, float Covered, long Dropped);
