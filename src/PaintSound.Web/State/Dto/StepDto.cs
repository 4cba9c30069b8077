using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>What a perception step found; see <see cref="StepReport"/>.</summary>
public sealed record StepDto(SourceStatusDto Brush, SourceStatusDto Canvas, SourceStatusDto? Music, float Covered);
