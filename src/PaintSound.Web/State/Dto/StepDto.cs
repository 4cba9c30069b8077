using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>What a perception step found and cost; see <see cref="StepReport"/>. Times in milliseconds.</summary>
public sealed record StepDto(double Took, double Load, SourceStatusDto Brush, SourceStatusDto Canvas, SourceStatusDto? Music, float Covered, long Dropped);
